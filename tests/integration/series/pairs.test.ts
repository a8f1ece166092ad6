import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { areaPageSchema } from '#server/trpc/comparison/area-answer.ts';
import { groupSchema } from '#server/trpc/comparison/group-answer.ts';
import { metricPageSchema } from '#server/trpc/comparison/metric-answer.ts';
import { besideAnswerSchema } from '#server/trpc/comparison/series-answer.ts';
import { createCaller } from '#server/trpc/router.ts';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';
import { council, example, type Figure, insertReference, insertRelease, neighbours } from './published-figures.ts';

let owner: Connection;
let call: ReturnType<typeof createCaller>;

const periods = ['2024|RY', '2025|RY'];
const figures: Figure[] = periods.flatMap((period, at): Figure[] => [
  ['test_rate', council, period, 90 - at],
  ['test_rate', 'E92000001', period, 100 + at],
  ...neighbours.map((code, one): Figure => ['test_rate', code, period, one === 0 ? 'c' : 10 + one]),
  ['test_pct', council, period, 20 + at],
  ['test_pct', 'E92000001', period, 30 + at],
  ['test_pct', neighbours[1]!, period, 'c'],
  ['test_rate', example, period, 5_000],
]);

beforeAll(async () => {
  await emptyDatabase();
  owner = await connectAs('owner');
  await insertReference(owner);
  await insertRelease(owner, { number: 1, methodVersion: '4' }, figures);
  const again: Figure[] = [['test_rate', council, '2025|RY', 88]];
  await insertRelease(owner, { number: 2, publishAt: '2026-11-02 09:30:00', methodVersion: '5' }, again);
  const accounts = testDatabase();
  const open = openConnections({ appUrl: databaseUrl(accounts.app), publicUrl: databaseUrl(accounts.public) });
  const now = new Date('2026-11-25T12:00:00Z');
  const { gallery, workshop } = open;
  call = createCaller({ now, today: '2026-11-25', gallery, workshop, user: null, door: 'trpc' });
});

afterAll(async () => {
  await owner.end();
  await closeConnections();
});

const asked = { metric: 'test_rate', areas: [council] };

describe('an activity measure', () => {
  it('is answered with its counter-metric for the same places and periods', async () => {
    const found = await call.series.beside(asked);
    expect(besideAnswerSchema.parse(found)).toEqual(found);
    expect(found.beside).toMatchObject({ metric: { id: 'test_pct' }, reason: 'Read it beside the share.' });
    const { series, axis } = found.beside!.comparison!;
    expect(series.map(({ area, points }) => [area.code, points.map(({ value }) => value)])).toEqual([
      [council, [20, 21]],
    ]);
    expect(axis.periods.map(({ period }) => period)).toEqual(periods);
    await expect(call.series.beside({ ...asked, metric: 'nope' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('is answered in words where its counter-metric has no number there, hidden ones included', async () => {
    for (const area of [neighbours[1]!, neighbours[2]!]) {
      const { beside } = await call.series.beside({ ...asked, areas: [area] });
      expect(beside).toMatchObject({
        metric: null,
        comparison: null,
        text: expect.stringContaining('A made-up share'),
      });
    }
  });

  it('has rows of both in the tables of its comparison and of its metric, figures of real places only in the latter', async () => {
    const metricOf = (rows: unknown[][]) => [...new Set(rows.map((row) => row[10]))];
    expect(metricOf((await call.series.table(asked)).rows)).toEqual(['test_rate', 'test_pct']);
    const { rows } = await call.metric.figures({ id: 'test_rate' });
    expect(metricOf(rows)).toEqual(['test_rate', 'test_pct']);
    expect(rows.some((row) => row.includes(example))).toBe(false);
  });

  it('has both on its own page, and says so of the made-up example that there is none', async () => {
    const page = await call.metric.byId({ id: 'test_rate' });
    expect(metricPageSchema.parse(page)).toEqual(page);
    expect(page.beside?.england).toMatchObject({ metric: { id: 'test_pct' } });
    expect(page.beside?.example).toMatchObject({ metric: null, text: expect.stringContaining('not measured') });
  });

  it('has both in a group, for the same places and period', async () => {
    const found = await call.series.group({ metric: 'test_rate', group: `neighbours:${council}` });
    expect(groupSchema.parse(found)).toEqual(found);
    expect(found.beside?.group).toMatchObject({ metric: 'test_pct', period: found.period });
    expect(found.beside?.group?.rows.map(({ area }) => area.code)).toEqual(found.rows.map(({ area }) => area.code));
  });

  it('keeps the answers of a release that went out before pairs: no field, no row', async () => {
    const release = 1;
    expect(await call.series.beside({ ...asked, release })).toEqual({ release: expect.anything() });
    const { rows } = await call.series.table({ ...asked, release });
    expect(rows.every((row) => row[10] === 'test_rate')).toBe(true);
    expect(await call.series.group({ metric: 'test_rate', group: 'all', release })).not.toHaveProperty('beside');
    expect(await call.metric.byId({ id: 'test_rate', release })).not.toHaveProperty('beside');
    const page = await call.area.byId({ id: council, release });
    expect(page).not.toHaveProperty('measures');
    const { columns } = await call.area.figures({ id: council, release });
    expect(columns.at(-1)?.[0]).toBe('signal');
  });
});

describe('a place’s page', () => {
  it('holds every metric over time against England and the middle half of its neighbours, an activity with its pair', async () => {
    const page = await call.area.byId({ id: council });
    expect(areaPageSchema.parse(page)).toEqual(page);
    const rate = page.measures?.find(({ metric }) => metric === 'test_rate');
    expect(rate?.panel).toMatchObject({
      own: [90, 88],
      england: [100, 101],
      neighbours: { median: [15, 15], low: [13, 13], high: [17, 17] },
    });
    expect(rate?.beside).toMatchObject({ metric: 'test_pct', panel: { own: [20, 21] } });
    expect(rate?.stands).toMatchObject({ why: [], told: true });
    expect(page.standsOut).toContain('Aville');
  });

  it('has England’s and the neighbours’ numbers in its table, and none of a made-up place', async () => {
    const { columns, rows } = await call.area.figures({ id: council });
    expect(columns.slice(-4).map(([name]) => name)).toContain('neighbours_median');
    const newest = rows.find((row) => row[0] === '2025' && row[10] === 'test_rate');
    expect(newest?.slice(-4)).toEqual([101, 13, 15, 17]);
    const made = await call.area.figures({ id: example });
    expect(made.rows.length).toBeGreaterThan(0);
    for (const row of made.rows) expect(row.slice(-4)).toEqual([null, null, null, null]);
  });
});
