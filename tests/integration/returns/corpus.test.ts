import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type CheckCode, checks } from '#server/domain/returns/checks.ts';
import { returnColumns } from '#server/domain/returns/return-row.ts';
import { readTable } from '#server/files/read-table.ts';
import { LARGEST_FILE } from '#server/files/table.ts';
import { bytesOf, collectionOf, expected, folder, serveCorpus } from './corpus.ts';
import {
  asCsv,
  asValues,
  asWorkbook,
  byForm,
  byRest,
  byTrpc,
  type Content,
  type Found,
  handInByRest,
} from './doors.ts';
import { A, as, collection, rowCounts } from './world.ts';

const files = Object.keys(expected);
const inFull = (content: Uint8Array): Content => ({ file: Buffer.from(content).toString('base64') });

serveCorpus();

/** What another door can know: the code and what it is about, not how a file was written. */
const codes = (findings: Found[]) => findings.map(({ code, row, metric, breakdown }) => [code, row, metric, breakdown]);
const written = (findings: Found[]) => findings.filter(({ code }) => !['FILE-011', 'FILE-012'].includes(code ?? ''));
const unread = (findings: Found[]) =>
  findings.some(({ code, severity }) => /^(FILE|ROW-001|ROW-005)/.test(code ?? '') && severity === 'error');

it('the corpus holds every file of its folder, and sixty with faults', () => {
  const there = [folder, `${folder}/wide`].flatMap((each) => readdirSync(each).map((name) => `${each}/${name}`));
  const held = there.filter((path) => /\.(csv|xlsx|xlsm|xls|docx)$/.test(path) && !path.endsWith('wide/before.csv'));
  expect(held.map((path) => path.slice(folder.length + 1)).sort()).toEqual([...files].sort());
  expect(files.filter((name) => (expected[name] ?? []).length > 0).length).toBeGreaterThanOrEqual(60);
});

describe.each(files)('%s', (name) => {
  const found = expected[name] ?? [];
  const accepted = found.every(({ severity }) => severity === 'warning');

  it('gets its findings in full by tRPC and REST, and nothing is stored', async () => {
    const before = await rowCounts();
    const told = await byTrpc(collectionOf(name), inFull(bytesOf(name)));
    expect(told.findings).toEqual(found);
    expect(told.accepted).toBe(accepted);
    expect(await byRest(collectionOf(name), inFull(bytesOf(name)))).toEqual(told);
    if (!accepted) {
      const refused = await handInByRest(collectionOf(name), inFull(bytesOf(name)));
      expect([refused.status, refused.body.findings]).toEqual([422, found]);
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('gets the same by the page and in the file of findings', async () => {
    const shown = await byForm(collectionOf(name), name, bytesOf(name));
    expect(shown.status).toBe(accepted ? 200 : 422);
    if (shown.message === undefined) expect(shown.findings).toEqual(found);
    else expect(found.map(({ code }) => code).join()).toMatch(/^FILE-/);
    const [header = [], ...lines] = parse(shown.file) as string[][];
    const at = (column: string) => header.indexOf(column);
    expect(lines.map((line) => [line[at('code')], line[at('row')], line[at('who')]])).toEqual(
      found.map(({ code, row, who }) => [code, row === null ? '' : String(row), who]),
    );
  });

  it('gets the same codes as a workbook, as a CSV file and as values', async () => {
    const table = await readTable(bytesOf(name));
    if (table.faults.length > 0 || unread(found)) {
      expect(accepted).toBe(false);
      return;
    }
    const same = [await asWorkbook(table), asCsv(table), asValues(table, returnColumns)];
    for (const content of same.filter((each) => each !== null)) {
      const told = await byRest(collectionOf(name), content);
      expect(codes(told.findings), Object.keys(content).join()).toEqual(codes(written(found)));
    }
  });
});

/** Too large to be kept beside the others: made here. */
const made: [CheckCode, () => Content][] = [
  ['FILE-004', () => inFull(new Uint8Array(LARGEST_FILE + 1).fill(0x61))],
  ['FILE-005', () => ({ csv: `${returnColumns.join()}\n${`${A}\n`.repeat(200_000)}` })],
  ['FILE-005', () => ({ values: Array.from({ length: 5_001 }, () => ({ metric: 'fnsp_packages', value: 1 })) })],
];

it.each(made)('%s is told alone, without going through the rows', async (code, content) => {
  const told = await byTrpc(collection, content());
  expect(told.findings.map((finding) => finding.code)).toEqual([code]);
  expect(told.accepted).toBe(false);
});

it('PER-002 is told by a dry run at every door before anything else, where the return cannot be handed in today', async () => {
  const locked = { area: A, collection: 'example-202526Q1' };
  const content = inFull(bytesOf('good.csv'));
  const told = await byTrpc(locked.collection, content);
  expect(told.findings[0]).toMatchObject({ code: 'PER-002', severity: 'error', row: null });
  expect(told.accepted).toBe(false);
  expect((await byRest(locked.collection, content)).findings).toEqual(told.findings);
});

it('every check of the catalogue is produced by a file of the corpus, in the words of the catalogue', () => {
  const all = Object.values(expected).flat();
  // What a version says of itself is no matter of files: `revisions.test.ts` sends these through every door.
  const said = JSON.parse(readFileSync(`${folder}/revisions.json`, 'utf8')) as { codes: string[] }[];
  const others = [...made.map(([code]) => code), 'PER-002', ...said.flatMap(({ codes }) => codes)];
  const produced = new Set([...all.map(({ code }) => code), ...others]);
  expect(Object.keys(checks).filter((code) => !produced.has(code))).toEqual([]);
  for (const { code, severity, who } of all) {
    const { severity: sure, whoCanFix } = checks[code as CheckCode];
    expect([severity, who], code ?? '').toEqual([sure, whoCanFix]);
  }
});

it('findings name the figure and what was given before, for people', async () => {
  const told = await as('preparerA').return.check({
    area: A,
    collection,
    csv: Buffer.from(bytesOf('unusual-count.csv')).toString(),
  });
  expect(told.findings.find(({ code }) => code === 'OUT-001')).toMatchObject({
    name: 'Family group decision-making offered before proceedings',
    before: expect.stringMatching(/^January to March 2026: 28 of 33/),
  });
});
