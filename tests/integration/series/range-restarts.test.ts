import { expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { comparisonSchema } from '#server/trpc/comparison/series-answer.ts';
import { A, checker, key, layFoundations, loadPillars, preparer, publish } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';

const low = [20, 22, 21, 19, 20, 21, 20, 22, 19, 20, 21, 20];
const quarters = [2019, 2020, 2021, 2022, 2023, 2024].flatMap((year) =>
  [1, 2, 3, 4].map((quarter) => `${year}${(year + 1) % 100}|Q${quarter}`),
);
const asked = {
  metric: 'families',
  area: '',
  period: '202223|Q1',
  reason: 'Plans of targeted early help are counted from here on, as the guide of 2022 says.',
};
const begin = (own: object = {}, by = preparer) => callAs(by).figure.beginAgain({ key: key(), ...asked, ...own });
const read = (release?: number) => callAs(null).series.compare({ metric: 'families', areas: [A], release });

afreshForEach(async () => {
  await layFoundations();
  const rows = [...low, ...low.map((value) => value + 30)].map((value, at) => ({
    ...{ metric: 'families', breakdown: 'total', period: quarters[at]!, area: A, value },
    ...{ symbol: null, originId: 'dfe', note: null },
  }));
  await callAs(preparer).programme.importFigures({ rows });
  await publish();
});

it('shows to readers with the next release, with its reason everywhere, and never in an older one', async () => {
  const before = await read();
  expect(before.series[0]?.points.some(({ signal }) => signal === 'neither')).toBe(true);
  const { id } = await begin();
  expect(await read()).toEqual(before);
  expect(await publish()).toBe(2);

  const after = await read();
  expect(comparisonSchema.parse(after)).toEqual(after);
  expect(after.series[0]?.stretches?.map(({ from, to }) => [from, to])).toEqual([
    ['201920|Q1', '202122|Q4'],
    ['202223|Q1', '202425|Q4'],
  ]);
  expect(new Set(after.series[0]?.points.map(({ signal }) => signal))).toEqual(new Set(['common']));
  expect(after.notes.find(({ code }) => code === 'range-restart')?.text).toContain(asked.reason);
  const { columns, rows } = await callAs(null).series.table({ metric: 'families', areas: [A] });
  const at = columns.findIndex(([name]) => name === 'range_restart');
  expect(rows.filter((row) => row[at] === asked.reason)).toHaveLength(1);

  const { release: _, ...then } = await read(1);
  const { release: __, ...first } = before;
  expect(then).toEqual(first);

  const [change] = (await callAs(null).change.list({ only: 2 })).items[0]?.rows ?? [];
  expect(change).toMatchObject({ id, kind: 'restarts', title: 'families from April to June 2022', said: asked.reason });
});

it('is on the officials’ list with the release that shows it, and in the audit without its words', async () => {
  const { id } = await begin({ area: A });
  const held = () => callAs(checker).figure.restarts();
  expect((await held()).items).toMatchObject([{ id, areaName: 'Example Council A (made-up)', release: null }]);
  await publish();
  expect((await held()).items).toMatchObject([{ id, release: 2 }]);
  // What a made-up place did is no news.
  expect((await callAs(null).change.list({ only: 2 })).items[0]?.rows).toEqual([]);
  const events = await connections().workshop.auditEvent.findMany({ where: { action: 'figure.beginAgain' } });
  expect(events.map(({ subject }) => subject)).toEqual(['families']);
  expect(JSON.stringify(events)).not.toContain('early help');
});

it('once at one place and period; two at once leave one; nobody but an official', async () => {
  const both = await Promise.allSettled([begin(), begin({}, checker)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(begin()).rejects.toMatchObject({ code: 'BAD_REQUEST', message: /begins again there already/ });
  await expect(begin({ metric: 'none', reason: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  for (const role of ['preparer', 'approver', 'assessor', 'administrator'] as const) {
    await expect(begin({ period: '202122|Q1' }, personWith(role))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  expect((await callAs(preparer).figure.restarts()).items).toHaveLength(1);
});

it('the same key twice is one row', async () => {
  const once = key();
  const first = await begin({ key: once });
  expect(await begin({ key: once })).toEqual(first);
  await loadPillars({ 1: 'Anything' });
  expect((await callAs(preparer).figure.restarts()).items).toHaveLength(1);
});
