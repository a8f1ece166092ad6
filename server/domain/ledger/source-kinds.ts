/** What kind of thing a source is. */
export const sourceKinds = [
  'statute',
  'si',
  'hansard',
  'written-answer',
  'committee-paper',
  'foi',
  'statistics',
  'press',
  'guidance',
  'report',
  'web-page',
] as const;
