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
const because = (reason: unknown) => (text(reason) ? `, because: ${text(reason)}` : '');
const of = (name: string) => (name ? ` of “${name}”` : '');

/** How each kind of row that a promise or recommendation has is told, in one line. */
const told = {
  commitments: (row) => `Promise added; lead body: ${text(row.leadBody)}`,
  wordings: (row) => `Wording: “${text(row.title)}”`,
  milestones: (row) => `Milestone added: ${text(row.title)}`,
  dates: (row, nameOf) => `Date${of(nameOf(text(row.milestoneId)))}: ${day(row.due)}${because(row.reason)}`,
  progress: (row, nameOf) =>
    `Milestone ${plainly(row.kind)}${row.happenedOn ? ` on ${day(row.happenedOn)}` : ''}: ${nameOf(text(row.milestoneId)) || 'no title'}`,
  evidence: (row) => `Evidence: ${text(row.note)}`,
  terms: (row) => `${text(row.term)}: from ${text(row.original)} to ${text(row.later)}${because(row.why)}`,
  ends: (row) => `Promise ${text(row.how)}${because(row.why)}`,
  succession: (row) => `What follows (${plainly(row.kind)})${because(row.why)}`,
  looks: (row) => `Looked on ${day(row.lookedOn)}: ${text(row.found)}`,
  judgements: (row) => `Verdict of ${text(row.judge)}: ${text(row.verdict)}. Test: ${text(row.test)}`,
  answers: (row, nameOf) =>
    `Answers “${nameOf(text(row.recommendationId)) || 'a recommendation'}”, fit ${text(row.fit)}${because(row.why)}`,
  responses: (row) => `${responseLabels[row.response as keyof typeof responseLabels] ?? ''}: ${text(row.note)}`,
  commitmentMetrics: (row, nameOf) =>
    `Metric ${nameOf(text(row.metricId)) || text(row.metricId)}, ${text(row.role)}${because(row.why)}`,
  recommendations: (row) => `Recommendation: ${text(row.title)}`,
  sources: (row) => `Source: ${text(row.title)}, ${text(row.publisher)}`,
} as const satisfies Partial<Record<keyof Ledger, Told>>;

/** The parts of the ledger whose rows are told in a history. */
export type ToldPart = keyof typeof told;
export const toldParts = Object.keys(told) as ToldPart[];

/** One row in words. */
export function rowWords(part: ToldPart, row: RowContent, nameOf: NameOf): string {
  return (told[part] as Told)(row, nameOf);
}
