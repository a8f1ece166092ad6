import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { caller } from '#app/trpc.server.ts';
import { accountName } from '#prisma/accounts.ts';
import { galleryViews } from '#prisma/gallery-views.ts';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { connectAs, databaseUrl, testDatabase } from '../setup/database.ts';
import { inputs, publicProcedures } from './public-procedures.ts';

/** Inputs of the public procedures that want one. */
const inputs: Record<string, object> = {
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
  'partnership.byId': { id: 'made-up-example' },
  'programme.rolloutByArea': { stage: 'family-help' },
  'programme.rolloutOfArea': { area: 'E06000001' },
  'recommendation.byId': { id: 'care-review-1' },
  'release.byNumber': { number: 1 },
  'search.find': { q: 'kinship' },
  'series.group': { metric: 's47_rate', group: 'all' },
  'series.map': { metric: 's47_rate' },
  'series.mapTable': { metric: 's47_rate' },
  'series.compare': { metric: 's47_rate', areas: ['E06000001'] },
  'series.table': { metric: 's47_rate', areas: ['E06000001'] },
};

type Procedure = { _def: { type: string; meta?: { action?: string } } };
const publicProcedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>)
  .filter(([, { _def }]) => _def.meta?.action === undefined)
  .map(([name]) => name);

async function change(words: (view: string, who: string) => string) {
  const owner = await connectAs('owner');
  const who = accountName(testDatabase().public.user);
  for (const view of galleryViews) await owner.query(words(view, who));
  await owner.end();
}

beforeAll(async () => {
  const { app, public: reader } = testDatabase();
  openConnections({ appUrl: databaseUrl(app), publicUrl: databaseUrl(reader) });
  await change((view, who) => `REVOKE SELECT ON \`${view}\` FROM ${who}`);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterAll(async () => {
  await change((view, who) => `GRANT SELECT ON \`${view}\` TO ${who}`);
  await closeConnections();
});

test('the system has public procedures', () => {
  expect(publicProcedures.length).toBeGreaterThan(20);
});

test.each(publicProcedures)('with SELECT taken from the public account %s has no other way to read', async (name) => {
  const call = name
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], caller(new Request('http://localhost/')));
  const given = (call as (input: object | undefined) => Promise<unknown>)(inputs[name] ?? {});
  const refused: unknown = await given.then(
    () => 'an answer',
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(Response);
  expect((refused as Response).status).toBe(503);
});
