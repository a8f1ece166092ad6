import type { LedgerRow, LocalConfirmation, LocalProgress } from '../ledger.ts';
import type { LocalDecision, LocalState } from './local-states.ts';

/** One report of an area on one step, with the department's word on it. */
export type LocalReport = {
  id: string;
  state: LocalState;
  liveOn: string | null;
  reason: string | null;
  statedOn: string;
  /** The role of the person in the area who reported. */
  by: string;
  decision: LocalDecision;
  decidedOn: string | null;
  decisionNote: string | null;
};

/** A go-live date that changed after it was first stated; null is no date: the step is no longer live. */
export type GoLiveMove = {
  /** Id of the report that moved it. */
  id: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  statedOn: string;
  by: string;
  decision: LocalDecision;
};

/** How one area stands with one step. */
export type PlaceStanding = {
  /** What the area says now. */
  latest: LocalReport;
  /** The last report that the department confirmed; null where it confirmed none. Only this one is counted. */
  confirmed: LocalReport | null;
  /** The first go-live date ever reported; it stays when the date moves. */
  firstLiveOn: string | null;
  moves: GoLiveMove[];
  /** Every report, the first one first. */
  reports: LocalReport[];
};

const inOrder = (a: LedgerRow, b: LedgerRow) =>
  compare(a.statedOn, b.statedOn) || compare(a.recordedAt, b.recordedAt) || compare(a.id, b.id);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a row was stated after another, or recorded after it on the same day; every row comes after none. */
export function isAfter<Row extends LedgerRow>(row: Row, other: Row | undefined): boolean {
  return other === undefined || inOrder(row, other) > 0;
}

const ordered = <Row extends LedgerRow>(rows: readonly Row[]) => (rows.length > 1 ? rows.toSorted(inOrder) : rows);

/**
 * How an area stands with a step, from all it reported of it; null where it reported nothing.
 * @param progress rows of one area and one step, in any order, corrections laid over
 * @param confirmationsOf the department's rows on a report, by the report's id
 */
export function placeStanding(
  progress: readonly LocalProgress[],
  confirmationsOf: (reportId: string) => readonly LocalConfirmation[],
): PlaceStanding | null {
  const reports = ordered(progress).map((row) => reportOf(row, confirmationsOf(row.id)));
  const latest = reports.at(-1);
  if (!latest) return null;
  return {
    latest,
    confirmed: reports.findLast(({ decision }) => decision === 'confirmed') ?? null,
    firstLiveOn: reports.find(({ liveOn }) => liveOn !== null)?.liveOn ?? null,
    moves: movesIn(reports),
    reports,
  };
}

function reportOf(row: LocalProgress, confirmations: readonly LocalConfirmation[]): LocalReport {
  const word = ordered(confirmations).at(-1);
  const { id, state, liveOn, reason, statedOn, actorRole } = row;
  return {
    ...{ id, state, liveOn, reason, statedOn, by: actorRole },
    decision: word === undefined ? 'waiting' : word.confirmed ? 'confirmed' : 'not-confirmed',
    decidedOn: word?.statedOn ?? null,
    decisionNote: word?.note ?? null,
  };
}

/** Every report after the first date whose date is another than the one before. */
function movesIn(reports: readonly LocalReport[]): GoLiveMove[] {
  const first = reports.findIndex(({ liveOn }) => liveOn !== null);
  if (first === -1) return [];
  return reports.slice(first + 1).flatMap(({ id, liveOn, reason, statedOn, by, decision }, at) => {
    const from = reports[first + at]?.liveOn ?? null;
    return from === liveOn ? [] : [{ id, from, to: liveOn, reason, statedOn, by, decision }];
  });
}

/** All reports by area, each area's as it stands. */
export function standingsByArea(
  progress: readonly LocalProgress[],
  confirmationsOf: (reportId: string) => readonly LocalConfirmation[],
): Map<string, PlaceStanding> {
  return standingsBy('areaCode', progress, confirmationsOf);
}

/** All reports of one area by step (the id of the local milestone), each as it stands. */
export function standingsByStep(
  progress: readonly LocalProgress[],
  confirmationsOf: (reportId: string) => readonly LocalConfirmation[],
): Map<string, PlaceStanding> {
  return standingsBy('localMilestoneId', progress, confirmationsOf);
}

function standingsBy(
  key: 'areaCode' | 'localMilestoneId',
  progress: readonly LocalProgress[],
  confirmationsOf: (reportId: string) => readonly LocalConfirmation[],
): Map<string, PlaceStanding> {
  const groups = new Map<string, LocalProgress[]>();
  for (const row of progress) {
    const group = groups.get(row[key]);
    if (group) group.push(row);
    else groups.set(row[key], [row]);
  }
  return new Map(
    [...groups].flatMap(([of, rows]) => {
      const standing = placeStanding(rows, confirmationsOf);
      return standing ? [[of, standing]] : [];
    }),
  );
}
