import type { Connection } from 'mariadb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { variationSchema } from '#server/trpc/comparison/variation-answer.ts';
import { createCaller } from '#server/trpc/router.ts';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';
import { council, example, type Figure, insertReference, insertRelease, neighbours } from './published-figures.ts';

let owner: Connection;
let call: ReturnType<typeof createCaller>;

const year = '2025|RY';

beforeAll(async () => {
  await emptyDatabase();
  owner = await connectAs('owner');
  await insertReference(owner);
  for (const [at, code] of neighbours.entries()) {
    await owner.query('INSERT INTO `Population` (`areaCode`, `year`, `children`, `source`) VALUES (?, 2024, ?, ?)', [
      code,
      20_000 + at * 10_000,
      'a test',
    ]);
  }
  await insertRelease(owner, { number: 1, methodVersion: '3' }, [
    ['test_rate', 'E92000001', year, 60],
    ['test_rate', council, year, 400],
    ...neighbours.map((code, at): Figure => ['test_rate', code, year, 55 + at]),
    ['test_rate', example, year, 9000],
  ]);
  await insertRelease(owner, { number: 2, publishAt: '2026-11-02 09:30:00', methodVersion: '4' }, [
    ['test_pct', council, year, 12.5],
  ]);
  await insertRelease(owner, { number: 3, publishAt: '2026-11-03 09:30:00', methodVersion: '4' }, [
    ['test_rate', neighbours[0]!, year, 'c'],
  ]);
  const accounts = testDatabase();
  const open = openConnections({ appUrl: databaseUrl(accounts.app), publicUrl: databaseUrl(accounts.public) });
  call = createCaller({
    now: new Date('2026-11-25T12:00:00Z'),
    today: '2026-11-25',
    gallery: open.gallery,
    workshop: open.workshop,
    user: null,
    door: 'trpc',
  });
});

afterAll(async () => {
  await owner.end();
  await closeConnections();
});

it('lays every authority beside the range usual for its size, by name, no made-up place among them', async () => {
  const found = await call.metric.variation({ id: 'test_rate', areas: [council], release: 2 });
  expect(variationSchema.parse(found)).toEqual(found);
  expect(found.period).toBe(year);
  expect(found.centre).toEqual({ name: 'England', kind: 'england', value: 60 });
  expect(found.rows).toHaveLength(11);
  expect(found.rows[0]).toMatchObject({ area: { name: 'Aville' }, of: 41_000, place: 'far-above' });
  expect(found.counts).toMatchObject({ within: 10, 'far-above': 1, cannotSay: 0 });
  expect(found.highlighted.map(({ code }) => code)).toEqual([council]);
  expect(found.drawing?.curves.length).toBeGreaterThan(10);
  const { rows, columns } = await call.metric.variationFigures({ id: 'test_rate', release: 2 });
  expect(rows).toHaveLength(11);
  expect(JSON.stringify(rows)).not.toContain(example);
  expect(rows[0]).toHaveLength(columns.length);
});

it('a figure suppressed by a later release leaves the picture there, and stays in the earlier one', async () => {
  const later = await call.metric.variation({ id: 'test_rate' });
  const hidden = later.rows.find(({ area }) => area.code === neighbours[0])!;
  expect(hidden).toMatchObject({ of: null, limits: null, place: null, point: { value: null, symbol: 'c' } });
  expect(later.spread?.places).toBe(10);
  expect((await call.metric.variation({ id: 'test_rate', release: 2 })).spread?.places).toBe(11);
});

it('a release that went out before these methods says so and draws nothing', async () => {
  const found = await call.metric.variation({ id: 'test_rate', release: 1 });
  expect(found).toMatchObject({ drawing: null, spread: null, refusal: expect.stringContaining('version 3') });
  expect(found.rows[0]?.point?.value).toBe(400);
});

it('one place, and a metric without figures, get a sentence', async () => {
  const one = await call.metric.variation({ id: 'test_pct' });
  expect(one.drawing).toBeNull();
  expect(one.sentence).toContain('no method fits');
  expect((await call.metric.variation({ id: 'test_quarterly' })).refusal).not.toBeNull();
});

it('takes a place twice as once, and refuses what is no period, five places, and a place that is none', async () => {
  const ask = (own: object) => call.metric.variation({ id: 'test_rate', ...own });
  expect((await ask({ areas: `${council},${council}` })).highlighted).toHaveLength(1);
  expect((await ask({ period: '2031|RY' })).refusal).toContain('No local authority has a number');
  await expect(ask({ period: 'lately' })).rejects.toMatchObject({ code: 'BAD_REQUEST', message: /no period/ });
  await expect(ask({ areas: neighbours.slice(0, 5) })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  for (const code of [example, 'E92000001', 'X']) {
    await expect(ask({ areas: [code] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
  await expect(ask({ id: 'nope' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
