import { z } from 'zod';
import type { Commitment, Ledger, LedgerRow } from '../ledger.ts';
import { type Decision, type Fault, type Moment, type NewRow, refusal, sentence, textFault } from './act.ts';
import { dayFault } from './act-days.ts';
import type { Standing } from './standing.ts';

type Kind = 'text' | 'optional text' | 'day' | 'optional day' | 'address';

/**
 * What a clerical correction may touch. A date, a term's figures, how a promise ended and who comes after it are not
 * here: they change by an act of their own, with a reason. A judgement is its judge's: nobody corrects it.
 */
export const correctable = {
  sources: {
    title: 'text',
    publisher: 'text',
    reference: 'optional text',
    url: 'address',
    archivedUrl: 'address',
    publishedOn: 'optional day',
    lastChecked: 'optional day',
    note: 'optional text',
  },
  dates: { reason: 'text', note: 'optional text' },
  progress: { happenedOn: 'day', note: 'optional text' },
  evidence: { note: 'text', page: 'optional text' },
  terms: { why: 'text', note: 'optional text' },
  ends: { why: 'text' },
  succession: { why: 'text' },
  looks: { found: 'text' },
  commitments: { leadBody: 'text', ownerRole: 'optional text' },
  wordings: { title: 'text', text: 'text', inWordsOf: 'optional text' },
  milestones: { title: 'text', roleWhy: 'optional text' },
  answers: { why: 'text' },
  responses: { note: 'text' },
  commitmentMetrics: { why: 'text' },
} as const satisfies Partial<Record<NewRow['part'], Record<string, Kind>>>;

type Part = keyof typeof correctable;

/** The tables in which the rows lie, as a release names them. */
const tableNames: Record<Part, string> = {
  ...{ sources: 'Source', dates: 'MilestoneDate', progress: 'MilestoneProgress', evidence: 'Evidence' },
  ...{ terms: 'PromiseTerm', ends: 'CommitmentEnd', succession: 'Succession', looks: 'Look' },
  ...{ commitments: 'Commitment', wordings: 'Wording', milestones: 'Milestone', answers: 'Answer' },
  responses: 'Response',
  commitmentMetrics: 'CommitmentMetric',
};
export const correctableParts = Object.keys(correctable) as [Part, ...Part[]];

/** Of one of the two: a promise or a recommendation. `row`: the id of the row that holds the mistake. `changes`: its fields as they should be. `reason`: what was wrong. */
export const correctInput = {
  commitment: z.string().max(120).default(''),
  recommendation: z.string().max(120).default(''),
  part: z.enum(correctableParts),
  row: z.string().max(36),
  changes: z.record(z.string().max(40), z.string().trim().max(10_000)).default({}),
  reason: z.string().trim().max(10_000).default(''),
};
const schema = z.object(correctInput);
/** Whose record it is, is found before the correction is decided. */
export type Correct = Pick<z.infer<typeof schema>, 'part' | 'row' | 'changes' | 'reason'> & { commitment?: string };

const widest: Record<string, number> = {
  ...{ title: 500, publisher: 200, reference: 200, page: 60, leadBody: 200, ownerRole: 200, inWordsOf: 200 },
};
const widestTitle: Partial<Record<Part, number>> = { wordings: 300, milestones: 400 };

/** What was promised may not change by a correction: its figures stay as they are. */
function figureFault(part: Part, field: string, before: unknown, value: string): Fault | null {
  const isPromised = (part === 'wordings' && field !== 'inWordsOf') || (part === 'milestones' && field === 'title');
  const figures = (text: unknown) => String(text ?? '').match(/\d+([.,]\d+)*/g) ?? [];
  if (!isPromised || figures(before).join(' ') === figures(value).join(' ')) return null;
  return {
    field: `changes.${field}`,
    message: 'A figure of what was promised changes by changing a term, with a source',
  };
}

function changeFault(part: Part, field: string, value: string, today: string): Fault | null {
  const kind = (correctable[part] as Record<string, Kind>)[field];
  const at = `changes.${field}`;
  if (kind === undefined)
    return { field: at, message: `${sentence(field)} cannot be corrected: it changes by its own act` };
  if (kind.endsWith('day')) return dayFault(at, value, 'the day', { required: kind === 'day', notAfter: today });
  if (kind === 'address') {
    const isAddress = value === '' || (value.length <= 700 && URL.canParse(value) && /^https?:/.test(value));
    return isAddress ? null : { field: at, message: 'Enter an address that begins with https:// or http://' };
  }
  const most = (field === 'title' ? widestTitle[part] : undefined) ?? widest[field] ?? 2_000;
  return textFault(at, value, 'the corrected text', { required: kind === 'text', most });
}

function rowOf(ledger: Ledger, part: Part, id: string): (LedgerRow & { commitmentId?: string }) | undefined {
  return (ledger[part] as LedgerRow[]).find((row) => row.id === id);
}

/** Whether a judge recorded the row, as part of a verdict: it is theirs, and nobody corrects it. Source: promise 15. */
export function isJudges({ actorRole }: Pick<LedgerRow, 'actorRole'>): boolean {
  return actorRole === 'assessor';
}

/** A day that is put right is known to the day. */
function withPrecision(content: Record<string, string | null>): Record<string, string | null> {
  const day = content.publishedOn ?? content.happenedOn;
  if (day) return { ...content, precision: 'day' };
  return content.publishedOn === null ? { ...content, precision: null } : content;
}

/** A record that a correction is made in: of a promise, with its id, or of a recommendation. */
export type CorrectStanding = Pick<Standing, 'raw' | 'lookup'> & { commitment?: Pick<Commitment, 'id'> };

/**
 * Corrects a clerical mistake by a row that names the one it corrects and holds it as it should be, and another that says
 * why; the mistake stays in the history. Refused where nothing changes, and for what only an act of its own may change.
 * Source: docs/decisions/0003-ledger-rows.md.
 */
export function correct(standing: CorrectStanding, input: Correct, moment: Moment): Decision {
  const { part, changes } = input;
  const given = rowOf(standing.raw, part, input.row);
  // A correction of a correction names the original too.
  const original = given?.corrects ?? given?.id;
  const row = original === undefined ? undefined : rowOf(standing.lookup.ledger, part, original);
  const of = part === 'commitments' ? row?.id : row?.commitmentId;
  const own = standing.commitment?.id;
  if (!row || (of ?? own) !== own)
    return { refused: [{ field: 'row', message: 'This record has no such row' }], conflict: false };
  if (isJudges(row)) {
    const message = 'This row is part of a judge’s verdict. Nobody but the judge may change what it says';
    return { refused: [{ field: 'row', message }], conflict: false };
  }
  const content = Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, value || null]));
  const before = row as unknown as Record<string, unknown>;
  const isChange = Object.entries(content).some(([field, value]) => before[field] !== value);
  const unexplained = part === 'dates' && 'reason' in content && before.reason === null;
  const refused = refusal([
    ...Object.entries(changes).map(
      ([field, value]) =>
        changeFault(part, field, value, moment.today) ?? figureFault(part, field, before[field], value),
    ),
    isChange ? null : { field: 'changes', message: 'Nothing is corrected: every field is as it stands' },
    unexplained ? { field: 'changes.reason', message: 'No reason was recorded, so there is none to correct' } : null,
    textFault('reason', input.reason, 'what was wrong'),
  ]);
  if (refused) return refused;
  const { recordedAt: _, actorRole: __, release: ___, ...kept } = row;
  const id = moment.newId();
  const corrected = {
    ...kept,
    ...withPrecision(content),
    id,
    corrects: row.id,
    ...('slug' in kept ? { slug: null } : {}),
  };
  const statedOn = moment.today;
  const why = { id: moment.newId(), tableName: tableNames[part], rowId: id, reason: input.reason, statedOn };
  return { id, rows: [{ part, row: corrected } as NewRow, { part: 'corrections', row: { ...why, corrects: null } }] };
}
