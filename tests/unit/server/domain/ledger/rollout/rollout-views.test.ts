import { describe, expect, it } from 'vitest';
import type { LocalConfirmation, LocalProgress } from '#server/domain/ledger/ledger.ts';
import { rolloutByArea, rolloutOfArea } from '#server/domain/ledger/pages/rollout-pages.ts';
import { readingOf } from '#server/domain/ledger/reading/reading.ts';
import {
  rolloutByArea as drawByArea,
  rolloutOfArea as drawOfArea,
  rolloutPage as drawRollout,
} from '#server/domain/ledger/rollout/rollout-views.ts';
import { ledger, metricsById, places, programmesShown, release, words } from '../published-pack.ts';
import { report, word } from './reports.ts';

const madeUp = { code: 'T09000001', name: 'Example Council A (made-up)', regionCode: null, madeUp: true };
const byCode = new Map([...places, madeUp].map((place) => [place.code, place]));
const step = ledger.localMilestones[0]!;
const areas = programmesShown.find(({ id }) => id === step.programmeId)!.areas;
const [first, second] = [areas[0]!.code, areas[1]!.code];

const read = (localProgress: LocalProgress[], localConfirmations: LocalConfirmation[], at: string | null = null) =>
  readingOf(
    { ...ledger, localProgress, localConfirmations },
    { release, at, today: '2026-11-25', words, metrics: metricsById },
  );

const of = { localMilestoneId: step.id };
const design = report('in-design', { ...of, areaCode: first, statedOn: '2026-07-01' });
const live = report('live', { ...of, areaCode: first, statedOn: '2026-10-01', liveOn: '2026-09-01' });
const unconfirmed = report('live', { ...of, areaCode: second, statedOn: '2026-10-02', liveOn: '2026-09-01' });
const example = report('live', { ...of, areaCode: 'T09000001', statedOn: '2026-10-02', liveOn: '2026-09-01' });
const all = [design, live, unconfirmed, example];
const confirmed = [word(design, true), word(live, true), word(example, true)];

describe('rollout', () => {
  it('holds 35 steps seen in six areas, none reported by any of 153 before an area reports', () => {
    const { items } = drawRollout(read([], []), programmesShown, byCode);
    expect(items).toHaveLength(35);
    for (const { evaluation, local } of items) {
      expect(evaluation.of).toBe(6);
      expect(local).toMatchObject({ live: 0, waiting: 0, notReported: 153, of: 153 });
    }
  });

  it('counts an area by its last confirmed report, and made-up areas never', () => {
    const { items, asAt } = drawRollout(read(all, confirmed), programmesShown, byCode);
    expect(asAt).toBe('2026-11-25');
    expect(items.find(({ slug }) => slug === step.slug)?.local).toEqual({
      ...{ live: 1, inDesign: 0, notStarted: 0, notBeingImplemented: 0, waiting: 1, notReported: 151, of: 153 },
      liveNotConfirmed: 1,
    });
  });

  it('counts as it was on a day', () => {
    const { items } = drawRollout(read(all, confirmed, '2026-08-01'), programmesShown, byCode);
    expect(items.find(({ slug }) => slug === step.slug)?.local).toMatchObject({
      live: 0,
      inDesign: 1,
      notReported: 152,
    });
  });
});

describe('one step by area', () => {
  const page = drawByArea(read(all, confirmed), programmesShown, byCode, step.slug)!;

  it('is what its schema says, with every area that takes part and no other', () => {
    expect(rolloutByArea.parse(page)).toEqual(page);
    expect(page.items.map(({ code }) => code).sort()).toEqual(areas.map(({ code }) => code).sort());
    expect(page.items.find(({ code }) => code === first)?.standing).toMatchObject({
      latest: { state: 'live', by: 'preparer', decision: 'confirmed' },
      firstLiveOn: '2026-09-01',
      moves: [],
    });
    expect(page.items.filter(({ standing }) => standing === null)).toHaveLength(151);
  });

  it('adds its regions up to the whole', () => {
    expect(page.regions).toHaveLength(9);
    const sum = (name: 'of' | 'live' | 'notReported') => page.regions.reduce((n, { local }) => n + local[name], 0);
    expect([sum('of'), sum('live'), sum('notReported')]).toEqual([153, 1, 151]);
  });

  it('names the pathfinder wave of the areas that were in one', () => {
    expect(page.items.filter(({ wave }) => wave === 1)).toHaveLength(
      programmesShown.find(({ id }) => id === 'ffc-wave-1')!.areas.length,
    );
  });

  it('is not there for a step that is none', () => {
    expect(drawByArea(read([], []), programmesShown, byCode, 's-no-such')).toBeNull();
  });
});

describe('what one area reported', () => {
  it('is what its schema says, with each step it reported on', () => {
    const page = drawOfArea(read(all, confirmed), programmesShown, byCode.get(first)!);
    expect(rolloutOfArea.parse(page)).toEqual(page);
    expect(page).toMatchObject({ of: 35, items: [{ slug: step.slug, standing: { latest: { state: 'live' } } }] });
  });

  it('is shown of a made-up area, flagged, and of an area that reported nothing is empty', () => {
    expect(drawOfArea(read(all, confirmed), programmesShown, madeUp)).toMatchObject({
      ...{ area: { madeUp: true }, of: 0, items: [{ slug: step.slug }] },
    });
    expect(drawOfArea(read(all, confirmed), programmesShown, byCode.get(areas[2]!.code)!).items).toEqual([]);
  });
});
