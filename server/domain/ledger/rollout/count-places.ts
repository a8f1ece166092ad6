import type { PlaceCounted } from './place-counted.ts';
import { groupOf, type PlaceGroup } from './place-groups.ts';

/**
 * In how many areas a step stands where. The first six add up to `of`: every area is in exactly one of them, by the
 * last report the department confirmed.
 */
export type LocalCounts = {
  live: number;
  inDesign: number;
  notStarted: number;
  notBeingImplemented: number;
  /** Reported, and no report confirmed yet. */
  waiting: number;
  notReported: number;
  of: number;
  /** Of all: areas that say it is live and whose word is not confirmed. They are counted nowhere as live. */
  liveNotConfirmed: number;
};

const named = {
  live: 'live',
  'in-design': 'inDesign',
  'not-started': 'notStarted',
  'not-being-implemented': 'notBeingImplemented',
  waiting: 'waiting',
  'not-reported': 'notReported',
} as const satisfies Record<PlaceGroup, keyof LocalCounts>;

/**
 * Counts the areas that take part. A report counts once it is confirmed; an area without any report counts as not
 * reported, never as not started.
 * @param places codes of the areas that take part, made-up ones left out, each once
 * @param counted by area
 */
export function countPlaces(places: readonly string[], counted: ReadonlyMap<string, PlaceCounted>): LocalCounts {
  const counts: LocalCounts = {
    ...{ live: 0, inDesign: 0, notStarted: 0, notBeingImplemented: 0, waiting: 0, notReported: 0 },
    ...{ of: places.length, liveNotConfirmed: 0 },
  };
  for (const code of places) {
    const found = counted.get(code);
    counts[named[groupOf(found)]] += 1;
    if (found?.says === 'live' && !found.saidConfirmed) counts.liveNotConfirmed += 1;
  }
  return counts;
}
