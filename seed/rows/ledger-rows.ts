import type { LoadableTable } from '#prisma/gallery-views.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import { milestoneRows, promiseRows, type TableRow } from './promise-rows.ts';
import { reviewRows, sourceRows } from './review-rows.ts';

/**
 * The pack as rows of the ledger's tables, in an order that puts what is pointed to first. Ids are made from the
 * pack's keys (`packId`), so the same pack always gives the same rows.
 */
export function ledgerRows(pack: Pack): [LoadableTable, TableRow[]][] {
  const tables: Partial<Record<LoadableTable, TableRow[]>> = {
    ...sourceRows(pack),
    ...reviewRows(pack),
    ...promiseRows(pack),
    ...milestoneRows(pack),
  };
  const order: LoadableTable[] = [
    'Source',
    'Review',
    'Recommendation',
    'Response',
    'Pillar',
    'Mission',
    'Commitment',
    'Wording',
    'PromiseTerm',
    'CommitmentEnd',
    'Succession',
    'Answer',
    'Look',
    'CommitmentMetric',
    'Milestone',
    'MilestoneDate',
    'Evidence',
    'MilestoneProgress',
    'LocalMilestone',
  ];
  return order.map((table) => [table, tables[table] ?? []]);
}
