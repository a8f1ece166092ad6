import { appRouter } from '#server/trpc/router.ts';

/** Inputs of the public procedures that want one. */
export const inputs: Record<string, object> = {
  'area.byId': { id: 'E06000001' },
  'area.figures': { id: 'E06000001' },
  'area.scorecard': { id: 'E06000001' },
  'challenge.outcome': { reference: '0123456789ab' },
  'challenge.send': { key: '00000000-0000-7000-8000-000000000001', about: 'commitment/x' },
  'commitment.byId': { id: 'family-help' },
  'commitment.history': { id: 'family-help' },
  'recommendation.history': { id: 'care-review-1' },
  'commitment.lineage': { kind: 'commitment', id: 'family-help' },
  'commitment.pillar': { id: 'family-help' },
  'metric.about': { id: 's47_rate', areas: ['E06000001'] },
  'metric.byId': { id: 's47_rate' },
  'metric.figures': { id: 's47_rate' },
  'metric.variation': { id: 's47_rate' },
  'metric.variationFigures': { id: 's47_rate' },
  'partnership.byId': { id: 'made-up-example' },
  'programme.rolloutByArea': { stage: 'family-help' },
  'programme.rolloutOfArea': { area: 'E06000001' },
  'recommendation.byId': { id: 'care-review-1' },
  'release.byNumber': { number: 1 },
  'release.manifest': { number: 1 },
  'search.find': { q: 'kinship' },
  'series.breakdown': { metric: 's47_rate' },
  'series.choice': { metric: 's47_rate', areas: ['E06000001'] },
  'series.breakdownTable': { metric: 's47_rate', of: 'ratios' },
  'series.group': { metric: 's47_rate', group: 'all' },
  'series.map': { metric: 's47_rate' },
  'series.mapTable': { metric: 's47_rate' },
  'series.compare': { metric: 's47_rate', areas: ['E06000001'] },
  'series.beside': { metric: 's47_rate', areas: ['E06000001'] },
  'series.programme': { metric: 's47_rate', programme: 'ffc-wave-1' },
  'series.programmeTable': { metric: 's47_rate', programme: 'ffc-wave-1' },
  'series.table': { metric: 's47_rate', areas: ['E06000001'] },
};

type Procedure = { _def: { type: string; meta?: { action?: string } } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).filter(
  ([, { _def }]) => _def.meta?.action === undefined,
);

/** Names of what nobody needs to sign in for. */
export const publicProcedures = procedures.map(([name]) => name);

/** Those that only read. */
export const publicQueries = procedures.filter(([, { _def }]) => _def.type === 'query').map(([name]) => name);
