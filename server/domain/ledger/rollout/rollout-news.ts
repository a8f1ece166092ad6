import type { LedgerRow, LocalMilestone } from '../ledger.ts';
import type { Lookup } from '../lookup.ts';
import { countPlaces, type LocalCounts } from './count-places.ts';
import { countedByArea, countedOf } from './place-counted.ts';
import { standingsByArea } from './place-standing.ts';

/** What happened to one step in the areas that take part, from a day on. */
export type RolloutNews = {
  step: LocalMilestone;
  /** The latest row that made it news: its id, and its day. */
  id: string;
  on: string;
  /** How often areas reported and the department answered. */
  reports: number;
  answers: number;
  /** How often a go-live date was changed or taken back. */
  moves: number;
  /** The counts on the day before, and now. */
  before: LocalCounts;
  now: LocalCounts;
};

/**
 * The steps that areas reported, or the department answered, from a day on; steps without either are left out. Areas
 * that take no part, made-up ones among them, are in none of it.
 * @param since `YYYY-MM-DD`, that day included
 */
export function rolloutNews(lookup: Lookup, since: string): RolloutNews[] {
  const isNew = (row: LedgerRow) => row.statedOn >= since;
  return lookup.ledger.localMilestones.flatMap((step): RolloutNews[] => {
    const areas = lookup.ledger.takingPart?.get(step.programmeId) ?? [];
    const known = new Set(areas);
    const rows = lookup.localProgressOf(step.id).filter(({ areaCode }) => known.has(areaCode));
    const reports = rows.filter(isNew);
    const answers = rows.flatMap(({ id }) => lookup.localConfirmationsOf(id)).filter(isNew);
    const latest = latestOf([...reports, ...answers]);
    if (!latest) return [];
    const touched = new Set(reports.map(({ areaCode }) => areaCode));
    const standings = standingsByArea(
      rows.filter(({ areaCode }) => touched.has(areaCode)),
      lookup.localConfirmationsOf,
    );
    const moves = [...standings.values()].flatMap((standing) => standing.moves);
    const then = countedByArea(
      rows.filter((row) => !isNew(row)),
      (id) => lookup.localConfirmationsOf(id).filter((row) => !isNew(row)),
    );
    return [
      {
        ...{ step, id: latest.id, on: latest.statedOn, reports: reports.length, answers: answers.length },
        moves: moves.filter(({ statedOn }) => statedOn >= since).length,
        before: countPlaces(areas, then),
        now: countPlaces(areas, countedOf(lookup, step)),
      },
    ];
  });
}

function latestOf(rows: readonly LedgerRow[]): LedgerRow | undefined {
  let last: LedgerRow | undefined;
  for (const row of rows) {
    if (!last || row.statedOn > last.statedOn || (row.statedOn === last.statedOn && row.recordedAt > last.recordedAt)) {
      last = row;
    }
  }
  return last;
}
