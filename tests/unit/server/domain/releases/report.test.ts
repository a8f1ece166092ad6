import { expect, it } from 'vitest';
import { checklistOf, totalsOf } from '#server/domain/releases/report.ts';

const report = {
  ledger: { Commitment: 2, Source: 5 },
  figures: { s47_rate: 100 },
  returned: {
    families: { values: 8, hidden: 2, rule: 'hide 1 to 5' },
    open: { values: 4, hidden: 0, rule: 'none' },
  },
  returns: [{ returnId: 'r', version: 1, collectionId: 'example-202526Q1', areaCode: 'T09000001' }],
};

it('adds up rows, values and hidden values', () => {
  expect(totalsOf(report)).toEqual({ rows: 7, values: 112, hidden: 2 });
});

it('says what was checked, and what is not checked yet', () => {
  const list = checklistOf(report);
  expect(list.find(({ code }) => code === 'primary-suppression')?.text).toMatch(
    /1 of 2 returned metrics.*2 figures hidden/,
  );
  expect(list.filter(({ met }) => !met).map(({ code }) => code)).toEqual(['secondary-suppression']);
});

it('does not call a release without anything new complete', () => {
  const empty = { ledger: {}, figures: {}, returned: {}, returns: [] };
  expect(checklistOf(empty).find(({ code }) => code === 'something-new')?.met).toBe(false);
});
