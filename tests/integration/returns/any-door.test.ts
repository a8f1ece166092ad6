import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { returnColumns, type ValueInput } from '#server/domain/returns/return-row.ts';
import { readCsv } from '#server/files/csv.ts';
import type { Table } from '#server/files/table.ts';
import { asCsv, asWorkbook, byForm, byRest, byTrpc, type Content, handInByRest, openDoors } from './doors.ts';
import { checked, type FormRow, fillIn, submit, withoutRow } from './form-pages.ts';
import { A, as, collection, endWorld, origin, rowCounts, serveWorld } from './world.ts';

beforeAll(async () => {
  await serveWorld();
  await openDoors();
}, 60_000);

afterAll(endWorld);

const [, ...lines] = readCsv(new Uint8Array(readFileSync('tests/corpus/returns/good.csv'))).rows;
const good = lines.map(({ cells: [, , , metric = '', breakdown = '', ...rest] }): Value => {
  const [numerator = '', denominator = '', value = '', symbol = '', explanation = ''] = rest;
  return { metric, breakdown, numerator, denominator, value, symbol, explanation };
});
type Value = Required<{ [Cell in keyof Omit<ValueInput, 'area' | 'period'>]: string }>;

const oneOf = (...given: string[]) => fc.constantFrom(...given);
const slips = oneOf('', '0', '-3', '12.55', '1,204', '75%', '£9', 'twelve', '=1+1', '2026-10-05', '99999999999');
const change = fc.record({
  at: fc.nat(good.length - 1),
  cell: fc.constantFrom('numerator', 'denominator', 'value', 'symbol', 'explanation', 'breakdown', 'metric'),
  to: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 400 }).map(String) },
    slips,
    oneOf('c', 'x', 'low', 'u', 'k', 'A new team began in May', 'Ask Mr Smith', 'total', 'age:under-1', 'nonsense'),
  ),
});
/** Good for a great part, so that many are taken in; with slips for the rest. */
const aReturn = fc
  .record({
    moved: fc.array(fc.record({ at: fc.constantFrom(0, 4, 10), to: fc.integer({ min: 30, max: 60 }) }), {
      maxLength: 2,
    }),
    changes: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, fc.array(change, { maxLength: 3 })),
    left: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, fc.nat(good.length - 1)),
  })
  .map(({ moved, changes, left }) => {
    const values = good.map((value) => ({ ...value }));
    for (const { at, to } of moved) values[at]!.value = at === 0 ? String(1690 + to) : String(to);
    for (const { at, cell, to } of changes) values[at]![cell as keyof Value] = to;
    return values.filter((_, index) => index !== left);
  });

const [time, code] = ['202627', 'Q1'] as const;
const tableOf = (values: Value[]): Table => ({
  rows: [
    { row: 1, cells: [...returnColumns] },
    ...values.map(({ metric, breakdown, numerator, denominator, value, symbol, explanation }, index) => ({
      row: index + 2,
      cells: [A, time, code, metric, breakdown, numerator, denominator, value, symbol, explanation],
    })),
  ],
  faults: [],
  notes: [],
});

/** One line of DfE's tidy layout; only where each metric is named once and about the whole. */
function asTidy(values: Value[]): Content | null {
  const names = values.map(({ metric }) => metric);
  const plain = values.every(
    ({ metric, breakdown }) => breakdown === 'total' && good.some((one) => one.metric === metric),
  );
  const empty = values.some(({ numerator, denominator, value, symbol }) => !(numerator + denominator + value + symbol));
  if (!plain || empty || new Set(names).size < names.length) return null;
  // In this layout a symbol may stand in the number's place: what is a slip elsewhere is none here.
  if (values.some(({ value, symbol }) => symbol === '' && /^(c|x|z|low|u)$/.test(value))) return null;
  const columns = values.flatMap(({ metric, ...cells }) =>
    (['numerator', 'denominator', 'value', 'symbol', 'explanation'] as const).map(
      (cell) => [cell === 'value' ? metric : `${metric}_${cell}`, cells[cell]] as const,
    ),
  );
  const place = ['time_period', 'time_identifier', 'geographic_level', 'new_la_code', 'la_name'];
  const cells = [time, 'Financial year Q1', 'Local authority', A, 'Example Council A (made-up)'];
  return asCsv({
    rows: [
      { row: 1, cells: [...place, ...columns.map(([name]) => name)] },
      { row: 2, cells: [...cells, ...columns.map(([, cell]) => cell)] },
    ],
  });
}

/** The rows as the form can hold them; null where a figure is not asked for, is there twice or has nothing written. */
function inForm(values: Value[]): FormRow[] | null {
  const names = values.map(({ metric }) => metric);
  const held = values.every(
    ({ metric, breakdown, numerator, denominator, value, symbol, explanation }) =>
      breakdown === 'total' &&
      good.some((one) => one.metric === metric) &&
      numerator + denominator + value + symbol + explanation !== '',
  );
  if (!held || new Set(names).size < names.length) return null;
  return values.map((value) => ({ area_code: A, time_period: time, time_identifier: code, ...value }));
}

/** What the form's answer would be over REST. */
const statusOf = (answer: unknown) => {
  const done = answer instanceof Response ? new URL(answer.headers.get('Location') ?? '', origin).searchParams : null;
  return { submitted: 201, unchanged: 200 }[done?.get('done') ?? ''] ?? 500;
};

it('random returns get the same findings through every door, and what is stored is what was sent', async () => {
  let taken = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(aReturn, fc.nat(4), async (values, door) => {
      const table = tableOf(values);
      const [workbook, csv, json] = [await asWorkbook(table), asCsv(table), { values }];
      const told = await byTrpc(collection, json);
      expect((await byTrpc(collection, csv)).findings).toEqual(told.findings);
      expect((await byRest(collection, workbook)).findings).toEqual(told.findings);
      const page = await byForm(collection, 'return.csv', new Uint8Array(Buffer.from('csv' in csv ? csv.csv : '')));
      expect(page.findings).toEqual(told.findings);
      const tidy = asTidy(values);
      if (tidy) {
        const known = (findings: typeof told.findings) => findings.map((each) => `${each.code} ${each.metric}`).sort();
        expect(known((await byRest(collection, tidy)).findings)).toEqual(known(told.findings));
      }

      const form = inForm(values);
      if (form) await fillIn(collection, form);
      const last = form && (await checked(collection));
      if (last) expect(withoutRow(last.findings)).toEqual(withoutRow(told.findings));

      const before = await rowCounts();
      const content = [json, csv, workbook, tidy ?? csv, json][door]!;
      // A form that holds what is stored already has no draft, and offers nothing to submit.
      const byPages = door === 4 && told.accepted && last?.draft;
      const status = byPages
        ? statusOf(await submit(collection, last))
        : (await handInByRest(collection, content)).status;
      const kept = await as('preparerA').return.current({ area: A, collection });
      if (!told.accepted) {
        refused += 1;
        expect(status).toBe(422);
        expect(await rowCounts()).toEqual(before);
        return;
      }
      taken += 1;
      expect([200, 201]).toContain(status);
      const stored = kept.asked.flatMap(({ figure }) => figure ?? []);
      expect(stored).toHaveLength(values.length);
      for (const given of values) {
        const figure = stored.find(({ metric }) => metric === given.metric);
        expect(figure?.symbol ?? '').toBe(given.symbol.toLowerCase());
        expect(figure?.explanation ?? '').toBe(given.explanation);
        // Where the metric has no denominator the cell is not read, which a warning says (VAL-014).
        const hasDenominator = good.some(({ metric, denominator }) => metric === given.metric && denominator !== '');
        if (given.denominator && !hasDenominator) {
          expect(told.findings.map(({ code: of, metric }) => `${of} ${metric}`)).toContain(`VAL-014 ${given.metric}`);
          expect(figure?.denominator).toBeNull();
        }
        if (given.denominator && hasDenominator) expect(figure?.denominator).toBe(Number(given.denominator));
        else if (given.value) expect(figure?.value).toBe(Number(given.value));
      }
      // The same content by the other doors changes nothing.
      for (const again of [json, csv, workbook]) {
        const answer = await handInByRest(collection, again);
        expect([answer.status, answer.body]).toMatchObject([200, { unchanged: true }]);
      }
    }),
    { numRuns: 25 },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(0);
}, 120_000);

it.each([
  ['a quarter that is not open yet', 'example-202627Q3', /opens on/],
  ['a quarter that is locked', 'example-202526Q2', /locked|accepted|can no longer be changed/],
])('%s is refused in words by every door, and nothing is stored', async (_, closed, words) => {
  const before = await rowCounts();
  const [, timePeriod = '', quarter = ''] = /-(\d{6})(Q\d)$/.exec(closed) ?? [];
  const csv = readFileSync('tests/corpus/returns/good.csv', 'utf8').replaceAll(
    ',202627,Q1,',
    `,${timePeriod},${quarter},`,
  );
  const { status, body } = await handInByRest(closed, { csv });
  expect([409, 412]).toContain(status);
  expect((body as unknown as { detail: string }).detail).toMatch(words);
  const input = { key: uuidv7(), area: A, collection: closed, csv };
  await expect(as('preparerA').return.submit(input)).rejects.toThrow(words);
  expect(await rowCounts()).toEqual(before);
});
