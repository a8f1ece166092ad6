import { dayInWords } from '#server/domain/ledger/acts/act-days.ts';
import { foldLedger } from '#server/domain/ledger/fold.ts';
import type { Ledger, LedgerRow } from '#server/domain/ledger/ledger.ts';
import { localStateLabels } from '#server/domain/ledger/rollout/local-states.ts';
import { challengeWords } from '#server/domain/ledger/row-words.ts';
import { oncePer } from '#server/domain/once-per.ts';
import { isMadeUpPartnership } from '#server/domain/partnerships/partnership.ts';
import type { ToldRedaction } from '../redaction/told.ts';
import { type ChangeKind, changeKinds, changeWords } from './change-kinds.ts';
import type { DatePassed } from './dates-passed.ts';
import type { ReleaseRevision } from './revisions.ts';
import { type About, type AnyRow, aboutById, parentOf } from './row-subjects.ts';

/** One ledger row that a release added: what kind, about which promise or recommendation, and when it was so. */
export type LedgerChange = {
  id: string;
  kind: ChangeKind;
  /** The kind in words, for instance “milestone date”. */
  words: string;
  /** True where the row corrects one published before. */
  corrected: boolean;
  statedOn: string;
  /** The role in which it was recorded. */
  actorRole: string;
  /** Of a correction: why, where it was said. */
  reason: string | null;
  title: string;
  commitment: string | null;
  recommendation: string | null;
  /** Of rollout by place: permanent id of the step. */
  step: string | null;
  /** Of an area's report and the answer to it: whose it is. The name is the code until `withAreaNames`. */
  area: { code: string; name: string } | null;
  /** What was reported or answered, or who supplied a note, in words. */
  said: string | null;
};

export type KindCount = { kind: ChangeKind; words: string; added: number; corrected: number };
/** Of `values`, how many were revised as scheduled and how many corrected: the rest is new, or others' figures. */
export type MetricCount = {
  metric: string;
  name: string;
  values: number;
  areas: number;
  revised: number;
  corrected: number;
};

export type ReleaseChanges = {
  number: number;
  title: string;
  note: string;
  publishedAt: string;
  counts: KindCount[];
  metrics: MetricCount[];
  /** How many published figures later versions of returns revised as scheduled, and how many they corrected. */
  revised: number;
  corrected: number;
  /** Which returns those are, why, and each figure before and after; at most as many as asked for. */
  revisions: ReleaseRevision[];
  moreRevisions: number;
  /** The rows themselves, at most as many as asked for. */
  rows: LedgerChange[];
  /** How many rows are not in `rows`. */
  moreRows: number;
  /** Dates that passed while it was the latest release, or had when it was published; at most as many as asked for. */
  passed: DatePassed[];
  morePassed: number;
  /** What was taken down while it was the latest; no key where nothing was, or of one pillar, promise, area or metric. */
  redactions?: ToldRedaction[];
};

/** Codes of places that do not exist: what they report is in no list of changes. */
const madeUpCode = /^T\d{8}$/;

function madeUpReports(raw: Ledger): Set<string> {
  const reports = raw.localProgress.filter(({ areaCode }) => madeUpCode.test(areaCode));
  const commentaries = raw.commentaries.filter(({ areaCode }) => madeUpCode.test(areaCode));
  const restarts = raw.restarts.filter(({ areaCode }) => areaCode !== null && madeUpCode.test(areaCode));
  const replies = raw.replies.filter(({ commentaryId }) => commentaries.some(({ id }) => id === commentaryId));
  const partnerships = [...raw.partnershipReturns, ...raw.partnershipTests];
  const madeUp = partnerships.filter(({ partnershipId }) => isMadeUpPartnership(partnershipId));
  return new Set([...reports, ...madeUp, ...commentaries, ...replies, ...restarts].map(({ id }) => id));
}

export type ChangeFilter = {
  pillar?: string | undefined;
  commitment?: string | undefined;
  /** Id of a topic: what concerns the promises under it. */
  topic?: string | undefined;
};

/** Rows of each release shown to a reader; all are counted. */
const mostRows = 100;

/** What one release added to the ledger: counts of all, and the first rows in telling order. */
export type RowsAdded = Pick<ReleaseChanges, 'counts' | 'rows' | 'moreRows'>;

type Entry = { kind: ChangeKind; row: LedgerRow; corrected: boolean; of: About | undefined };
/** All rows as told, and the same by what may be asked for. */
type Index = { all: Map<number, RowsAdded>; byCommitment: Map<string, Entry[]>; byPillar: Map<string, Entry[]> };

/** The same ledger is gone through once, however often it is asked for: it never changes. */
const indexOf = oncePer((raw: Ledger): Index => {
  const entries = entriesOf(raw, foldLedger(raw));
  const reasons = reasonsIn(raw);
  const by = (name: 'commitment' | 'pillar') => {
    const groups = new Map<string, Entry[]>();
    for (const entry of entries) {
      const value = entry.of?.[name];
      if (!value) continue;
      const group = groups.get(value);
      if (group) group.push(entry);
      else groups.set(value, [entry]);
    }
    return groups;
  };
  return { all: addedIn(entries, reasons), byCommitment: by('commitment'), byPillar: by('pillar') };
});

const reasonsIn = oncePer((raw: Ledger) => new Map(raw.corrections.map(({ rowId, reason }) => [rowId, reason])));

/** Every row with what it is about, in telling order. */
function entriesOf(raw: Ledger, folded: Ledger): Entry[] {
  const about = aboutById(folded);
  const madeUp = madeUpReports(raw);
  return changeKinds.flatMap((kind) =>
    (raw[kind] as AnyRow[])
      .filter((row) => !madeUp.has(row.localProgressId ?? row.id))
      .map((row) => {
        const own = about.get(row.corrects ?? row.id);
        const of = own ?? about.get(parentOf(row) ?? '') ?? about.get(row.commitmentId ?? '');
        return { kind, row, corrected: row.corrects !== null, of };
      }),
  );
}

/**
 * The ledger rows each release added, with the title of what each is about as it stands now, by release.
 * @param raw the ledger as read: correcting rows beside what they correct
 */
export function ledgerChanges(raw: Ledger, { commitment, pillar, topic }: ChangeFilter = {}): Map<number, RowsAdded> {
  const { all, byCommitment, byPillar } = indexOf(raw);
  if (!commitment && !pillar && !topic) return all;
  const under = topic === undefined ? null : promisesUnder(raw, topic);
  const entries = commitment
    ? (byCommitment.get(commitment) ?? [])
    : pillar
      ? (byPillar.get(pillar) ?? [])
      : [...(under ?? [])].flatMap((slug) => byCommitment.get(slug) ?? []);
  const fitting = entries.filter(
    ({ of }) => (!pillar || of?.pillar === pillar) && (!under || under.has(of?.commitment ?? '')),
  );
  return addedIn(fitting, reasonsIn(raw));
}

/** The promises under a topic, by slug; none where nothing is under it. */
function promisesUnder(raw: Ledger, topic: string): Set<string> {
  const under = foldLedger(raw).commitments.filter(({ topics }) => topics.includes(topic));
  return new Set(under.map(({ slug }) => slug));
}

function addedIn(entries: readonly Entry[], reasons: Map<string, string>): Map<number, RowsAdded> {
  const byRelease = new Map<number, Entry[]>();
  for (const entry of entries) {
    const group = byRelease.get(entry.row.release);
    if (group) group.push(entry);
    else byRelease.set(entry.row.release, [entry]);
  }
  return new Map(
    [...byRelease].map(([release, own]) => {
      const rows = own.slice(0, mostRows).map((entry) => changeOf(entry, reasons));
      return [release, { counts: countByKind(own), rows, moreRows: own.length - rows.length }];
    }),
  );
}

function changeOf({ kind, row, corrected, of }: Entry, reasons: Map<string, string>): LedgerChange {
  return {
    ...{ id: row.id, kind, words: changeWords[kind][0], corrected, statedOn: row.statedOn, actorRole: row.actorRole },
    reason: reasons.get(row.id) ?? null,
    title: of?.title ?? '',
    commitment: of?.commitment ?? null,
    recommendation: of?.recommendation ?? null,
    step: of?.step ?? null,
    area: of?.area ? { code: of.area, name: of.area } : null,
    said: saidIn(kind, row),
  };
}

function saidIn(kind: ChangeKind, { state, liveOn, confirmed, note, suppliedBy, ...row }: AnyRow): string | null {
  if (kind === 'restarts') return row.reason ?? null;
  if (kind === 'challenges' && row.outcome) return challengeWords(row.outcome, row.answer ?? null);
  if (kind === 'localProgress' && state) {
    return `${localStateLabels[state]}${liveOn ? ` since ${dayInWords(liveOn)}` : ''}`;
  }
  if (kind === 'livedNotes' && suppliedBy) return `Supplied by ${suppliedBy}`;
  if (kind !== 'localConfirmations') return null;
  return confirmed ? 'Confirmed' : `Not confirmed${note ? `: ${note}` : ''}`;
}

/** The same with the areas by their names. */
export function withAreaNames(
  rows: readonly LedgerChange[],
  areas: ReadonlyMap<string, { name: string }>,
): LedgerChange[] {
  return rows.map((row) =>
    row.area ? { ...row, area: { code: row.area.code, name: areas.get(row.area.code)?.name ?? row.area.code } } : row,
  );
}

/** How many rows of each kind, those added and those that correct one. */
export function countByKind(changes: readonly { kind: ChangeKind; corrected: boolean }[]): KindCount[] {
  const counts = new Map<ChangeKind, KindCount>();
  for (const { kind, corrected } of changes) {
    const count = counts.get(kind) ?? { kind, words: '', added: 0, corrected: 0 };
    if (corrected) count.corrected += 1;
    else count.added += 1;
    counts.set(kind, count);
  }
  return [...counts.values()].map((count) => ({
    ...count,
    words: changeWords[count.kind][count.added + count.corrected === 1 ? 0 : 1],
  }));
}
