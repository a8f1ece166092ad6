import type { LedgerTable } from '#prisma/gallery-views.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import { ledgerRows } from './ledger-rows.ts';

const tableOf: Record<Exclude<keyof Ledger, 'release' | 'takingPart'>, LedgerTable> = {
  reviews: 'Review',
  sources: 'Source',
  recommendations: 'Recommendation',
  responses: 'Response',
  pillars: 'Pillar',
  missions: 'Mission',
  commitments: 'Commitment',
  wordings: 'Wording',
  terms: 'PromiseTerm',
  ends: 'CommitmentEnd',
  succession: 'Succession',
  answers: 'Answer',
  milestones: 'Milestone',
  dates: 'MilestoneDate',
  progress: 'MilestoneProgress',
  evidence: 'Evidence',
  looks: 'Look',
  judgements: 'Judgement',
  commitmentMetrics: 'CommitmentMetric',
  localMilestones: 'LocalMilestone',
  localProgress: 'LocalProgress',
  localConfirmations: 'LocalConfirmation',
  challenges: 'Challenge',
  livedNotes: 'LivedNote',
  partnershipReturns: 'PartnershipReturn',
  partnershipTests: 'PartnershipTest',
  commentaries: 'Commentary',
  replies: 'Reply',
  restarts: 'RangeRestart',
  corrections: 'Correction',
};

/**
 * The pack as the ledger a reader would get from release 1, without a database: the same rows as are loaded. For checks
 * of the pack's facts against the rules that judge them.
 * @param recordedAt when the rows count as recorded, ISO
 */
export function packLedger(pack: Pack, recordedAt = '2026-07-01T08:00:00.000Z'): Ledger {
  const rows = new Map<LedgerTable, ReturnType<typeof ledgerRows>[number][1]>(ledgerRows(pack));
  const published = { recordedAt, actorRole: 'official', corrects: null, release: 1 };
  const tables = Object.entries(tableOf).map(([name, table]) => [
    name,
    (rows.get(table) ?? []).map((row) => ({ ...row, ...published })),
  ]);
  return { release: 1, ...Object.fromEntries(tables) } as Ledger;
}
