import { publicBy } from '#server/domain/voices/waiting.ts';
import { foldLedger } from '../fold.ts';
import type { Answer, Ledger, LedgerRow, Milestone, MilestoneDate } from '../ledger.ts';
import { lookupOf } from '../lookup.ts';
import type { MilestoneState } from '../milestone-words.ts';
import { holds, isRefused, type PartAsked, partOf, type Refused } from '../reading/listing.ts';
import { titleOf } from '../reading/shown.ts';
import { rowWhy, rowWords, toldParts } from '../row-words.ts';
import { statusOf } from '../status.ts';
import type { Status } from '../status-words.ts';
import { type CorrectStanding, correctable, isJudges } from './correct.ts';
import type { RecommendationStanding, Standing } from './standing.ts';

/** One promise in the list of those that can be acted on. */
export type RecordLine = { slug: string; title: string; leadBody: string; ended: boolean };
export type RecordList = { items: RecordLine[]; total: number; page: number; pages: number };

/**
 * Promises whose title, id or lead body holds the words, released or not, in one part.
 * @param raw every promise with its wordings and ends
 */
export function recordList(raw: Ledger, asked: PartAsked & { q?: string | undefined }): RecordList | Refused {
  const lookup = lookupOf(foldLedger(raw));
  const lines = lookup.ledger.commitments
    .map((commitment) => ({
      slug: commitment.slug,
      title: titleOf(lookup, commitment),
      leadBody: commitment.leadBody,
      ended: lookup.endsOf(commitment.id).length > 0,
    }))
    .filter(({ slug, title, leadBody }) => holds(`${title} ${slug} ${leadBody}`, asked.q))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  const part = partOf(lines, asked, ({ slug }) => slug);
  if (isRefused(part)) return part;
  const { items, total, page, pages } = part;
  return { items, total, page, pages };
}

/** A date or a move as the next mover must have seen it. */
type DateShown = Pick<MilestoneDate, 'id' | 'step' | 'due' | 'precision' | 'movedOn' | 'reason'> & {
  published: boolean;
};

export type MilestoneRecord = Pick<Milestone, 'slug' | 'title' | 'stage' | 'role'> & {
  state: MilestoneState;
  /** −1 where no date was ever given. */
  step: number;
  dates: DateShown[];
};

/** One row of a promise's record, in words: by which role, and whether a release has published it. */
export type RecordRow = {
  id: string;
  part: string;
  words: string;
  /** Why it is so, as the row says. */
  why: string | null;
  statedOn: string;
  recordedAt: string;
  actorRole: string;
  published: boolean;
  /** Of a verdict that no release has published: the moment by which it comes out by itself. */
  publicBy: string | null;
  corrects: boolean;
  /** Of a correcting row: what was wrong, where it was said. */
  reason: string | null;
  /** The fields a clerical correction may touch, as they stand; null where it may touch none. */
  fields: Record<string, string | null> | null;
};

export type RecordPage = {
  slug: string;
  title: string;
  text: string;
  status: Status;
  checkedOn: string;
  ended: boolean;
  /** Whether readers have a page of it. */
  published: boolean;
  milestones: MilestoneRecord[];
  terms: { term: string; later: string; isCeiling: boolean }[];
  /** The recommendations it answers, each with how well. */
  answers: { recommendation: string; title: string; fit: Answer['fit']; why: string }[];
  /** The newest first. */
  rows: RecordRow[];
  unpublished: number;
};

/** Everything that acts have recorded of the promise or recommendation, the newest first; sources where its rows name them. */
function rowsOf({ raw, lookup, commitment }: CorrectStanding): RecordRow[] {
  const ends = raw.ends.filter(({ commitmentId }) => commitmentId === commitment?.id);
  const named = new Set(
    [...raw.dates, ...raw.terms, ...ends, ...raw.responses].map(({ sourceSlug }) => sourceSlug as string | null),
  );
  const cited = new Set(raw.evidence.map(({ sourceId }) => sourceId));
  const reasons = new Map(raw.corrections.map(({ rowId, reason }) => [rowId, reason]));
  const nameOf = (id: string) => lookup.milestones.get(id)?.title ?? lookup.recommendations.get(id)?.title ?? '';
  const isOwn = (part: string, row: LedgerRow & { commitmentId?: string; slug?: string | null }) => {
    if (part === 'recommendations') return false;
    if (part === 'commitments') return (row.corrects ?? row.id) === commitment?.id;
    if (part === 'sources') return cited.has(row.corrects ?? row.id) || named.has(row.slug ?? null);
    return row.commitmentId === undefined || row.commitmentId === commitment?.id;
  };
  return toldParts
    .flatMap((part) =>
      (raw[part] as LedgerRow[])
        .filter((row) => isOwn(part, row))
        .map((row): RecordRow => {
          const content = row as unknown as Record<string, string | null>;
          // What a judge recorded is the judge's: nobody corrects it.
          const may = isJudges(row) ? undefined : (correctable as Record<string, object>)[part];
          const waits = part === 'judgements' && row.release === 0;
          return {
            ...{
              id: row.id,
              part,
              words: rowWords(part, content, nameOf),
              why: rowWhy(part, content),
              statedOn: row.statedOn,
            },
            ...{ recordedAt: row.recordedAt, actorRole: row.actorRole, published: row.release > 0 },
            publicBy: waits ? publicBy(new Date(row.recordedAt)).toISOString() : null,
            ...{ corrects: row.corrects !== null, reason: reasons.get(row.id) ?? null },
            fields: may ? Object.fromEntries(Object.keys(may).map((name) => [name, content[name] ?? null])) : null,
          };
        }),
    )
    .sort((a, b) => (a.recordedAt === b.recordedAt ? (a.id > b.id ? -1 : 1) : a.recordedAt > b.recordedAt ? -1 : 1));
}

/**
 * One promise for those who act on it, as it stands with what no release has published yet.
 * @param today `YYYY-MM-DD`
 */
export function recordPage(standing: Standing, today: string): RecordPage {
  const { commitment, lookup } = standing;
  const judged = statusOf(lookup, commitment, today);
  const rows = rowsOf(standing);
  return {
    slug: commitment.slug,
    title: titleOf(lookup, commitment),
    text: lookup.wordingsOf(commitment.id)[0]?.text ?? '',
    status: judged.status,
    checkedOn: judged.checkedOn,
    ended: lookup.endsOf(commitment.id).length > 0,
    published: standing.raw.commitments.some(({ id, release }) => id === commitment.id && release > 0),
    milestones: judged.milestones.map(({ milestone, state }) => {
      const dates = lookup.datesOf(milestone.id);
      const { slug, title, stage, role } = milestone;
      return {
        ...{ slug, title, stage, role, state, step: dates.at(-1)?.step ?? -1 },
        dates: dates.map(({ id, step, due, precision, movedOn, reason, release }) => ({
          ...{ id, step, due, precision, movedOn, reason, published: release > 0 },
        })),
      };
    }),
    terms: lookup.termsOf(commitment.id).map(({ term, later, isCeiling }) => ({ term, later, isCeiling })),
    answers: lookup.answersOf(commitment.id).map(({ recommendationId, fit, why }) => {
      const { slug = '', title = '' } = lookup.recommendations.get(recommendationId) ?? {};
      return { recommendation: slug, title, fit, why };
    }),
    rows,
    unpublished: rows.filter(({ published }) => !published).length,
  };
}

/** One recommendation for those who record what became of it. */
export type RecommendationRecord = Pick<RecordPage, 'slug' | 'title' | 'text' | 'rows' | 'unpublished'>;

/** The record of one recommendation, as it stands with what no release has published yet. */
export function recommendationRecord(standing: RecommendationStanding): RecommendationRecord {
  const { slug, title, text } = standing.recommendation;
  const rows = rowsOf({ raw: standing.raw, lookup: standing.lookup });
  return { slug, title, text, rows, unpublished: rows.filter(({ published }) => !published).length };
}
