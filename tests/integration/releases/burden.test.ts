import { describe, expect, it } from 'vitest';
import { afreshForEach } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';
import { callAs } from '../setup/service.ts';
import { acceptedReturn, layFoundations, loadPillars, preparer, publish } from './world.ts';

const figure = { metric: 'families', numerator: null, denominator: null, value: 12, symbol: null };
const areas = [1, 2, 3, 4, 5, 6].map((number) => `T0900000${number}`);

afreshForEach(async () => {
  await layFoundations();
  await callAs(preparer).programme.load({
    areas: areas.map((code) => ({
      ...{ code, name: `Example ${code} (made-up)`, level: 'local-authority' },
      ...{ confidence: 'made-up', madeUp: true },
    })),
  });
});

const told = async (release?: number) => (await callAs(null).method.burden(release ? { release } : {})).collections;

describe('what reporting takes', () => {
  it('is told with a release, over all returns published so far, and never of fewer than five', async () => {
    await loadPillars({ 1: 'One' });
    const nothing = await publish();
    expect(await told()).toEqual([]);
    for (const [at, area] of areas.slice(0, 4).entries()) await acceptedReturn([figure], { area, hours: 2 + at });
    const four = await publish();
    expect(await told()).toMatchObject([
      { returns: 4, answers: 4, medianHours: null, fromRelease: four, madeUp: true },
    ]);
    await acceptedReturn([figure], { area: areas[4]!, hours: 30 });
    await acceptedReturn([figure], { area: areas[5]! });
    const six = await publish();
    expect(await told()).toMatchObject([
      ...[{ collection: 'example-202526Q1', returns: 6, answers: 5, medianHours: 4, fromRelease: six }],
    ]);
    expect(await told(four)).toMatchObject([{ returns: 4, medianHours: null }]);
    expect(await told(nothing)).toEqual([]);
  });

  it('is not out before its release is, and the public account cannot read a single answer', async () => {
    await acceptedReturn([figure], { hours: 2 });
    await publish(new Date(Date.now() + 3_600_000).toISOString());
    const reader = await connectAs('public');
    expect(await reader.query('SELECT * FROM GalleryCollectionBurden')).toEqual([]);
    await expect(reader.query('SELECT staffHours FROM ReturnVersion')).rejects.toThrow('denied');
    await reader.end();
  });
});
