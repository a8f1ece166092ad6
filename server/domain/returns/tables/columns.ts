/** Columns of the template that are there to be read and are never the answer: what an upload says in them is passed over. */
export const referenceColumns = [
  'metric_name',
  'breakdown_name',
  'rule',
  'last_period',
  'last_numerator',
  'last_denominator',
  'last_value',
  'last_symbol',
] as const;

/** A header cell as a name: capitals, spaces and hyphens do not matter. */
export const nameOf = (cell: string): string =>
  cell
    .toLowerCase()
    .trim()
    .replace(/[\s_-]+/g, '_');
