import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loader as historyFile } from '#app/routes/reporting.$collection.history[.]csv.ts';
import { differing } from '#server/trpc/returns/differing.ts';
import { asBrowser, openDoors, readByRest } from './doors.ts';
import { A, as, B, collection, endWorld, serveWorld } from './world.ts';

const csv = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const about = { area: A, collection };
const metric = 'macpt_fte';
const change = (value: number, explanation = '') => [{ metric, value, explanation }];
const send = (who: 'preparerA' | 'approverA', baseVersion: number, values: ReturnType<typeof change>) =>
  as(who).return.submit({ key: uuidv7(), ...about, values, baseVersion, changesOnly: true });

beforeAll(async () => {
  await serveWorld();
  await openDoors();
  await as('preparerA').return.submit({ key: uuidv7(), ...about, csv });
  await as('approverA').return.signOff({ key: uuidv7(), ...about, version: 1 });
  await send('preparerA', 1, change(41));
  await send('approverA', 2, change(41, 'Two vacancies were filled in May'));
}, 60_000);
afterAll(endWorld);

it('value by value, with who changed it last and when, for the authority and the department alike', async () => {
  const found = await as('preparerA').return.differences({ ...about, from: 1, to: 3 });
  expect(differing.parse(found)).toEqual(found);
  expect(found).toMatchObject({ from: 1, to: 3, sinceSignOff: { version: 1, changes: 1 } });
  expect(found.versions.map(({ number, role }) => [number, role])).toEqual([
    [3, 'approver'],
    [2, 'preparer'],
    [1, 'preparer'],
  ]);
  expect(found.differences).toEqual([
    expect.objectContaining({
      ...{ metric, breakdown: 'total', kind: 'changed', version: 3, role: 'approver' },
      before: expect.objectContaining({ value: 31.5, explanation: null }),
      after: expect.objectContaining({ value: 41, explanation: 'Two vacancies were filled in May' }),
    }),
  ]);
  expect(await as('official').return.differences({ ...about, from: 1, to: 3 })).toEqual(found);
});

it('without two versions named: the latest and the one before it', async () => {
  const found = await as('approverA').return.differences(about);
  expect(found).toMatchObject({ from: 2, to: 3 });
  expect(found.differences.map(({ kind }) => kind)).toEqual(['explanation']);
});

it('a version has no differences from itself', async () => {
  expect((await as('preparerA').return.differences({ ...about, from: 2, to: 2 })).differences).toEqual([]);
});

it('compared with nothing every figure was added', async () => {
  const { differences } = await as('preparerA').return.differences({ ...about, from: 0, to: 1 });
  expect(differences.map(({ kind }) => kind)).toEqual(Array(12).fill('added'));
});

it('over REST the same', async () => {
  const query = `area=${A}&collection=${collection}&from=1&to=3`;
  const { status, body } = await readByRest(`/returns/differences?${query}`);
  expect(status).toBe(200);
  expect(body).toEqual(await as('preparerA').return.differences({ ...about, from: 1, to: 3 }));
});

it('as a file with exact figures, one row for each', async () => {
  const path = `/reporting/${collection}/history.csv?area=${A}&from=1&to=3`;
  const file = await historyFile(asBrowser(path, collection));
  expect(file.headers.get('content-type')).toContain('text/csv');
  expect(parse(await file.text(), { columns: true })).toMatchObject([
    {
      ...{ area_code: A, collection, metric, what_happened: 'changed', before_value: '31.5', after_value: '41' },
      ...{
        after_explanation: 'Two vacancies were filled in May',
        changed_in_version: '3',
        changed_by_role: 'approver',
      },
    },
  ]);
});

it('another authority is refused, versions that are not there are not found, and the wrong way round is said', async () => {
  await expect(as('preparerB').return.differences(about)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(as('preparerA').return.differences({ ...about, area: B })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(as('assessor').return.differences(about)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(as('official').return.differences({ ...about, to: 9 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(as('official').return.differences({ ...about, from: 3, to: 1 })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  await expect(as('official').return.differences({ area: B, collection })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  // A page's form may name them the wrong way round: it means the same two.
  const turned = asBrowser(`/reporting/${collection}/history.csv?area=${A}&from=3&to=1`, collection);
  expect((await historyFile(turned)).headers.get('content-disposition')).toContain('-1-3.csv');
  const odd = asBrowser(`/reporting/${collection}/history.csv?area=${A}&from=one`, collection);
  const refused = await historyFile(odd).catch((thrown: unknown) => thrown);
  expect((refused as Response).status).toBe(404);
});
