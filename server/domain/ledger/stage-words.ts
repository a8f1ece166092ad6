/** How far a step goes, in order. */
export const stages = [
  'announced',
  'consulted',
  'funded',
  'piloted',
  'in-law',
  'in-force',
  'rolled-out',
  'evaluated',
  'published',
] as const;

export type Stage = (typeof stages)[number];

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
