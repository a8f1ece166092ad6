import { describe, expect, it } from 'vitest';
import { type AskedOf, collectionFaults, faultSentence } from '#server/domain/collections/check-collections.ts';
import {
  type CollectionRule,
  collectionRuleList,
  collectionRules,
} from '#server/domain/collections/collection-rules.ts';
import type { Row } from '#server/domain/loading/load-plan.ts';

const area = (code: string, more: Row = {}): Row => ({
  code,
  level: 'local-authority',
  madeUp: 0,
  validTo: null,
  ...more,
});
const metric = (id: string, more: Row = {}): Row => ({ id, core: 1, alreadyHeld: 0, breakdowns: '["age"]', ...more });
const totals = (...metrics: string[]) => metrics.map((each) => ({ metric: each, breakdowns: ['total'] }));

const good = {
  id: 'national-202627Q2',
  programmeId: 'national',
  period: '202627|Q2',
  opensOn: '2026-10-01',
  dueOn: '2026-12-11',
  locksOn: '2027-01-29',
  asks: JSON.stringify(totals('m1', 'm2')),
  authority: 'Voluntary.',
  usedFor: 'To see who is helped.',
  notUsedFor: 'Not to rank authorities.',
  datesReason: null,
} satisfies Row;

/** Twenty core metrics, some others, two authorities who are both in the national programme, one in the pilot. */
const world: AskedOf = {
  Area: [area('E1'), area('E2'), area('E12', { level: 'region' }), area('E9', { validTo: '2023-03-31' })],
  Metric: [
    ...Array.from({ length: 20 }, (_, at) => metric(`m${at + 1}`)),
    metric('extra', { core: 0 }),
    metric('held', { core: 0, alreadyHeld: 1 }),
    metric('held-core', { alreadyHeld: 1 }),
    metric('plain', { breakdowns: '[]' }),
  ],
  Breakdown: [
    { id: 'total', dimension: 'total' },
    { id: 'age:young', dimension: 'age' },
    { id: 'age:old', dimension: 'age' },
    { id: 'sex:female', dimension: 'sex' },
  ],
  Programme: [{ id: 'national' }, { id: 'pilot' }, { id: 'nobody' }],
  Participation: [
    { programmeId: 'national', areaCode: 'E1' },
    { programmeId: 'national', areaCode: 'E2' },
    { programmeId: 'pilot', areaCode: 'E1' },
  ],
  Collection: [],
  imported: new Set(),
};

const collection = (more: Row = {}): Row => ({ ...good, ...more });
const ofPilot = { id: 'pilot-202627Q2', programmeId: 'pilot' };
const asking = (...asks: { metric: string; breakdowns: string[] }[]) => ({ asks: JSON.stringify(asks) });

function told(row: Row, more: Partial<AskedOf> = {}): [string, string][] {
  const { Collection: others = [], ...rest } = more;
  const faults = collectionFaults([String(row.id)], { ...world, ...rest, Collection: [...others, row] });
  return faults.map(({ rule, text }) => [rule, text]);
}
const rulesOf = (...given: Parameters<typeof told>) => told(...given).map(([rule]) => rule);

const many = Array.from({ length: 12 }, (_, at) => `m${at + 1}`);

it('a good collection has no fault: twelve core totals, a pilot with others, breakdowns in one quarter of the year', () => {
  expect(told(collection(asking(...totals(...many))))).toEqual([]);
  expect(told(collection({ ...ofPilot, ...asking(...totals(...many, 'm13', 'extra')) }))).toEqual([]);
  const earlier = collection({ id: 'national-202627Q1', period: '202627|Q1' });
  const byAge = asking({ metric: 'm1', breakdowns: ['total', 'age:young', 'age:old'] });
  expect(told(collection(byAge), { Collection: [earlier] })).toEqual([]);
});

const cases: [what: string, row: Row, rule: CollectionRule, text: RegExp][] = [
  ['an unknown programme', { programmeId: 'none', id: 'none-202627Q2' }, 'one-id', /no programme none/],
  ['no period', { period: '2026Q9' }, 'one-id', /“2026Q9” is no period/],
  ['the id of another quarter', { id: 'national-202627Q3' }, 'one-id', /must be national-202627Q2/],
  ['nobody to ask', { programmeId: 'nobody', id: 'nobody-202627Q2' }, 'areas-exist', /No authority takes part/],
  ['nothing asked', { asks: '[]' }, 'metrics-exist', /asks for nothing/],
  ['asks that are no list', { asks: 'm1, m2' }, 'metrics-exist', /asks for nothing/],
  ['a metric without a breakdown', { asks: '[{"metric":"m1","breakdowns":[]}]' }, 'metrics-exist', /nothing/],
  ['an unknown metric', asking(...totals('m1', 'nonsense')), 'metrics-exist', /no metric nonsense/],
  ['a metric twice', asking(...totals('m1', 'm1')), 'metrics-exist', /m1 is asked for twice/],
  [
    'an unknown breakdown',
    asking({ metric: 'm1', breakdowns: ['total', 'age:0'] }),
    'metrics-exist',
    /breakdown age:0/,
  ],
  ['a breakdown twice', asking({ metric: 'm1', breakdowns: ['total', 'total'] }), 'metrics-exist', /m1 .* total twice/],
  [
    'another breakdown',
    asking({ metric: 'm1', breakdowns: ['sex:female'] }),
    'metrics-exist',
    /not broken down by sex/,
  ],
  ['what is held', { ...ofPilot, ...asking(...totals('held')) }, 'not-held', /held is already held/],
  [
    'a held core metric by age',
    asking({ metric: 'held-core', breakdowns: ['total', 'age:old'] }),
    'not-held',
    /total only/,
  ],
  ['a thirteenth total', asking(...totals(...many, 'm13')), 'core-totals', /13 totals in 202627\|Q2/],
  ['a metric that is not core', asking(...totals('extra')), 'core-totals', /extra is not a core metric/],
  ['a day that is none', { dueOn: '2026-12-32' }, 'days-in-order', /“2026-12-32” is no day/],
  ['a day without a day', { dueOn: null }, 'days-in-order', /“” is no day/],
  ['due on the day it opens', { opensOn: '2026-12-11' }, 'days-in-order', /opens on 2026-12-11/],
  ['locked before it is due', { locksOn: '2026-12-10' }, 'days-in-order', /locks on 2026-12-10/],
  ['due in November', { dueOn: '2026-11-30' }, 'busy-months', /due on 2026-11-30/],
  ['locked in April', { locksOn: '2027-04-01' }, 'busy-months', /locks on 2027-04-01/],
  ['locked in July, with an empty reason', { locksOn: '2027-07-31', datesReason: ' ' }, 'busy-months', /2027-07-31/],
  ['no authority to ask', { authority: '' }, 'authority-to-ask', /states none/],
  ['another authority to ask', { authority: 'The Minister wants it.' }, 'authority-to-ask', /none of the three/],
  ['the Single Data List without its number', { authority: 'Single Data List' }, 'authority-to-ask', /none of/],
  ['no word on its use', { usedFor: ' ' }, 'use', /will be used for/],
  ['no word on what it is not for', { notUsedFor: '' }, 'use', /will not be used for/],
];

describe('one fault at a time', () => {
  it.each(cases)('%s', (_, more, rule, text) => {
    expect(told(collection(more))).toEqual([[rule, expect.stringMatching(text)]]);
  });

  it('every rule is broken by one of these, or by the two below', () => {
    const broken = new Set([...cases.map(([, , rule]) => rule), 'breakdowns-yearly', 'areas-exist']);
    expect(collectionRuleList.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });

  it('a breakdown asked twice in one year, whichever quarter; in another year, of another metric or programme it is fine', () => {
    const byAge = (id: string, period: string, name = 'm1', programmeId = 'national') =>
      collection({ id, period, programmeId, ...asking({ metric: name, breakdowns: ['total', 'age:old'] }) });
    const now = byAge('national-202627Q2', '202627|Q2');
    expect(told(now, { Collection: [byAge('national-202627Q4', '202627|Q4')] })).toEqual([
      ['breakdowns-yearly', 'national-202627Q4 asks for m1 by age:old in the same year'],
    ]);
    // The reporting year 2027 ends on 31 March 2027, as the financial year 2026-27 does.
    expect(rulesOf(now, { Collection: [byAge('national-2027RY', '2027|RY')] })).toEqual(['breakdowns-yearly']);
    for (const other of [
      byAge('national-202728Q2', '202728|Q2'),
      byAge('national-202627Q4', '202627|Q4', 'm2'),
      byAge('pilot-202627Q4', '202627|Q4', 'm1', 'pilot'),
    ])
      expect(told(now, { Collection: [other] })).toEqual([]);
  });

  it('an authority that does not exist, or is a region', () => {
    const Participation = ['E1', 'E404', 'E12'].map((areaCode) => ({ programmeId: 'pilot', areaCode }));
    expect(told(collection(ofPilot), { Participation })).toEqual([
      ['areas-exist', 'There is no area E404'],
      ['areas-exist', 'E12 is not a local authority'],
    ]);
  });
});

it('the twelve totals are those of all collections of the programme for the quarter together', () => {
  const first = collection({ id: 'national-first', ...asking(...totals(...many)) });
  expect(rulesOf(collection(asking(...totals('m1'))), { Collection: [first] })).toEqual([]);
  expect(rulesOf(collection(asking(...totals('m13'))), { Collection: [first] })).toEqual(['core-totals']);
  expect(rulesOf(collection({ id: 'national-2027RY', period: '2027|RY', ...asking(...totals('extra')) }))).toEqual([]);
});

it('a programme of every made-up authority is bound like one of every real authority', () => {
  const Area = [area('E1'), area('T1', { madeUp: 1 }), area('T2', { madeUp: 1 })];
  const Participation = ['T1', 'T2'].map((areaCode) => ({ programmeId: 'pilot', areaCode }));
  const row = collection({ ...ofPilot, ...asking(...totals('extra')) });
  expect(rulesOf(row, { Area, Participation })).toEqual(['core-totals']);
  expect(rulesOf(row, { Area, Participation: Participation.slice(1) })).toEqual([]);
});

it('official figures that were taken over count as held, even where the metric does not say so', () => {
  const imported = new Set(['extra', 'm1']);
  const row = collection({ ...ofPilot, ...asking(...totals('m1', 'extra')) });
  expect(told(row, { imported })).toEqual([['not-held', 'extra is already held']]);
  const yearly = collection({ id: 'pilot-2027RY', programmeId: 'pilot', period: '2027|RY' });
  expect(rulesOf(yearly, { imported })).toEqual(['not-held']);
});

it('a held core metric may be asked each quarter as a total, never for a year', () => {
  expect(told(collection(asking(...totals('held-core'))))).toEqual([]);
  const year = { id: 'national-2027RY', period: '2027|RY', ...asking(...totals('held-core')) };
  expect(rulesOf(collection(year))).toEqual(['not-held']);
});

it('each of the three authorities to ask is taken, and a reason frees a day in a busy month', () => {
  for (const authority of ['Voluntary', 'Burdens assessment of May 2026', 'Single Data List 068-04'])
    expect(told(collection({ authority }))).toEqual([]);
  expect(told(collection({ dueOn: '2026-11-30', datesReason: 'Parliament asked for it by then.' }))).toEqual([]);
});

it('all faults come at once, and each is told with its collection and its rule', () => {
  const worst = collection({ dueOn: '2026-07-31', asks: '[]', authority: '', usedFor: '', notUsedFor: '' });
  const faults = collectionFaults([String(worst.id)], { ...world, Collection: [worst] });
  expect(faults.map(({ rule }) => rule)).toEqual([
    ...['metrics-exist', 'days-in-order', 'busy-months', 'authority-to-ask', 'use', 'use'],
  ]);
  expect(faults.map(faultSentence)[0]).toBe(
    `national-202627Q2: It asks for nothing. ${collectionRules['metrics-exist']} (metrics-exist)`,
  );
});

it('collections that are not in the load are not judged again', () => {
  const old = collection({ id: 'national-202627Q1', period: '202627|Q1', authority: '' });
  expect(told(collection(), { Collection: [old] })).toEqual([]);
});
