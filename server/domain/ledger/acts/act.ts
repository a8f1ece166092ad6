import { screenText } from '#server/domain/returns/free-text.ts';
import type {
  Answer,
  Commitment,
  CommitmentEnd,
  CommitmentMetric,
  Correction,
  Evidence,
  Judgement,
  Look,
  Milestone,
  MilestoneDate,
  MilestoneProgress,
  PromiseTerm,
  RangeRestart,
  Response,
  Source,
  Succession,
  Wording,
} from '../ledger.ts';

/** What is wrong with an act, in words, and the field that it is about. */
export type Fault = { field: string; message: string };

/** What the database and the person who acts add to a row: when it was recorded, by which role, in which release. */
type Added = 'recordedAt' | 'actorRole' | 'release' | 'slug';
type New<Row> = Omit<Row, Added> & (Row extends { slug: string } ? { slug: string | null } : unknown);

/** One row to be added to the ledger, under the name its table has in `Ledger`. */
export type NewRow =
  | { part: 'sources'; row: New<Source> }
  | { part: 'evidence'; row: New<Evidence> }
  | { part: 'dates'; row: New<MilestoneDate> }
  | { part: 'progress'; row: New<MilestoneProgress> }
  | { part: 'terms'; row: New<PromiseTerm> }
  | { part: 'ends'; row: New<CommitmentEnd> }
  | { part: 'succession'; row: New<Succession> }
  | { part: 'looks'; row: New<Look> }
  | { part: 'judgements'; row: New<Judgement> }
  | { part: 'commitments'; row: New<Commitment> }
  | { part: 'wordings'; row: New<Wording> }
  | { part: 'milestones'; row: New<Milestone> }
  | { part: 'answers'; row: New<Answer> }
  | { part: 'responses'; row: New<Response> }
  | { part: 'commitmentMetrics'; row: New<CommitmentMetric> }
  | { part: 'corrections'; row: New<Correction> }
  | { part: 'restarts'; row: New<RangeRestart> };

/**
 * What an act comes to: rows to add, what is pointed to first, with the id of the one the act is about; or every fault
 * at once. `conflict`: the ledger has moved on since the person read it.
 */
export type Decision = { id: string; rows: NewRow[] } | { refused: Fault[]; conflict: boolean };

/** When an act is done, and where its rows get their ids from. */
export type Moment = { today: string; newId: () => string };

/** Every fault of an act as a refusal; null where there is none. */
export function refusal(faults: readonly (Fault | null)[], conflict = false): Exclude<Decision, { id: string }> | null {
  const refused = faults.filter((fault) => fault !== null);
  return refused.length > 0 ? { refused, conflict } : null;
}

/** Dates of promises are no marks of a person, so they are set aside before a text is screened. */
const numericDates = /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/g;

/**
 * What is wrong with a text: missing though asked for, too long, or looking as if it told of one person.
 * @param what as the message names it, for instance “the reason”
 */
export function textFault(
  field: string,
  value: string,
  what: string,
  { most = 2_000, required = true }: { most?: number; required?: boolean } = {},
): Fault | null {
  if (value.trim() === '') return required ? { field, message: `Enter ${what}` } : null;
  if (value.length > most) return { field, message: `${sentence(what)} must be ${most} characters or fewer` };
  const [finding] = screenText(value.replace(numericDates, ' '), { column: field });
  return finding ? { field, message: `${finding.message.replace(/\.$/, '')}. ${finding.fix}` } : null;
}

/** What is wrong with a choice from a closed list. */
export function choiceFault(field: string, value: string, allowed: readonly string[], what: string): Fault | null {
  return allowed.includes(value) ? null : { field, message: `Choose ${what}: ${allowed.join(', ')}` };
}

/** The text with its first letter as at the beginning of a sentence. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
