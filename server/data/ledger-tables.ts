import type { LedgerTable } from '#prisma/gallery-views.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';

/** A part of the ledger: the rows of one table. */
export type LedgerPart = Exclude<keyof Ledger, 'release' | 'takingPart'>;

/** Where a part lies, in which order it is read, and which columns lie there in another form than readers want. */
type Form = { table: LedgerTable; order: string; lists?: string[]; flags?: string[]; numbers?: string[] };

/** Every part of the ledger, for both accounts that read it. */
export const ledgerTables: Record<LedgerPart, Form> = {
  reviews: { table: 'Review', order: 'position' },
  sources: { table: 'Source', order: 'id' },
  recommendations: {
    table: 'Recommendation',
    order: 'position',
    lists: ['nations', 'sourceSlugs'],
    numbers: ['costGbp'],
  },
  responses: { table: 'Response', order: 'statedOn', flags: ['inStrategy'] },
  pillars: { table: 'Pillar', order: 'position' },
  missions: { table: 'Mission', order: 'position' },
  commitments: {
    table: 'Commitment',
    order: 'position',
    lists: ['partnerBodies', 'topics', 'missions'],
    flags: ['toCheck'],
    numbers: ['fundingGbp'],
  },
  wordings: { table: 'Wording', order: 'version' },
  terms: { table: 'PromiseTerm', order: 'statedOn', lists: ['alsoSee'], flags: ['isCeiling'] },
  ends: { table: 'CommitmentEnd', order: 'statedOn' },
  succession: { table: 'Succession', order: 'statedOn' },
  answers: { table: 'Answer', order: 'id' },
  milestones: { table: 'Milestone', order: 'position' },
  dates: { table: 'MilestoneDate', order: 'step' },
  progress: { table: 'MilestoneProgress', order: 'statedOn' },
  evidence: { table: 'Evidence', order: 'statedOn', lists: ['alsoSee'] },
  looks: { table: 'Look', order: 'lookedOn' },
  judgements: { table: 'Judgement', order: 'statedOn' },
  commitmentMetrics: { table: 'CommitmentMetric', order: 'id' },
  localMilestones: { table: 'LocalMilestone', order: 'position' },
  localProgress: { table: 'LocalProgress', order: 'statedOn' },
  localConfirmations: { table: 'LocalConfirmation', order: 'statedOn', flags: ['confirmed'] },
  challenges: { table: 'Challenge', order: 'recordedAt' },
  livedNotes: { table: 'LivedNote', order: 'statedOn' },
  partnershipReturns: { table: 'PartnershipReturn', order: 'recordedAt', numbers: ['moneyGbp'] },
  partnershipTests: { table: 'PartnershipTest', order: 'recordedAt' },
  commentaries: { table: 'Commentary', order: 'recordedAt' },
  replies: { table: 'Reply', order: 'recordedAt' },
  restarts: { table: 'RangeRestart', order: 'recordedAt' },
  corrections: { table: 'Correction', order: 'id' },
};

export const ledgerParts = Object.keys(ledgerTables) as LedgerPart[];

/** Brings a row of a part into its readers' form, in place: lists parsed, yes and no as booleans, sums of money as numbers. */
export function readableRow(part: LedgerPart, row: Record<string, unknown>): void {
  const { lists = [], flags = [], numbers = [] } = ledgerTables[part];
  for (const name of lists) row[name] = typeof row[name] === 'string' ? JSON.parse(row[name]) : null;
  for (const name of flags) row[name] = row[name] === null ? null : Boolean(row[name]);
  for (const name of numbers) row[name] = row[name] === null ? null : Number(row[name]);
}
