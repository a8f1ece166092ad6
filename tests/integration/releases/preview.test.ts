import { describe, expect, it } from 'vitest';
import { previewOf } from '#app/preview.server.tsx';
import { galleryViews } from '#prisma/gallery-views.ts';
import { connections } from '#server/data/connections.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { createCaller } from '#server/trpc/router.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs } from '../setup/service.ts';
import { A, acceptedReturn, checker, key, layFoundations, loadPillars, preparer, publish } from './world.ts';

const B = 'T09000002';
const noon = new Date('2026-12-01T12:00:00Z');
const families = (value: number) => ({
  ...{ metric: 'families', breakdown: 'total', numerator: null, denominator: null, value, symbol: null },
});

afreshForEach(async () => {
  await layFoundations();
  await loadPillars({ 1: 'The first' });
  await publish();
  await loadPillars({ 1: 'The first', 2: 'The second' });
  await acceptedReturn([families(41)]);
  await acceptedReturn([families(4)], { area: B });
});

/** The hour is the same whenever it is asked for. */
const began = Date.now();
const inHours = (hours: number) => new Date(began + hours * 3_600_000);

const prepare = async () => (await callAs(preparer).release.prepare({ key: key(), title: 'To come' })).number;

/** The public's system, on the gallery as it will be with this release. */
function looking(number: number) {
  const { workshop, previewOf: galleryOf } = connections();
  const gallery = galleryOf({ number, publishAt: noon });
  return createCaller({ gallery, workshop, now: noon, today: '2026-12-01', user: null, door: 'form' });
}

const valuesOf = async (call: ReturnType<typeof looking>) =>
  (await call.series.compare({ metric: 'families', areas: [A] })).series[0]?.points.map(({ value }) => value);

describe('a preview of a release', () => {
  it('shows what the release holds, as the current one, and readers see nothing of it', async () => {
    const number = await prepare();
    const inside = looking(number);
    expect((await inside.release.current()).number).toBe(number);
    expect(await inside.release.byNumber({ number })).toMatchObject({ title: 'To come', current: true });
    expect(await valuesOf(inside)).toEqual([41]);
    expect((await inside.commitment.overview({})).pillars).toHaveLength(2);

    const outside = callAs(null);
    expect((await outside.release.current()).number).toBe(number - 1);
    await expect(outside.release.byNumber({ number })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await valuesOf(outside)).toEqual([]);
    expect((await outside.commitment.overview({})).pillars).toHaveLength(1);
    expect(await valuesOf(looking(number - 1)), 'of the release before').toEqual([]);
  });

  it('keeps what is hidden hidden', async () => {
    const number = await prepare();
    const { series } = await looking(number).series.compare({ metric: 'families', areas: [B] });
    expect(series[0]?.points).toMatchObject([{ value: null, symbol: 'c' }]);
  });

  it('shows nothing of a release that was taken back', async () => {
    const number = await prepare();
    await callAs(preparer).release.recall({ key: key(), number });
    expect((await looking(number).release.current()).number).toBe(number - 1);
    expect(await valuesOf(looking(number))).toEqual([]);
  });

  it('reads every view by the same columns as the public account does', async () => {
    const number = await prepare();
    const { gallery, previewOf: galleryOf } = connections();
    const inside = galleryOf({ number, publishAt: noon });
    for (const view of galleryViews) {
      const ask = `SELECT * FROM \`${view}\` LIMIT 1`;
      const [shown, seen] = [await gallery.rows<object>(ask), await inside.rows<object>(ask)];
      if (shown[0])
        expect(
          Object.entries(seen[0] ?? {}).map(([name, value]) => [name, typeof value]),
          view,
        ).toEqual(Object.entries(shown[0]).map(([name, value]) => [name, typeof value]));
    }
  });

  it('only reads, and only what the gallery has', async () => {
    const inside = connections().previewOf({ number: 2, publishAt: noon });
    for (const sql of ['SELECT * FROM `User`', 'SELECT * FROM `GalleryUser`', 'DELETE FROM `GalleryRelease`']) {
      await expect(inside.rows(sql)).rejects.toThrow('a preview');
    }
  });

  it('is offered while the release is still to come out, with its own day', async () => {
    const number = await prepare();
    const standing = async (at = {}) =>
      (await callAs(preparer, at).release.preview()).find((each) => each.number === number)?.previewDay;
    expect(await standing({ now: new Date('2026-11-25T23:30:00Z') })).toBe('2026-11-25');
    await callAs(checker).release.approve({ key: key(), number, publishAt: inHours(20).toISOString() });
    expect(await standing()).toBe(londonDay(inHours(20)));
    expect(await standing({ now: inHours(21) })).toBeNull();
  });

  it('of nobody who is signed in is no address', async () => {
    const number = await prepare();
    const address = `http://localhost/monitor/releases/${number}/preview/2026-12-01/compare?metric=families`;
    expect(await previewOf(new Request(address))).toBeNull();
  });
});
