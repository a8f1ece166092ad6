import { oncePer } from '#server/domain/once-per.ts';
import type { Ledger, LedgerRow } from '../../ledger.ts';
import type { HistoryPage, HistoryRow } from '../../pages/history-page.ts';
import type { Reading } from '../../reading/reading.ts';
import { titleOf } from '../../reading/shown.ts';
import { type NameOf, type RowContent, rowWhy, rowWords, type ToldPart, toldParts } from '../../row-words.ts';

type Entry = { part: ToldPart; row: LedgerRow };
/** Rows by the promise or recommendation they belong to; corrections by the row they correct, the oldest first. */
type Index = { own: Map<string, Entry[]>; corrections: Map<string, LedgerRow[]>; reasons: Map<string, string> };

type Pointing = LedgerRow & {
  commitmentId?: string;
  recommendationId?: string;
  milestoneId?: string;
  subjectId?: string;
};

/** The same ledger is gone through once: it never changes. */
const indexOf = oncePer((raw: Ledger): Index => {
  const parentOf = new Map([...raw.milestones, ...raw.commitmentMetrics].map((row) => [row.id, row.commitmentId]));
  // A challenge to a verdict stands with the promise that the verdict is on.
  for (const { id, subjectId } of raw.judgements) parentOf.set(id, parentOf.get(subjectId) ?? subjectId);
  const ownersOf = (part: ToldPart, row: Pointing): string[] => {
    if (part === 'sources') return [];
    if (part === 'commitments' || part === 'recommendations') return [row.id];
    const [subject = '', step = ''] = [row.subjectId, row.milestoneId];
    const own = [row.commitmentId, row.recommendationId, parentOf.get(step), parentOf.get(subject) ?? row.subjectId];
    return own.filter((id) => id !== undefined);
  };
  const made: Index = { own: new Map(), corrections: new Map(), reasons: new Map() };
  const add = <Item>(to: Map<string, Item[]>, key: string, item: Item) => {
    const list = to.get(key);
    if (list) list.push(item);
    else to.set(key, [item]);
  };
  for (const part of toldParts) {
    for (const row of raw[part] as Pointing[]) {
      if (row.corrects !== null) add(made.corrections, row.corrects, row);
      else for (const owner of ownersOf(part, row)) add(made.own, owner, { part, row });
    }
  }
  for (const list of made.corrections.values()) list.sort((a, b) => compare(a.recordedAt + a.id, b.recordedAt + b.id));
  for (const { rowId, reason } of raw.corrections) made.reasons.set(rowId, reason);
  return made;
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Columns that are no content of a row: a correction differs in them without correcting them. */
const ownColumns = ['id', 'slug', 'corrects', 'recordedAt', 'actorId', 'actorRole', 'release', 'statedOn', 'position'];

function inWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function changedFields(before: LedgerRow, after: LedgerRow): HistoryRow['corrections'][number]['changed'] {
  const [was, now] = [before as unknown as RowContent, after as unknown as RowContent];
  return Object.keys(now)
    .filter((field) => !ownColumns.includes(field))
    .map((field) => ({ field, was: inWords(was[field]), now: inWords(now[field]) }))
    .filter((each) => each.was !== each.now);
}

function correctionsOf({ corrections, reasons }: Index, original: LedgerRow): HistoryRow['corrections'] {
  let before = original;
  return (corrections.get(original.id) ?? []).map((row) => {
    const changed = changedFields(before, row);
    before = row;
    const { id, recordedAt, actorRole, release } = row;
    return { id, recordedAt, actorRole, release, reason: reasons.get(id) ?? null, changed };
  });
}

/** Links between things are no facts of a day: they are shown with every day asked for. */
const ofNoDay: readonly ToldPart[] = ['answers', 'commitmentMetrics'];

/**
 * Every row of the record of one promise or recommendation, corrected ones with what stood there before and why.
 * @param raw the ledger as read: correcting rows beside what they correct
 * @returns null where no such thing is published
 */
export function historyPage(
  reading: Reading,
  raw: Ledger,
  kind: 'commitment' | 'recommendation',
  slug: string,
): HistoryPage | null {
  const { lookup, page, metrics } = reading;
  const things = kind === 'commitment' ? lookup.ledger.commitments : lookup.ledger.recommendations;
  const thing = things.find((each) => each.slug === slug);
  if (!thing) return null;
  const index = indexOf(raw);
  const nameOf: NameOf = (id) => {
    const promise = kind === 'recommendation' ? lookup.commitments.get(id) : undefined;
    if (promise) return titleOf(lookup, promise);
    return lookup.milestones.get(id)?.title ?? lookup.recommendations.get(id)?.title ?? metrics.get(id)?.name ?? '';
  };
  const isThen = ({ part, row }: Entry) => page.at === null || ofNoDay.includes(part) || row.statedOn <= page.at;
  const rows = (index.own.get(thing.id) ?? []).filter(isThen).map(({ part, row }): HistoryRow => {
    const standing = index.corrections.get(row.id)?.at(-1) ?? row;
    const content = standing as unknown as RowContent;
    const { id, statedOn, recordedAt, actorRole, release } = row;
    return {
      ...{ id, kind: part, words: rowWords(part, content, nameOf), why: rowWhy(part, content) },
      ...{ statedOn, recordedAt, actorRole, release, corrections: correctionsOf(index, row) },
    };
  });
  const latestFirst = (a: HistoryRow, b: HistoryRow) =>
    compare(b.statedOn, a.statedOn) || compare(b.recordedAt, a.recordedAt) || compare(a.id, b.id);
  return { ...page, slug, rows: rows.sort(latestFirst) };
}
