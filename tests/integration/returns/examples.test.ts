import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections } from '#server/data/connections.ts';
import { A, as, B, bringInExamples, makeWorld, rowCounts, rowsOf } from './world.ts';

beforeAll(makeWorld);
afterAll(closeConnections);

describe('the example returns of the seed', () => {
  it('go through submit, sign-off and accept, each by another person', async () => {
    expect(await bringInExamples()).toEqual({ accepted: 16 });
    const { steps } = await as('official').return.history({ area: A, collection: 'example-202526Q4' });
    expect(steps.map((step) => [step.kind, step.actorRole, step.at.slice(0, 10)])).toEqual([
      ['submitted', 'preparer', '2026-08-02'],
      ['signed-off', 'approver', '2026-08-05'],
      ['accepted', 'official', '2026-08-10'],
    ]);
  });

  it('leave nothing unexplained', async () => {
    expect(await rowsOf('SELECT DISTINCT warnings FROM ReturnVersion')).toEqual([{ warnings: 0 }]);
  });

  it('ask for twelve totals a quarter, and breakdowns once a year', async () => {
    const asked = async (collection: string) => (await as('preparerB').return.template({ area: B, collection })).rows;
    expect(await asked('example-202526Q3')).toHaveLength(12);
    expect((await asked('example-202526Q4')).map((row) => row[4])).toContain('age:under-1');
  });

  it('are found in place by a second run, which writes nothing', async () => {
    const before = await rowCounts();
    expect(await bringInExamples()).toEqual({ accepted: 0 });
    expect(await rowCounts()).toEqual(before);
  });

  it('leave the latest collections open', async () => {
    const { items } = await as('preparerA').return.task();
    const standing = Object.fromEntries(items.map((item) => [item.collection.id, item.standing]));
    expect(standing).toMatchObject({
      'example-202627Q1': 'late',
      'example-202627Q2': 'to-do',
      'example-202627Q3': 'not-open',
      'example-202526Q4': 'done',
    });
  });
});
