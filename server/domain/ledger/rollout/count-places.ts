import type { LocalState } from './local-states.ts';
import type { PlaceStanding } from './place-standing.ts';

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

/**
 * Counts the areas that take part. A report counts once it is confirmed; an area without any report counts as not
 * reported, never as not started.
 * @param places codes of the areas that take part, made-up ones left out, each once
 * @param standings by area
 */
export function countPlaces(places: readonly string[], standings: ReadonlyMap<string, PlaceStanding>): LocalCounts {
  const found = places.map((code) => standings.get(code));
  const inState = (state: LocalState) => found.filter((standing) => standing?.confirmed?.state === state).length;
  return {
    live: inState('live'),
    inDesign: inState('in-design'),
    notStarted: inState('not-started'),
    notBeingImplemented: inState('not-being-implemented'),
    waiting: found.filter((standing) => standing !== undefined && standing.confirmed === null).length,
    notReported: found.filter((standing) => standing === undefined).length,
    of: places.length,
    liveNotConfirmed: found.filter(
      (standing) => standing?.latest.state === 'live' && standing.latest.decision !== 'confirmed',
    ).length,
  };
}
