import { afterAll, beforeAll, expect, test } from 'vitest';
import { caller } from '#app/trpc.server.ts';
import { accountName } from '#prisma/accounts.ts';
import { galleryViews } from '#prisma/gallery-views.ts';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { connectAs, databaseUrl, testDatabase } from '../setup/database.ts';
import { inputs, publicProcedures } from './public-procedures.ts';

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
