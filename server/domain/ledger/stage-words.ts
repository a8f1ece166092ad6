import type { Stage } from './ledger.ts';

/** The kind of step a milestone is; not whether it was reached. */
export const stageLabels: Record<Stage, string> = {
  announced: 'Announced',
  consulted: 'Consulted on',
  funded: 'Funded',
  piloted: 'Piloted',
  'in-law': 'In law',
  'in-force': 'In force',
  'rolled-out': 'Rolled out',
  evaluated: 'Evaluated',
  published: 'Published',
};
