import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeConnections } from '#server/data/connections.ts';
import { A, as, bringInExamples, collection, makeWorld, rowCounts } from './world.ts';

const good = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const about = { area: A, collection };

beforeAll(async () => {
  await makeWorld();
  await bringInExamples();
});
afterAll(closeConnections);

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
