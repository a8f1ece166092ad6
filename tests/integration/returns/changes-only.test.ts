import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { returnColumns } from '#server/domain/returns/return-row.ts';
import { byRest, byTrpc, type Content, handInByRest, openDoors } from './doors.ts';
import { A, as, collection, endWorld, rowCounts, rowsOf, serveWorld } from './world.ts';

const csv = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const about = { area: A, collection };
const lineOf = (metric: string) => csv.split(/\r?\n/).find((line) => line.includes(`,${metric},total,`)) ?? '';
const fileOf = (...lines: string[]) => [returnColumns.join(), ...lines].join('\r\n');

/** One figure that changes from turn to turn, and the whole file with it. */
const metric = 'macpt_fte';
const was = lineOf(metric);
const changed = (value: number) => was.replace(/,,,[\d.]+,,/, `,,,${value},,`);
const whole = (value: number) => csv.replace(was, changed(value));
const alone = (value: number): Content => ({ csv: fileOf(changed(value)) });
const latest = async () => (await as('preparerA').return.current(about)).version?.number ?? 0;
const heldHash = async () => {
  const [row] = await rowsOf('SELECT contentHash FROM ReturnVersion ORDER BY submittedAt DESC, number DESC LIMIT 1');
  return row?.contentHash;
};

beforeAll(async () => {
  await serveWorld();
  await openDoors();
  expect(was).toMatch(/,,,[\d.]+,,/);
  await as('preparerA').return.submit({ key: uuidv7(), ...about, csv });
}, 60_000);
afterAll(endWorld);

const said = (findings: { code: string | null; metric: string | null; breakdown: string | null; message: unknown }[]) =>
  findings.map(({ code, metric: about, breakdown, message }) => [code, about, breakdown, message].join(' ')).toSorted();

describe('what changed since a version, sent alone', () => {
  it.each([
    ['a good figure', changed(41)],
    ['a figure that is no number', was.replace(/,,,[\d.]+,,/, ',,,many,,')],
    ['a figure far from the last', changed(400)],
  ])('gets the findings of the whole return over tRPC and REST: %s', async (_, line) => {
    const before = await rowCounts();
    const baseVersion = await latest();
    const inFull = await byTrpc(collection, { csv: csv.replace(was, line) });
    const changes: Content = { csv: fileOf(line), baseVersion, changesOnly: true };
    const [trpc, rest] = [await byTrpc(collection, changes), await byRest(collection, changes)];
    expect(rest).toEqual(trpc);
    expect(said(trpc.findings)).toEqual(said(inFull.findings));
    expect(trpc.counts).toEqual(inFull.counts);
    expect(await rowCounts()).toEqual(before);
  });

  it('is stored as the whole return would be: the same fingerprint, every figure in the new version', async () => {
    const baseVersion = await latest();
    const sent = await handInByRest(collection, { ...alone(41), baseVersion, changesOnly: true });
    expect(sent).toMatchObject({
      status: 201,
      body: { accepted: true, version: baseVersion + 1, counts: { rows: 12 } },
    });
    const byChanges = await heldHash();
    const again = await handInByRest(collection, { csv: whole(41) });
    expect(again).toMatchObject({ status: 200, body: { unchanged: true, version: baseVersion + 1 } });
    expect(await heldHash()).toBe(byChanges);
  });

  it('as JSON values too; when nothing changed it says so and adds no version', async () => {
    const baseVersion = await latest();
    const values = [{ metric, value: 41 }];
    const { status, body } = await handInByRest(collection, { values, baseVersion, changesOnly: true });
    expect({ status, body }).toMatchObject({ status: 200, body: { unchanged: true, version: baseVersion } });
    expect(await handInByRest(collection, { values: [], baseVersion, changesOnly: true })).toMatchObject({
      status: 200,
    });
    expect(await latest()).toBe(baseVersion);
  });

  it('takes a figure out by a row that holds nothing: it is missing, and nothing is stored', async () => {
    const before = await rowCounts();
    const sent = { values: [{ metric }], baseVersion: await latest(), changesOnly: true };
    const { status, body } = await handInByRest(collection, sent);
    expect(status).toBe(422);
    expect(body.findings.map(({ code, metric: about, row }) => [code, about, row])).toEqual([
      ['MET-003', metric, null],
    ]);
    expect(await rowCounts()).toEqual(before);
  });

  it('sent again with its key after a lost answer gives the first answer, though the version has moved on', async () => {
    const baseVersion = await latest();
    const sent = { ...alone(42), key: uuidv7(), baseVersion, changesOnly: true };
    const first = await handInByRest(collection, sent);
    expect(first).toMatchObject({ status: 201, body: { version: baseVersion + 1 } });
    const before = await rowCounts();
    expect((await handInByRest(collection, sent)).body).toEqual(first.body);
    expect(await rowCounts()).toEqual(before);
  });
});

describe('a version that is no longer the latest', () => {
  it('is refused by check and submit, whole or changes only, with the number of the newer one; nothing is stored', async () => {
    const newer = await latest();
    const before = await rowCounts();
    for (const content of [alone(43), { ...alone(43), changesOnly: true }, { csv: 'nonsense' }]) {
      const stale = { ...content, baseVersion: newer - 1 } as Content;
      expect(await byRest(collection, stale)).toMatchObject({
        code: 'CONFLICT',
        status: 409,
        detail: expect.stringContaining(`Version ${newer} is the latest; you worked on version ${newer - 1}`),
      });
      expect(await handInByRest(collection, stale)).toMatchObject({ status: 409 });
      await expect(as('preparerA').return.check({ ...about, ...stale })).rejects.toMatchObject({ code: 'CONFLICT' });
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('and one that does not exist yet is refused alike', async () => {
    const ahead = { ...alone(43), baseVersion: (await latest()) + 5, changesOnly: true };
    expect(await handInByRest(collection, ahead)).toMatchObject({ status: 409 });
  });

  it('changes without the version they were made from are a bad request', async () => {
    const answer = (await byRest(collection, { ...alone(43), changesOnly: true })) as unknown as { detail: string };
    expect(answer).toMatchObject({ status: 400, detail: expect.stringContaining('baseVersion') });
  });
});

it('of twenty programs that send other changes to the same version at once, one is taken in', async () => {
  const baseVersion = await latest();
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, turn) =>
      handInByRest(collection, { ...alone(44 + turn / 10), baseVersion, changesOnly: true }),
    ),
  );
  expect(all.map(({ status }) => status).toSorted()).toEqual([201, ...Array(19).fill(409)]);
  expect(await latest()).toBe(baseVersion + 1);
});
