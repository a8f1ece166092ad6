import { describe, expect, it } from 'vitest';
import {
  checklistFault,
  checklistOf,
  controlReport,
  doneByOthers,
  type ReleaseReport,
  totalsOf,
} from '#server/domain/releases/report.ts';
import { reportInWords } from '#server/domain/releases/report-words.ts';

const report: Omit<ReleaseReport, 'checklist'> = {
  ledger: { Commitment: 2, Source: 5 },
  figures: { s47_rate: 100 },
  returned: {
    families: { values: 8, hidden: 2, rule: 'hide 1 to 5' },
    open: { values: 4, hidden: 0, rule: 'none' },
  },
  returns: [{ returnId: 'r', version: 1, collectionId: 'example-202526Q1', areaCode: 'T09000001', byOthers: true }],
};

it('adds up rows, values and hidden values', () => {
  expect(totalsOf(report)).toEqual({ rows: 7, values: 112, hidden: 2 });
});

it('says what was checked; that no hidden figure follows is so where none of a return is in it', () => {
  const list = checklistOf(report);
  expect(list.find(({ code }) => code === 'primary-suppression')?.text).toMatch(
    /1 of 2 returned metrics.*2 figures hidden/,
  );
  expect(list.filter(({ met }) => !met)).toEqual([]);
});

describe('control', () => {
  const figure = { metric: 'families', breakdown: 'age:a', period: '202526|Q1', area: 'T09000001' };
  const total = { ...figure, breakdown: 'total' };
  const done = (own: object = {}) => ({
    ...{ secondary: [{ figure, what: 'value' as const, kind: 'breakdown' as const, total }], breaches: [], before: [] },
    ...own,
  });
  const itemOf = (own: object) =>
    checklistOf({ ...report, control: controlReport(done(own)) }).find(({ code }) => code === 'secondary-suppression');

  it('tells what was hidden for another, by which sum, and what followed before', () => {
    expect(controlReport(done()).examples).toEqual([{ ...figure, what: 'value', kind: 'breakdown', total }]);
    expect(itemOf({})).toMatchObject({ met: true, text: expect.stringContaining('1 by a total and its parts') });
    expect(itemOf({ before: [figure] })?.text).toContain('1 figure followed already');
    expect(itemOf({ secondary: [] })?.text).toContain('No other had to be hidden');
  });

  it('keeps anybody from approving while a hidden figure would follow', () => {
    const kept = (own: object) => {
      const all = { ...report, control: controlReport(done(own)) };
      return checklistFault({ checklist: checklistOf(all) });
    };
    expect(kept({})).toBeNull();
    expect(kept({ breaches: [figure] })).toContain('1 hidden figure would follow from this release');
    expect(checklistFault(null)).toBeNull();
  });
});

it('does not call a release without anything new complete', () => {
  const empty = { ledger: {}, figures: {}, returned: {}, returns: [] };
  expect(checklistOf(empty).find(({ code }) => code === 'something-new')?.met).toBe(false);
});

it('says so where the history of a return does not show that others signed it off and accepted it', () => {
  const item = (byOthers: boolean[]) => {
    const returns = byOthers.map((each, at) => ({ ...report.returns[0]!, returnId: `r${at}`, byOthers: each }));
    return checklistOf({ ...report, returns }).find(({ code }) => code === 'accepted-only');
  };
  expect(item([true, true])).toMatchObject({ met: true, text: expect.stringContaining('taken over: 2. Each was') });
  expect(item([true, false])).toMatchObject({ met: false, text: expect.stringMatching(/than the preparer: 1\.$/) });
  expect(item([])).toMatchObject({ met: true });
});

const step = (kind: string, actorId: string) => ({ kind, actorId });

it.each([
  [true, [step('submitted', 'a'), step('signed-off', 'b'), step('accepted', 'c')]],
  [true, [step('submitted', 'a'), step('signed-off', 'b'), step('queried', 'c'), step('accepted', 'c')]],
  [false, [step('submitted', 'a'), step('signed-off', 'a'), step('accepted', 'c')]],
  [false, [step('submitted', 'a'), step('signed-off', 'b'), step('accepted', 'a')]],
  [false, [step('submitted', 'a'), step('accepted', 'c')]],
  [false, [step('signed-off', 'b'), step('accepted', 'c')]],
])('that others checked a version is %s by its history', (expected, steps) => {
  expect(doneByOthers(steps)).toBe(expected);
});

it('tells what a release holds in words: kinds of change, names of metrics, councils and collections', () => {
  const shown = reportInWords(
    { ...report, ledger: { Commitment: 1, MilestoneDate: 3, Correction: 2 }, checklist: [] },
    {
      kinds: new Map([
        ['Commitment', 'commitments'],
        ['MilestoneDate', 'dates'],
        ['Correction', 'corrections'],
      ]),
      metrics: new Map([
        ['s47_rate', 'Section 47 enquiries'],
        ['families', 'Families seen'],
      ]),
      areas: new Map([['T09000001', 'Example Council A (made-up)']]),
      collections: new Map([['example-202526Q1', { programme: 'Example', period: '202526|Q1' }]]),
    },
  );
  expect(shown.ledger.map(({ what, count }) => `${count} ${what}`)).toEqual([
    '1 promise',
    '3 milestone dates',
    '2 reasons of corrections',
  ]);
  expect(shown.figures).toEqual([{ metric: 's47_rate', name: 'Section 47 enquiries', count: 100 }]);
  expect(shown.returned.map(({ name, rule }) => [name, rule])).toEqual([
    ['Families seen', 'Counts from 1 to 5 are hidden'],
    ['open', 'No figure is hidden'],
  ]);
  expect(shown.returns).toMatchObject([{ area: 'Example Council A (made-up)', version: 1 }]);
  expect(shown.returns[0]?.collection).toMatch(/^Example, .*2025/);
});
