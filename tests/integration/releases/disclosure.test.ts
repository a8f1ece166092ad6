import { beforeEach, describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs } from '../setup/service.ts';
import { A, acceptedReturn, checker, key, layFoundations, preparer, publish } from './world.ts';

const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
const collectionOf = (quarter: string) => `example-202526${quarter}`;

afreshForEach(layFoundations);

beforeEach(async () => {
  await callAs(preparer).programme.load({
    breakdowns: ['a', 'b', 'c'].map((each, at) => ({
      ...{ id: `age:${each}`, dimension: 'age', label: `Age ${each}`, parent: null, position: at + 1 },
    })),
  });
  const { workshop } = connections();
  const first = await workshop.collection.findUniqueOrThrow({ where: { id: collectionOf('Q1') } });
  await workshop.collection.createMany({
    data: quarters.slice(1).map((quarter) => ({ ...first, id: collectionOf(quarter), period: `202526|${quarter}` })),
  });
});

const families = (value: number, breakdown = 'total') => ({
  ...{ metric: 'families', breakdown, numerator: null, denominator: null, value, symbol: null },
});
const quarter = (name: string, value: number) => acceptedReturn([families(value)], { collection: collectionOf(name) });
const prepare = () => callAs(preparer).release.prepare({ key: key() });
const approve = (number: number) => callAs(checker).release.approve({ key: key(), number, publishAt: null });
const reportOf = async (number: number) =>
  (await callAs(preparer).release.preview()).find((each) => each.number === number)?.report;

/** What readers find, by breakdown and period: the figure or its symbol. */
async function readers() {
  const rows = await connections().gallery.rows<{
    breakdown: string;
    period: string;
    value: number | null;
    symbol: string;
  }>("SELECT `breakdown`, `period`, `value`, `symbol` FROM `GalleryPublishedValue` WHERE `metric` = 'families'");
  return new Map(rows.map(({ breakdown, period, value, symbol }) => [`${breakdown} ${period}`, value ?? symbol]));
}

/** The year as others would publish it. */
const stageYear = (value: number) =>
  callAs(preparer).programme.importFigures({
    rows: [
      {
        ...{ metric: 'families', breakdown: 'total', period: '2026|RY', area: A, value, symbol: null },
        ...{ originId: 'dfe', note: null },
      },
    ],
  });

describe('disclosure control of a release', () => {
  it('hides a second category where the total less the others would tell the first', async () => {
    await acceptedReturn([families(100), families(3, 'age:a'), families(50, 'age:b'), families(47, 'age:c')]);
    const number = await publish();
    const shown = await readers();
    expect(shown.get('total 202526|Q1')).toBe(100);
    expect(shown.get('age:a 202526|Q1')).toBe('c');
    expect(['age:b', 'age:c'].filter((each) => shown.get(`${each} 202526|Q1`) === 'c')).toHaveLength(1);
    const report = await reportOf(number);
    expect(report?.control).toMatchObject({ hidden: { breakdown: 1 }, breaches: [], before: 0 });
    expect(report?.control?.examples).toMatchObject([{ what: 'value', total: { breakdown: 'total' } }]);
  });

  it('hides a second quarter where the year that others publish less the three would tell the first, a release earlier', async () => {
    await quarter('Q1', 3);
    await publish();
    for (const [at, name] of ['Q2', 'Q3', 'Q4'].entries()) await quarter(name, 20 + 10 * at);
    await stageYear(93);
    const number = await publish();
    const shown = await readers();
    expect(shown.get('total 2026|RY')).toBe(93);
    expect(shown.get('total 202526|Q1')).toBe('c');
    expect(['Q2', 'Q3', 'Q4'].filter((each) => shown.get(`total 202526|${each}`) === 'c')).toHaveLength(1);
    expect((await reportOf(number))?.control).toMatchObject({ hidden: { year: 1 }, breaches: [] });
  });

  it('blocks a year that would tell a hidden quarter where the others are out already', async () => {
    await quarter('Q1', 3);
    for (const [at, name] of ['Q2', 'Q3', 'Q4'].entries()) await quarter(name, 20 + 10 * at);
    await publish();
    await stageYear(93);
    const { number } = await prepare();
    await expect(approve(number)).rejects.toThrow('1 hidden figure would follow from this release');
    const report = await reportOf(number);
    expect(report?.control?.breaches).toEqual([
      { metric: 'families', breakdown: 'total', period: '202526|Q1', area: A },
    ]);
    expect((await readers()).has('total 2026|RY')).toBe(false);
    expect(await callAs(preparer).release.recall({ key: key(), number })).toMatchObject({ state: 'void' });
  });

  it('decides the same where a preparation broke off and is taken up: what is in stays, and nothing is added', async () => {
    await acceptedReturn([families(100), families(3, 'age:a'), families(50, 'age:b'), families(47, 'age:c')]);
    const once = key();
    const { number } = await callAs(preparer).release.prepare({ key: once });
    const { workshop } = connections();
    const rows = () => workshop.publishedValue.findMany({ orderBy: { breakdown: 'asc' } });
    const [before, report] = [await rows(), await reportOf(number)];
    await workshop.release.update({ where: { number }, data: { state: 'preparing', report: '' } });
    await callAs(preparer).release.prepare({ key: once });
    expect(await rows()).toEqual(before);
    expect(before.filter(({ symbol }) => symbol === 'c')).toHaveLength(2);
    expect((await reportOf(number))?.control?.breaches).toEqual(report?.control?.breaches);
  });
});
