import { expect, it } from 'vitest';
import type { DisclosureRule } from '#server/domain/disclosure/primary.ts';
import { changedAmong, figuresToPublish, type StandingValue } from '#server/domain/releases/return-figures.ts';

const hide: DisclosureRule = { kind: 'hide', from: 1, to: 5 };
const metrics = new Map([
  ['families', { unit: 'count', rule: hide }],
  ['in-time', { unit: '%', rule: hide }],
]);
const from = { release: 4, period: '202526|Q1', area: 'T09000001', originId: 'return-made-up' };
const families = {
  metric: 'families',
  breakdown: 'total',
  numerator: null,
  denominator: null,
  value: 120,
  symbol: null,
};
const inTime = { metric: 'in-time', breakdown: 'total', numerator: 3, denominator: 60, value: 5, symbol: null };
const standing = (value: Partial<StandingValue>): StandingValue => ({
  metric: 'families',
  breakdown: 'total',
  value: 120,
  symbol: null,
  denominator: null,
  originId: 'return-made-up',
  fromRelease: 3,
  ...value,
});

it('publishes what is new, with small counts hidden', () => {
  const values = figuresToPublish(from, [families, inTime], metrics, []);
  expect(values.map(({ metric, value, symbol }) => [metric, value, symbol])).toEqual([
    ['families', 120, null],
    ['in-time', null, 'c'],
  ]);
  expect(values.every(({ area, period }) => area === 'T09000001' && period === '202526|Q1')).toBe(true);
});

it('leaves out what stands already, and takes what is corrected', () => {
  expect(figuresToPublish(from, [families], metrics, [standing({})])).toEqual([]);
  expect(figuresToPublish(from, [families], metrics, [standing({ value: 119 })])).toHaveLength(1);
});

it('says of what is corrected which release published it before, and of what is new that none did', () => {
  const values = figuresToPublish(from, [families, inTime], metrics, [standing({ value: 119 })]);
  expect(values.map(({ metric, beforeRelease }) => [metric, beforeRelease])).toEqual([
    ['families', 3],
    ['in-time', null],
  ]);
  expect(changedAmong(values).map(({ metric, beforeRelease }) => [metric, beforeRelease])).toEqual([['families', 3]]);
});

it('compares what may be shown, so that a hidden figure changing from 2 to 3 gives nothing away', () => {
  const hidden = standing({ metric: 'in-time', value: null, symbol: 'c', denominator: 60 });
  expect(figuresToPublish(from, [{ ...inTime, numerator: 2, value: 3.3 }], metrics, [hidden])).toEqual([]);
});

it('takes nothing twice into one release', () => {
  expect(figuresToPublish(from, [families], metrics, [standing({ value: 119, fromRelease: 4 })])).toEqual([]);
});

it('hides small counts of a metric nobody knows', () => {
  const strange = { ...families, metric: 'strange', value: 3 };
  expect(figuresToPublish(from, [strange], metrics, [])[0]).toMatchObject({ value: null, symbol: 'c' });
});

it('hides that a figure is not applicable where control says so, and else passes it on', () => {
  const none = { ...inTime, numerator: null, denominator: null, value: null, symbol: 'z' };
  const publish = (value: boolean) => figuresToPublish(from, [none], metrics, [], () => ({ value, denominator: true }));
  expect(publish(true)[0]).toMatchObject({ value: null, symbol: 'z', hidden: false });
  expect(publish(false)[0]).toMatchObject({ value: null, symbol: 'c', hidden: true });
});
