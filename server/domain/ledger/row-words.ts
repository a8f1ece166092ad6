import { dayInWords } from './acts/act-days.ts';
import type { Ledger } from './ledger.ts';
import { responseLabels } from './response-words.ts';

/** A row's columns by name. */
export type RowContent = Record<string, unknown>;
/** The title of the thing of this id, empty where it is not known. */
export type NameOf = (id: string) => string;

type Told = (row: RowContent, nameOf: NameOf) => string;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const day = (value: unknown) => (text(value) ? dayInWords(text(value)) : 'no date');
const plainly = (value: unknown) => text(value).replaceAll('-', ' ');
const of = (name: string) => (name ? ` of “${name}”` : '');

const challengeState: Record<string, string> = {
  received: 'it waits for a moderator',
  upheld: 'upheld',
  declined: 'declined',
};

/** What became of a challenge, with the answer it got. */
export function challengeWords(outcome: string, answer: string | null): string {
  const state = challengeState[outcome] ?? outcome;
  return answer === null ? state : `${state}: ${answer}`;
}

/** How each kind of row that a promise or recommendation has is told, in one line. */
const told = {
  commitments: (row) => `Promise added; lead body: ${text(row.leadBody)}`,
  wordings: (row) => `Wording: “${text(row.title)}”`,
  milestones: (row) => `Milestone added: ${text(row.title)}`,
  dates: (row, nameOf) => {
    const what = of(nameOf(text(row.milestoneId)));
    if (row.step === 0) return `First date${what}: ${day(row.due)}`;
    return row.due ? `Date${what} moved to ${day(row.due)}` : `Date${what} withdrawn, no new one given`;
  },
  progress: (row, nameOf) =>
    `Milestone ${plainly(row.kind)}${row.happenedOn ? ` on ${day(row.happenedOn)}` : ''}: ${nameOf(text(row.milestoneId)) || 'no title'}`,
  evidence: (row) => `Evidence: ${text(row.note)}`,
  terms: (row) => `${text(row.term)}: from ${text(row.original)} to ${text(row.later)}`,
  ends: (row) => `Promise ${text(row.how)}`,
  succession: (row) => `What follows (${plainly(row.kind)})`,
  looks: (row) => `Looked on ${day(row.lookedOn)}: ${text(row.found)}`,
  judgements: (row) => `Verdict of ${text(row.judge)}: ${text(row.verdict)}`,
  challenges: (row) => `Challenge received on ${day(row.receivedOn)}: ${challengeWords(text(row.outcome), null)}`,
  livedNotes: (row) => `Lived-experience note, supplied by ${text(row.suppliedBy)}`,
  answers: (row, nameOf) => {
    const [promise, asked] = [nameOf(text(row.commitmentId)), nameOf(text(row.recommendationId))];
    return `${promise ? `“${promise}” answers` : 'Answers'} “${asked || 'a recommendation'}”, fit ${text(row.fit)}`;
  },
  responses: (row) => `${responseLabels[row.response as keyof typeof responseLabels] ?? ''}: ${text(row.note)}`,
  commitmentMetrics: (row, nameOf) => `Metric ${nameOf(text(row.metricId)) || text(row.metricId)}, ${text(row.role)}`,
  recommendations: (row) => `Recommendation: ${text(row.title)}`,
  sources: (row) => `Source: ${text(row.title)}, ${text(row.publisher)}`,
} as const satisfies Partial<Record<keyof Ledger, Told>>;

/** The parts of the ledger whose rows are told in a history. */
export type ToldPart = keyof typeof told;
export const toldParts = Object.keys(told) as ToldPart[];

/** Which column says why a row of a part is so. */
const whyColumns: Partial<Record<ToldPart, string>> = {
  ...{ dates: 'reason', terms: 'why', ends: 'why', succession: 'why', answers: 'why', commitmentMetrics: 'why' },
  ...{ judgements: 'test', milestones: 'roleWhy', challenges: 'answer' },
};

/** Rows that need a reason: where one has none, none was published. A first date is no move. */
const needsReason = (part: ToldPart, row: RowContent) =>
  part === 'dates' ? row.step !== 0 : ['terms', 'ends', 'succession'].includes(part);

/**
 * Why a row is so, as it says itself; of a verdict it is the test applied. Null for what needs no reason, as a wording.
 * Source: promise 2 (historic moves may say that no reason was published).
 */
export function rowWhy(part: ToldPart, row: RowContent): string | null {
  return text(row[whyColumns[part] ?? '']) || (needsReason(part, row) ? 'No reason was published' : null);
}

/** One row in words: what it says, without why. */
export function rowWords(part: ToldPart, row: RowContent, nameOf: NameOf): string {
  return (told[part] as Told)(row, nameOf);
}
