import { z } from 'zod';
import { decisions, localStates } from '../rollout/local-states.ts';
import { placeGroups } from '../rollout/place-groups.ts';
import { choice, everyPage, named } from './page.ts';

const state = z.enum(localStates);
const decision = z.enum(decisions);

/** In how many areas a step stands where: the first six add up to `of`. */
export const localCounts = z.object({
  live: z.int(),
  inDesign: z.int(),
  notStarted: z.int(),
  notBeingImplemented: z.int(),
  /** Reported, and no report confirmed by the department yet. */
  waiting: z.int(),
  /** No report: counted in no state. */
  notReported: z.int(),
  /** How many areas take part; made-up ones are no part of it. */
  of: z.int(),
  /** Of all: areas that say it is live without the department's confirmation. Nowhere counted as live. */
  liveNotConfirmed: z.int(),
});

const report = z.object({
  id: z.string(),
  state,
  liveOn: z.string().nullable(),
  reason: z.string().nullable(),
  statedOn: z.string(),
  /** The role that reported. */
  by: z.string(),
  decision,
  decidedOn: z.string().nullable(),
  decisionNote: z.string().nullable(),
});

const standing = z.object({
  latest: report,
  /** The last report confirmed: only this one is counted. */
  confirmed: report.nullable(),
  firstLiveOn: z.string().nullable(),
  /** `to` null: the step was live and is no longer. */
  moves: z.array(
    z.object({
      id: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
      statedOn: z.string(),
      by: z.string(),
      decision,
    }),
  ),
  /** The first one first. */
  reports: z.array(report),
});

const step = z.object({
  slug: z.string(),
  position: z.int(),
  pillar: z.string(),
  title: z.string(),
  programme: z.object({ id: z.string(), name: z.string() }),
});
const region = z.object({ code: z.string(), name: z.string() });

/** One step in every area that takes part. */
export const rolloutByArea = z.object({
  ...everyPage,
  step: step.extend({ sourceNote: z.string().nullable() }),
  /** The milestone that says “every area” and is derived from this step, with its promise. */
  milestone: named.extend({ commitment: named }).nullable(),
  /** The day the counts are of. */
  asAt: z.string(),
  /** Of all areas, however the list is narrowed; so are those of regions and waves. */
  local: localCounts,
  regions: z.array(z.object({ region: region.nullable(), local: localCounts })),
  /** Pathfinder waves; null: areas that were in none. */
  waves: z.array(z.object({ wave: z.int().nullable(), local: localCounts })),
  filters: z.object({ region: z.array(choice), wave: z.array(choice), state: z.array(choice) }),
  /** The areas that fit what was asked. */
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      region: region.nullable(),
      /** Number of the pathfinder wave the area was in; null where it was in none. */
      wave: z.int().nullable(),
      /** What the area is counted as. */
      group: z.enum(placeGroups),
      /** Null: nothing reported. */
      standing: standing.nullable(),
    }),
  ),
  next: z.null(),
});

/** What one area reported, step by step. A made-up area is flagged and in no count. */
export const rolloutOfArea = z.object({
  ...everyPage,
  area: z.object({ code: z.string(), name: z.string(), madeUp: z.boolean() }),
  /** How many steps the area is expected to set up; a made-up one none. */
  of: z.int(),
  items: z.array(step.extend({ standing })),
  next: z.null(),
});

/** For those who report for an area: what it may report on, with all it reported, released or not. */
export const stepsReported = z.object({
  area: z.object({ code: z.string(), name: z.string() }),
  items: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      pillar: z.string(),
      programme: z.string(),
      /** Null: nothing reported. The id of its latest report is what a new report names as `seen`. */
      standing: standing.nullable(),
    }),
  ),
});

export type RolloutByArea = z.infer<typeof rolloutByArea>;
export type RolloutOfArea = z.infer<typeof rolloutOfArea>;
export type StandingShown = z.infer<typeof standing>;
export type LocalCountsShown = z.infer<typeof localCounts>;
