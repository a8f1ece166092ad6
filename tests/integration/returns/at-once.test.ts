import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handInByRest, openDoors } from './doors.ts';
import { A, acting, as, collection, endWorld, people, rowCounts, serveWorld } from './world.ts';

const good = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const about = { area: A, collection };

beforeAll(async () => {
  await serveWorld();
  await openDoors();
}, 60_000);
afterAll(endWorld);

it.each([
  ['first', good],
  ['next', good.replace(',,,43,,', ',,,44,,')],
])('one hundred times the same submission at once is one %s version, and one answer', async (_, csv) => {
  const before = await rowCounts();
  const input = { key: uuidv7(), ...about, csv };
  const answers = await Promise.all(Array.from({ length: 100 }, () => as('preparerA').return.submit(input)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const after = await rowCounts();
  const added = Object.keys(after).map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]);
  const first = before.Return === after.Return ? 0 : 1;
  expect(Object.fromEntries(added)).toEqual({
    Return: first,
    ReturnVersion: 1,
    ReturnValue: 12,
    ReturnEvent: 1,
    ValueQuery: 0,
    WriteKey: 1,
    AuditEvent: 1,
    OutboxMessage: 1,
  });
});

const added = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(
    ['ReturnVersion', 'ReturnEvent', 'OutboxMessage'].map((table) => [table, after[table]! - before[table]!]),
  );

it('fifty times at once over HTTP with one key is one version, and one answer', async () => {
  const before = await rowCounts();
  const content = { key: uuidv7(), csv: good.replace(',,,43,,', ',,,45,,') };
  const answers = await Promise.all(Array.from({ length: 50 }, () => handInByRest(collection, content)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 201, body: { accepted: true } });
  expect(added(before, await rowCounts())).toEqual({ ReturnVersion: 1, ReturnEvent: 1, OutboxMessage: 1 });
});

it('fifty times at once over HTTP, each with its own key, is one version: one is told it is new, the others nothing new', async () => {
  const before = await rowCounts();
  const content = { csv: good.replace(',,,43,,', ',,,46,,') };
  const answers = await Promise.all(Array.from({ length: 50 }, () => handInByRest(collection, content)));
  const told = answers.map(({ status }) => status);
  expect(told.filter((status) => status === 201)).toHaveLength(1);
  expect(told.filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
  expect(added(before, await rowCounts())).toEqual({ ReturnVersion: 1, ReturnEvent: 1, OutboxMessage: 1 });
});

it('signed off by two leads at once, ten times each, it is signed off once: one wins and the others are told', async () => {
  const { version } = await as('approverA').return.current(about);
  const second = { ...people.approverA, id: uuidv7() };
  const before = await rowCounts();
  const tries = Array.from({ length: 20 }, (_, at) =>
    acting(at % 2 ? second : people.approverA).return.signOff({
      key: uuidv7(),
      ...about,
      version: version?.number ?? 0,
    }),
  );
  const answers = await Promise.allSettled(tries);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
  expect(refused.filter((code) => !['CONFLICT', 'FORBIDDEN', 'PRECONDITION_FAILED'].includes(code))).toEqual([]);
  const after = await rowCounts();
  expect(after.ReturnEvent! - before.ReturnEvent!).toBe(1);
  expect(after.AuditEvent! - before.AuditEvent!).toBe(1);
  expect((await as('approverA').return.current(about)).state).toBe('signed-off');
});
