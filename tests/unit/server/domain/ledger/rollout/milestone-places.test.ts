import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalConfirmation, LocalProgress } from '#server/domain/ledger/ledger.ts';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import { milestoneStates } from '#server/domain/ledger/milestone-words.ts';
import {
  type MilestonePlaces,
  milestonePlaces,
  stateByPlaces,
} from '#server/domain/ledger/rollout/milestone-places.ts';
import { statusOf } from '#server/domain/ledger/status.ts';
import { ledger, programmesShown } from '../published-pack.ts';
import { report, word } from './reports.ts';

const step = ledger.localMilestones.find(({ slug }) => slug?.startsWith('s-multi-disciplinary-team-set-up'))!;
const milestone = ledger.milestones.find(({ id }) => id === step.milestoneId)!;
const commitment = ledger.commitments.find(({ id }) => id === milestone.commitmentId)!;
const areas = programmesShown.find(({ id }) => id === step.programmeId)!.areas.map(({ code }) => code);
const takingPart = new Map([[step.programmeId, areas]]);

const lookup = (localProgress: LocalProgress[], localConfirmations: LocalConfirmation[] = []) =>
  lookupOf({ ...ledger, takingPart, localProgress, localConfirmations });
const live = (areaCode: string) => report('live', { localMilestoneId: step.id, areaCode, liveOn: '2026-06-01' });
const confirmed = (reports: LocalProgress[]) =>
  lookup(
    reports,
    reports.map((each) => word(each, true)),
  );
const judged = (at: ReturnType<typeof lookup>, today = '2026-11-25') => {
  const found = statusOf(at, commitment, today);
  return { ...found, facts: found.milestones.find((facts) => facts.milestone.id === milestone.id)! };
};

describe('a milestone that says “every area”', () => {
  it('is in the pack three times, each told by one step with its reason', () => {
    const linked = ledger.localMilestones.filter(({ milestoneId }) => milestoneId !== null);
    expect(linked.map(({ milestoneId }) => ledger.milestones.find(({ id }) => id === milestoneId)?.slug)).toEqual([
      'm-family-help-national-rollout-local-live',
      'm-parent-support-child-protection-national',
      'm-family-network-support-packages-consistent',
    ]);
    for (const { linkWhy } of linked) expect(linkWhy).toMatch(/ area/);
  });

  it('is what evidence says while no area reported, and while no report is confirmed', () => {
    const before = judged(lookup([]));
    expect(before.facts).toMatchObject({ state: 'began', places: { live: 0, heard: 0, reported: 0, of: 153 } });
    const all = areas.map(live);
    expect(judged(lookup(all)).facts).toMatchObject({ state: 'began', places: { live: 0, heard: 153, reported: 0 } });
    expect(judged(lookup(all)).status).toBe(before.status);
  });

  it('is met when the step is live in every area, and not one area before', () => {
    const all = areas.map(live);
    expect(judged(confirmed(all.slice(1))).facts).toMatchObject({ state: 'began', places: { live: 152, of: 153 } });
    expect(judged(confirmed(all)).facts).toMatchObject({ state: 'met', lateness: null, places: { live: 153 } });
  });

  it('is not met where one area will not do it, whatever all others do', () => {
    const [one, ...others] = areas;
    const refused = report('not-being-implemented', { localMilestoneId: step.id, areaCode: one!, reason: 'No money.' });
    expect(judged(confirmed([refused, ...others.map(live)])).facts).toMatchObject({
      state: 'began',
      places: { live: 152, reported: 153 },
    });
  });

  it('counts no made-up area and no area outside its programme', () => {
    const outside = [live('T09000001'), live('E06000999')];
    expect(judged(confirmed(outside)).facts).toMatchObject({ state: 'began', places: { live: 0, reported: 0 } });
  });

  it('moves nothing else of its promise: not the day it was last checked, nor another milestone', () => {
    const [before, after] = [judged(lookup([])), judged(confirmed(areas.slice(0, 3).map(live)))];
    expect(after.checkedOn).toBe(before.checkedOn);
    expect(after.milestones.filter(({ places }) => !places)).toEqual(before.milestones.filter(({ places }) => !places));
  });

  it('with several steps is live only where all of them are', () => {
    const second = { ...ledger.localMilestones[0]!, milestoneId: milestone.id };
    const localMilestones = [second, ...ledger.localMilestones.slice(1)];
    const [one, two] = [areas[0]!, areas[1]!];
    const reports = [live(one), live(two), { ...live(one), localMilestoneId: second.id }];
    const words = reports.map((each) => word(each, true));
    const at = lookupOf({ ...ledger, takingPart, localMilestones, localProgress: reports, localConfirmations: words });
    expect(milestonePlaces(at, milestone)).toMatchObject({ live: 1, begun: 2, reported: 2 });
  });

  it('is nothing to other milestones', () => {
    expect(milestonePlaces(lookup([]), ledger.milestones.find(({ id }) => id !== step.milestoneId)!)).toBeNull();
  });

  it('is called met by places only when live everywhere, and never undoes what was dropped', () => {
    const places = fc.integer({ min: 0, max: 153 }).chain((live) =>
      fc.record({
        steps: fc.constant<MilestonePlaces['steps']>([]),
        live: fc.constant(live),
        begun: fc.integer({ min: live, max: 153 }),
        heard: fc.constant(153),
        reported: fc.integer({ min: live, max: 153 }),
        of: fc.constant(153),
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...milestoneStates), places, (evidence, at) => {
        const state = stateByPlaces(evidence, at);
        if (evidence === 'dropped' || evidence === 'replaced') expect(state).toBe(evidence);
        else if (at.reported === 0) expect(state).toBe(evidence);
        else expect(state === 'met').toBe(at.live === 153);
        if (state === 'nothing-recorded') expect(at.begun === 0 || at.reported === 0).toBe(true);
      }),
    );
  });
});
