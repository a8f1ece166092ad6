import { describe, expect, it } from 'vitest';
import type { LocalConfirmation, LocalProgress } from '#server/domain/ledger/ledger.ts';
import { rolloutByArea, rolloutOfArea } from '#server/domain/ledger/pages/rollout-pages.ts';
import { isRefused, type Refused } from '#server/domain/ledger/reading/listing.ts';
import { readingOf } from '#server/domain/ledger/reading/reading.ts';
import {
  rolloutOfArea as drawOfArea,
  rolloutPage as drawRollout,
} from '#server/domain/ledger/rollout/rollout-views.ts';
import { rolloutByArea as drawByArea } from '#server/domain/ledger/rollout/step-by-area.ts';
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

/** The page, or a failure that tells why it was refused. */
function found<Page extends object>(page: Page | Refused | null): Page {
  if (page === null || isRefused(page)) throw new Error(`refused: ${page?.faults.join(' ') ?? 'not there'}`);
  return page;
}
const steps = (reading: ReturnType<typeof read>, asked = {}) =>
  found(drawRollout(reading, programmesShown, byCode, asked));
const byArea = (asked = {}) =>
  found(drawByArea(read(all, confirmed), programmesShown, byCode, { stage: step.slug, ...asked }));

const of = { localMilestoneId: step.id };
const design = report('in-design', { ...of, areaCode: first, statedOn: '2026-07-01' });
const live = report('live', { ...of, areaCode: first, statedOn: '2026-10-01', liveOn: '2026-09-01' });
const unconfirmed = report('live', { ...of, areaCode: second, statedOn: '2026-10-02', liveOn: '2026-09-01' });
const example = report('live', { ...of, areaCode: 'T09000001', statedOn: '2026-10-02', liveOn: '2026-09-01' });
const all = [design, live, unconfirmed, example];
const confirmed = [word(design, true), word(live, true), word(example, true)];

describe('rollout', () => {
  it('holds 35 steps seen in six areas, none reported by any of 153 before an area reports', () => {
    const { items } = steps(read([], []));
    expect(items).toHaveLength(35);
    for (const { evaluation, local } of items) {
      expect(evaluation.of).toBe(6);
      expect(local).toMatchObject({ live: 0, waiting: 0, notReported: 153, of: 153 });
    }
  });

  it('counts an area by its last confirmed report, and made-up areas never', () => {
    const { items, asAt } = steps(read(all, confirmed));
    expect(asAt).toBe('2026-11-25');
    expect(items.find(({ slug }) => slug === step.slug)?.local).toEqual({
      ...{ live: 1, inDesign: 0, notStarted: 0, notBeingImplemented: 0, waiting: 1, notReported: 151, of: 153 },
      liveNotConfirmed: 1,
    });
  });

  it('counts the areas of one region or wave, and all regions add up to all areas', () => {
    const whole = steps(read(all, confirmed));
    const parts = whole.filters.region.map(({ value }) => steps(read(all, confirmed), { region: value }));
    for (const [at, { local }] of whole.items.entries()) {
      const sum = (name: keyof typeof local) => parts.reduce((n, { items }) => n + items[at]!.local[name], 0);
      expect([sum('of'), sum('live'), sum('waiting'), sum('notReported')]).toEqual([
        ...[local.of, local.live, local.waiting, local.notReported],
      ]);
    }
    const [one] = steps(read(all, confirmed), { wave: '1' }).items;
    expect(one?.local.of).toBe(programmesShown.find(({ id }) => id === 'ffc-wave-1')!.areas.length);
    expect(drawRollout(read([], []), programmesShown, byCode, { region: 'E99' })).toHaveProperty('faults');
  });

  it('takes a step of a programme nobody knew before as a row, without another word of code', () => {
    const added = { ...step, id: 'added', slug: 's-added', title: 'A step added', position: 36 };
    const reading = readingOf(
      { ...ledger, localMilestones: [...ledger.localMilestones, added] },
      { release, at: null, today: '2026-11-25', words, metrics: metricsById },
    );
    expect(steps(reading).items.at(-1)).toMatchObject({ slug: 's-added', local: { notReported: 153 } });
  });

  it('counts as it was on a day', () => {
    const { items } = steps(read(all, confirmed, '2026-08-01'));
    expect(items.find(({ slug }) => slug === step.slug)?.local).toMatchObject({
      live: 0,
      inDesign: 1,
      notReported: 152,
    });
  });
});

describe('one step by area', () => {
  const page = byArea();

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

  it('adds its waves up to the whole, areas in none apart', () => {
    expect(page.waves.map(({ wave }) => wave)).toEqual([1, 2, null]);
    expect(page.waves.reduce((n, { local }) => n + local.of, 0)).toBe(153);
    const [live] = page.items.filter(({ group }) => group === 'live');
    expect(page.waves.find(({ wave }) => wave === (live?.wave ?? null))?.local.live).toBe(1);
  });

  it('lists the areas of one region, wave or state, and the counts stay those of all', () => {
    const region = page.items[0]!.region!.code;
    const there = byArea({ region });
    expect(there.items).toEqual(page.items.filter((item) => item.region?.code === region));
    expect(there.local).toEqual(page.local);
    expect(byArea({ wave: '1' }).items.every(({ wave }) => wave === 1)).toBe(true);
    expect(byArea({ wave: 'none' }).items.every(({ wave }) => wave === null)).toBe(true);
    expect(byArea({ state: 'live' }).items.map(({ code }) => code)).toEqual([first]);
    expect(byArea({ state: 'waiting' }).items.map(({ code }) => code)).toEqual([second]);
    expect(byArea({ region, state: 'not-reported' }).items.every(({ standing }) => standing === null)).toBe(true);
    expect(page.filters.state.reduce((n, { count }) => n + count, 0)).toBe(153);
  });

  it('tells what a filter may be where it is none', () => {
    const asked = { stage: step.slug, state: 'alive', wave: '9' };
    const refused = drawByArea(read([], []), programmesShown, byCode, asked) as Refused;
    expect(refused.faults).toEqual([
      'wave: “9” is not one of 1, 2, none.',
      'state: “alive” is not one of live, in-design, not-started, not-being-implemented, waiting, not-reported.',
    ]);
  });

  it('names the milestone that is told by the step, and none where none is', () => {
    const linked = ledger.localMilestones.find(({ milestoneId }) => milestoneId !== null)!;
    const shown = byArea({ stage: linked.slug }).milestone;
    expect(shown?.slug).toBe(ledger.milestones.find(({ id }) => id === linked.milestoneId)?.slug);
    expect(byArea().milestone).toBeNull();
  });

  it('is not there for a step that is none', () => {
    expect(drawByArea(read([], []), programmesShown, byCode, { stage: 's-no-such' })).toBeNull();
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
