import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections } from '#server/data/connections.ts';
import { A, as, B, bringInExamples, collection, makeWorld } from './world.ts';

const about = { area: A, collection };

beforeAll(async () => {
  await makeWorld();
  await bringInExamples();
});
afterAll(closeConnections);

const places = (findings: { code: string; row: number | null; column: string | null }[]) =>
  findings.map(({ code, row, column }) => [code, row, column]);

it('10 MB of noise is refused', async () => {
  const noise = Buffer.alloc(10 * 1024 * 1024);
  for (let index = 0; index < noise.length; index += 1) noise[index] = (index * 2654435761) >>> 13;
  const checked = await as('preparerA').return.check({ ...about, file: noise.toString('base64') });
  expect(places(checked.findings)).toEqual([['FILE-004', null, null]]);
});

it.each([
  ['text for a number of rows', { values: 'many' }],
  ['a value without a metric', { values: [{ value: 3 }] }],
  ['a value with an unknown name', { values: [{ metric: 'macpt_fte', val: 3 }] }],
  ['both a file and values', { csv: '', values: [] }],
  ['neither', {}],
  ['an unknown name', { values: [], force: true }],
])('JSON of the wrong shape is a bad request: %s', async (_, content) => {
  const input = { ...about, ...content } as unknown as Parameters<ReturnType<typeof as>['return']['check']>[0];
  await expect(as('preparerA').return.check(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

it('an unknown collection is not found, also one that asks nothing of the area', async () => {
  const input = { area: A, collection: 'example-209900Q9', values: [] };
  await expect(as('preparerA').return.check(input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

describe("another authority's return", () => {
  const other = { area: B, collection };
  it.each([
    ['read', () => as('preparerA').return.current(other)],
    ['its history', () => as('approverA').return.history(other)],
    ['its template', () => as('approverA').return.template(other)],
    ['checked', () => as('preparerA').return.check({ ...other, values: [] })],
    ['submitted', () => as('preparerA').return.submit({ ...other, key: uuidv7(), values: [] })],
    ['signed off', () => as('approverA').return.signOff({ ...other, key: uuidv7(), version: 1 })],
    ['answered', () => as('preparerA').return.answer({ ...other, key: uuidv7(), thread: uuidv7(), text: 'Yes' })],
    ['read by an assessor', () => as('assessor').return.current(other)],
  ])('cannot be %s', async (_, call) => {
    await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
