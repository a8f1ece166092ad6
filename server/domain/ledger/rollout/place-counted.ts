import { oncePer } from '#server/domain/once-per.ts';
import type { LocalConfirmation, LocalMilestone, LocalProgress } from '../ledger.ts';
import type { Lookup } from '../lookup.ts';
import type { LocalState } from './local-states.ts';
import { isAfter } from './place-standing.ts';

/** What counts of all an area reported of a step. */
export type PlaceCounted = {
  /** What the area says now. */
  says: LocalState;
  /** The state of the last report that the department confirmed: only this one is counted. */
  confirmed: LocalState | null;
  /** Whether the department's word on the latest report is that it confirms it. */
  saidConfirmed: boolean;
};

/**
 * What counts of each area's reports on a step, in one pass and without their history. An area that reported nothing is
 * not in it.
 * @param progress rows of one step, in any order, corrections laid over
 * @param confirmationsOf the department's rows on a report, by the report's id
 */
export function countedByArea(
  progress: readonly LocalProgress[],
  confirmationsOf: (reportId: string) => readonly LocalConfirmation[],
): Map<string, PlaceCounted> {
  const latest = new Map<string, LocalProgress>();
  const confirmed = new Map<string, LocalProgress>();
  for (const row of progress) {
    if (isAfter(row, latest.get(row.areaCode))) latest.set(row.areaCode, row);
    if (isAfter(row, confirmed.get(row.areaCode)) && isConfirmed(confirmationsOf(row.id))) {
      confirmed.set(row.areaCode, row);
    }
  }
  return new Map(
    [...latest].map(([area, row]) => {
      const counts = confirmed.get(area);
      return [area, { says: row.state, confirmed: counts?.state ?? null, saidConfirmed: counts === row }];
    }),
  );
}

function isConfirmed(words: readonly LocalConfirmation[]): boolean {
  let last: LocalConfirmation | undefined;
  for (const word of words) if (isAfter(word, last)) last = word;
  return last?.confirmed ?? false;
}

const byStep = oncePer((_: Lookup) => new Map<string, ReadonlyMap<string, PlaceCounted>>());

/** The same of a step in the ledger, gone through once: a ledger never changes. */
export function countedOf(lookup: Lookup, { id }: Pick<LocalMilestone, 'id'>): ReadonlyMap<string, PlaceCounted> {
  const kept = byStep(lookup);
  const counted = kept.get(id) ?? countedByArea(lookup.localProgressOf(id), lookup.localConfirmationsOf);
  kept.set(id, counted);
  return counted;
}
