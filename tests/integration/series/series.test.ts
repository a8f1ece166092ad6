import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { areaListSchema, areaPageSchema, scorecardSchema } from '#server/trpc/comparison/area-answer.ts';
import { choiceSchema } from '#server/trpc/comparison/choice/choice-answer.ts';
import { groupListSchema, groupSchema, mapSchema } from '#server/trpc/comparison/group-answer.ts';
import { metricListSchema, metricPageSchema } from '#server/trpc/comparison/metric-answer.ts';
import { comparisonSchema } from '#server/trpc/comparison/series-answer.ts';
import { createCaller } from '#server/trpc/router.ts';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';
import { council, example, type Figure, insertReference, insertRelease, neighbours } from './published-figures.ts';

let owner: Connection;
let call: ReturnType<typeof createCaller>;

const inEveryPlace = (period: string): Figure[] => [
  ['test_rate', 'E92000001', period, 100],
  ['test_rate', 'E12000001', period, 110],
  ...neighbours.map((code, index): Figure => ['test_rate', code, period, index < 2 ? 'c' : index + 1]),
];

beforeAll(async () => {
  await emptyDatabase();
  owner = await connectAs('owner');
  await insertReference(owner);
  await insertRelease(owner, { number: 1 }, [
    ['test_rate', council, '2023|RY', 90.5],
    ['test_rate', council, '2024|RY', 'c'],
    ['test_rate', council, '2025|RY', 80],
    ['test_pct', council, '2025|RY', 12.5],
    ...inEveryPlace('2023|RY'),
    ...inEveryPlace('2025|RY'),
  ]);
  await insertRelease(owner, { number: 2, publishAt: '2026-11-02 09:30:00', methodVersion: '2' }, [
    ['test_rate', council, '2025|RY', 81],
    ['test_rate', example, '2025|RY', 5_000],
    ['test_quarterly', example, '202526|Q1', 12],
    ['test_quarterly', example, '202526|Q2', 14],
  ]);
  await insertRelease(owner, { number: 3, publishAt: '2099-01-01 00:00:00' }, [['test_rate', council, '2025|RY', 1]]);
  await insertRelease(owner, { number: 4, state: 'prepared', publishAt: null }, [['test_rate', council, '2025|RY', 2]]);
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

const figures = (found: { points: { period: string; value: number | null; symbol: string | null }[] }) =>
  found.points.map(({ period, value, symbol }) => [period, value ?? symbol]);

describe('series.choice', () => {
  it('says who is compared and lays the authorities side by side with the pair; the region is a line and no row', async () => {
    const found = await call.series.choice({ metric: 'test_rate', areas: [example], regions: ['E12000001'] });
    expect(choiceSchema.parse(found)).toEqual(found);
    expect(found.choice.areas.slice(0, 2)).toEqual([example, 'E12000001']);
    expect(found.choice.areas.slice(2).toSorted()).toEqual([council, ...neighbours].toSorted());
    expect(found.choice.drawn).toBe(2);
    const names = found.together?.rows.map(({ area }) => area.name) ?? [];
    expect(names).toHaveLength(12);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
    const compared = await call.series.compare({ metric: 'test_rate', areas: found.choice.areas });
    expect(compared.series.map(({ area }) => area.code)).toEqual(found.choice.areas);
    const same = await call.series.group({ metric: 'test_rate', group: 'region:E12000001' });
    const alone = await call.series.choice({ metric: 'test_rate', regions: 'E12000001' });
    expect(alone.together?.rows).toEqual(same.rows);
  });

  it('refuses what is not known, all at once, and a release not out', async () => {
    const ask = (own: object) => call.series.choice({ metric: 'test_rate', ...own });
    await expect(ask({ regions: 'E12999999', programmes: 'none', areas: 'E06999999' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: 'Unknown area E06999999. Unknown region E12999999. Unknown programme none.',
    });
    await expect(ask({ neighboursOf: example })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(ask({ metric: 'none', regions: 'E12000001' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(ask({ regions: 'E12000001', release: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a country alone has nobody to lay side by side', async () => {
    const found = await call.series.choice({ metric: 'test_rate', areas: 'E92000001' });
    expect(found.together).toBeNull();
  });
});

describe('series.group', () => {
  it('shows a place and its neighbours by name, never the made-up ones, hidden figures as hidden', async () => {
    const found = await call.series.group({ metric: 'test_rate', group: `neighbours:${council}` });
    expect(groupSchema.parse(found)).toEqual(found);
    const names = found.rows.map(({ area }) => area.name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
    expect(found.rows.map(({ area }) => area.code)).toEqual(expect.arrayContaining([council, ...neighbours]));
    expect(found.rows.some(({ area }) => area.madeUp)).toBe(false);
    expect(found).toMatchObject({ period: '2025|RY', england: { value: 100 } });
    const hidden = found.rows.filter(({ point }) => point?.symbol === 'c');
    expect(hidden).toHaveLength(2);
    for (const { point, standing } of hidden) expect([point?.low, standing]).toEqual([null, null]);
    const earlier = await call.series.group({ metric: 'test_rate', group: found.group.id, period: '2023|RY' });
    expect(earlier.rows.find(({ area }) => area.code === council)?.point?.value).toBe(90.5);
  });

  it('is one of those listed, or refused: an unknown group, metric or release', async () => {
    const { items } = await call.series.groups({});
    expect(groupListSchema.parse({ ...(await call.series.groups({})) }).items).toEqual(items);
    expect(items.map(({ id }) => id)).toContain('all');
    const ask = (own: object) => call.series.group({ metric: 'test_rate', group: 'all', ...own });
    await expect(ask({ group: 'region:E12999999' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask({ release: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask({ metric: 'none' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('series.map', () => {
  it('is every authority at one period with how it stands to England, of the release asked', async () => {
    const found = await call.series.map({ metric: 'test_rate' });
    expect(mapSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({ period: '2025|RY', england: { value: 100 }, release: { number: 2 } });
    const bandOf = (code: string) => found.tiles.find(({ area }) => area.code === code)?.band;
    expect(bandOf(council)).toBe('lower');
    expect(neighbours.slice(0, 2).map(bandOf)).toEqual(['suppressed', 'suppressed']);
    expect(found.tiles.some(({ area }) => area.madeUp)).toBe(false);
    const earlier = await call.series.map({ metric: 'test_rate', period: '2023|RY', release: 1 });
    expect(earlier.tiles.find(({ area }) => area.code === council)).toMatchObject({ band: 'cannot-say' });
    const { columns, rows } = await call.series.mapTable({ metric: 'test_rate' });
    expect(rows).toHaveLength(found.tiles.length + 1);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('of an unknown metric is not there, of an unknown breakdown or a release not out is refused', async () => {
    await expect(call.series.map({ metric: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(call.series.map({ metric: 'test_rate', release: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(call.series.map({ metric: 'test_rate', breakdown: 'none' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

describe('series.compare', () => {
  it('gives what the current release says, gaps with their symbols, and the contract’s shape', async () => {
    const found = await call.series.compare({ metric: 'test_rate', areas: [council] });
    expect(found.release).toEqual({ number: 2, publishedAt: '2026-11-02T09:30:00.000Z', current: true });
    expect(figures(found.series[0]!)).toEqual([
      ['2023|RY', 90.5],
      ['2024|RY', 'c'],
      ['2025|RY', 81],
    ]);
    expect(found.series[0]!.points[2]).toMatchObject({ label: 'accredited official statistics', fromRelease: 2 });
    expect(comparisonSchema.parse(found)).toEqual(found);
  });

  it('gives what an earlier release said', async () => {
    const found = await call.series.compare({ metric: 'test_rate', areas: [council], release: 1 });
    expect(found.release).toMatchObject({ number: 1, current: false });
    expect(figures(found.series[0]!).at(-1)).toEqual(['2025|RY', 80]);
  });

  it('gives intervals by the methods its release went out with: an older permalink keeps having none', async () => {
    const newestOf = async (release: number) => {
      const { series, sentence } = await call.series.compare({ metric: 'test_rate', areas: [council], release });
      const { value, low, high } = series[0]!.points.at(-1)!;
      return { figure: [value, low, high], standing: series[0]!.standing?.england ?? null, sentence };
    };
    // 81 per 10,000 of 41,000 children are 332 events: Byar’s limits of 332 are 297.2 and 369.7.
    expect(await newestOf(2)).toMatchObject({ figure: [81, 72.5, 90.17], standing: 'lower' });
    const older = await newestOf(1);
    expect(older).toMatchObject({ figure: [80, null, null], standing: null });
    expect(older.sentence).not.toContain('than England');
  });

  it('answers the same the second time, from memory', async () => {
    const ask = () => call.series.compare({ metric: 'test_rate', areas: [council, example] });
    expect(await ask()).toEqual(await ask());
  });

  it('shows nothing of a release whose hour has not come or that is not approved', async () => {
    for (const release of [3, 4, 5]) {
      await expect(call.series.compare({ metric: 'test_rate', areas: [council], release })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: 'There is no such release.',
      });
    }
  });

  it('compares with England, the region and the middle of neighbours, which no suppressed or made-up figure enters', async () => {
    const found = await call.series.compare({
      metric: 'test_rate',
      areas: [council, example],
      from: '2025|RY',
      to: '2025|RY',
    });
    expect(found.benchmarks.map(({ kind, points }) => [kind, points.map(({ value }) => value)])).toEqual([
      ['england', [100]],
      ['region', [110]],
      ['neighbours-median', [6.5]],
      ['neighbours-low', [4.75]],
      ['neighbours-high', [8.25]],
    ]);
    expect(found.series.map(({ area }) => area.madeUp)).toEqual([false, true]);
    expect(found.axis.periods.map(({ period }) => period)).toEqual(['2025|RY']);
  });

  it('answers each place once, in the order asked, also for codes with commas between', async () => {
    const found = await call.series.compare({ metric: 'test_rate', areas: `${example},${council},${example}` });
    expect(found.series.map(({ area }) => area.code)).toEqual([example, council]);
  });

  it('names everything unknown at once', async () => {
    await expect(
      call.series.compare({ metric: 'nope', areas: [council, 'E99999999', 'X'], breakdown: 'age', from: '2025' }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/nope.*E99999999.*Unknown area X\..*age.*from: 2025/),
    });
    await expect(
      call.series.compare({ metric: 'test_rate', areas: [council], from: '2025|RY', to: '202526|Q1' }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('takes at most 160 places and at least one', async () => {
    for (const areas of [[], Array.from({ length: 161 }, () => council)]) {
      await expect(call.series.compare({ metric: 'test_rate', areas })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });
});

describe('metrics', () => {
  it('are listed with England’s newest figure, part by part', async () => {
    const part = await call.metric.list({ limit: 2 });
    expect(part.items.map(({ id, england }) => [id, england?.value ?? null])).toEqual([
      ['test_rate', 100],
      ['test_pct', null],
    ]);
    const rest = await call.metric.list({ limit: 2, cursor: part.next! });
    expect([rest.items.map(({ id }) => id), rest.next]).toEqual([['test_quarterly'], null]);
    expect(metricListSchema.parse(part)).toEqual(part);
  });

  it('have a page with authorities by name and made-up places apart', async () => {
    const page = await call.metric.byId({ id: 'test_rate' });
    expect(page.latest?.rows.map(({ area, point }) => [area.name, point?.value ?? point?.symbol]).slice(0, 3)).toEqual([
      ['Aville', 81],
      ['Neighbour 1', 'c'],
      ['Neighbour 10', 10],
    ]);
    expect(page.latest?.rows.some(({ area }) => area.madeUp)).toBe(false);
    expect(page.example?.series.map(({ area }) => area.code)).toEqual([example]);
    expect(page.counterMetrics.map(({ id }) => id)).toEqual(['test_pct']);
    expect(metricPageSchema.parse(page)).toEqual(page);
    await expect(call.metric.byId({ id: 'nope' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('give all their figures of real places as a table', async () => {
    const { rows } = await call.metric.figures({ id: 'test_rate' });
    expect(rows.some((row) => row.includes(example))).toBe(false);
    expect(rows.find((row) => row[0] === '2024')?.slice(0, 14)).toEqual([
      '2024',
      'Reporting year',
      'Local authority',
      'E92000001',
      'England',
      'E12000001',
      'North East',
      null,
      'Aville',
      council,
      'test_rate',
      'total',
      'c',
      'c',
    ]);
  });
});

describe('areas', () => {
  it('are listed by name without made-up ones, which have a list of their own', async () => {
    const real = await call.area.list({});
    expect(real.items).toHaveLength(11);
    expect(real.items.some(({ madeUp }) => madeUp)).toBe(false);
    expect((await call.area.list({ madeUp: 'true' })).items.map(({ code }) => code)).toEqual([example]);
    expect(areaListSchema.parse(real)).toEqual(real);
  });

  it('have a page with the newest figures beside England’s and the neighbours’', async () => {
    const page = await call.area.byId({ id: council });
    expect(
      page.latest.map(({ metric, point, england, neighboursMedian }) => [
        metric,
        point.value,
        england?.value ?? null,
        neighboursMedian,
      ]),
    ).toEqual([
      ['test_rate', 81, 100, 6.5],
      ['test_pct', 12.5, null, null],
    ]);
    expect(page.populations).toMatchObject([{ year: 2024, children: 41_000 }]);
    expect(areaPageSchema.parse(page)).toEqual(page);
  });

  it('that are made up are compared with nobody', async () => {
    const page = await call.area.byId({ id: example });
    expect(page.latest.every(({ england, neighboursMedian }) => england === null && neighboursMedian === null)).toBe(
      true,
    );
    expect(page.latest.map(({ metric, point }) => [metric, point.value])).toContainEqual(['test_quarterly', 14]);
  });

  it('have a scorecard as at a release, beside England and the neighbours, with what is missing and why', async () => {
    const card = await call.area.scorecard({ id: council });
    const [line] = card.lines;
    expect(line).toMatchObject({ point: { value: 81 }, england: { value: 100 }, neighboursMedian: 6.5 });
    // The year before is suppressed: nothing is said of a direction.
    expect(line?.direction).toMatchObject({ way: 'unknown', before: { period: '2024|RY', symbol: 'c' } });
    expect(line?.beside.map(({ id, figure }) => [id, figure?.point.value])).toEqual([['test_pct', 12.5]]);
    expect(card.missing.map(({ id }) => id)).toEqual(['test_quarterly']);
    expect(scorecardSchema.parse(card)).toEqual(card);
    const older = await call.area.scorecard({ id: council, release: 1 });
    expect(older.lines[0]?.point.value).toBe(80);
    expect(await call.area.scorecard({ id: council, release: 1 })).toEqual(older);
  });

  it('that are no authority, or no place at all, have no scorecard', async () => {
    for (const id of ['E92000001', 'E12000001', 'E06999999']) {
      await expect(call.area.scorecard({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
