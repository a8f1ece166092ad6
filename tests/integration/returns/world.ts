import { v7 as uuidv7 } from 'uuid';
import { vi } from 'vitest';
import { loadExamples } from '#seed/load-examples.ts';
import { readPack } from '#seed/read-pack.ts';
import { referenceRows } from '#seed/rows/reference-rows.ts';
import { closeConnections, connections, openConnections } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Person, Role } from '#server/domain/people/permissions.ts';
import { packLoader } from '#server/domain/people/system-people.ts';
import type { Context } from '#server/trpc/init.ts';
import { createCaller } from '#server/trpc/router.ts';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';

export const A = 'T09000001';
export const B = 'T09000002';
export const collection = 'example-202627Q1';
export const origin = 'http://127.0.0.1:3000';

const person = (role: Role, areaCode: string | null): Person => ({
  id: uuidv7(),
  email: `${role}-${areaCode ?? uuidv7()}@example.test`.toLowerCase(),
  memberships: [{ organisation: areaCode ?? 'department', role, areaCode }],
});

export const people = {
  preparerA: person('preparer', A),
  approverA: person('approver', A),
  financeA: person('finance-officer', A),
  preparerB: person('preparer', B),
  approverB: person('approver', B),
  official: person('official', null),
  assessor: person('assessor', null),
};
export type Who = keyof typeof people;

export const acting = (user: Person | null, at: Partial<Pick<Context, 'now' | 'today' | 'door'>> = {}) =>
  createCaller({ ...connections(), now: new Date(), today: '2026-11-25', user, door: 'trpc', ...at });
export const as = (who: Who, at: Parameters<typeof acting>[1] = {}) => acting(people[who], at);

/** An empty database with the pack's measures, the two made-up councils, their people and the example collections. */
export async function makeWorld(): Promise<void> {
  await emptyDatabase();
  const { app, public: reader } = testDatabase();
  openConnections({ appUrl: databaseUrl(app), publicUrl: databaseUrl(reader) });
  const { pack } = checkPack(await readPack('seed/pack'));
  if (!pack) throw new Error('the pack has faults');
  const { metrics, breakdowns } = referenceRows(pack);
  const place = { dfeCode: null, kind: null, validFrom: null, validTo: null, successorCode: null, madeUp: true };
  const more = { confidence: 'made-up', inspection: null };
  const council = { ...place, ...more, level: 'local-authority', regionCode: 'T12000001' };
  const areas = [
    { ...place, ...more, code: 'T12000001', level: 'region', name: 'Example region (made-up)', regionCode: null },
    { ...council, code: A, name: 'Example Council A (made-up)' },
    { ...council, code: B, name: 'Example Council B (made-up)' },
  ];
  await acting(packLoader, { door: 'seed' }).programme.load({ areas, metrics, breakdowns });
  await inTransaction(connections().workshop, async (writing) => {
    for (const each of Object.values(people)) {
      await addPerson(writing, { ...each, name: each.email, passwordHash: null, createdAt: new Date() });
    }
  });
}

/** Brings the example collections and the returns that are past in, as the seed does. */
export const bringInExamples = () =>
  loadExamples('seed/examples', {
    loader: acting(packLoader, { door: 'seed' }),
    as: (role, area, now) => {
      const who =
        role === 'official' || role === 'assessor' ? people[role] : people[`${role}${area === A ? 'A' : 'B'}`];
      return acting(who, { now, today: now.toISOString().slice(0, 10), door: 'seed' });
    },
  });

/** The world as programs and browsers meet it: the service's environment, the examples, and noon of 25 November 2026. */
export async function serveWorld(): Promise<void> {
  const { app, public: reader, owner } = testDatabase();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T12:00:00Z') });
  vi.stubEnv('BASE_URL', origin);
  vi.stubEnv('DATABASE_URL', databaseUrl(app));
  vi.stubEnv('PUBLIC_DATABASE_URL', databaseUrl(reader));
  vi.stubEnv('OWNER_DATABASE_URL', databaseUrl(owner));
  vi.stubEnv('SESSION_SECRET', 'only for tests, and long enough to be taken');
  await makeWorld();
  await bringInExamples();
}

/** The end of it: the clock and the environment as they were. */
export async function endWorld(): Promise<void> {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await closeConnections();
}

const watched = [
  'Return',
  'ReturnVersion',
  'ReturnValue',
  'ReturnEvent',
  'ValueQuery',
  'WriteKey',
  'AuditEvent',
  'OutboxMessage',
];

/** How many rows each table holds that a return writes to. */
export async function rowCounts(): Promise<Record<string, number>> {
  const owner = await connectAs('owner');
  try {
    const counts: Record<string, number> = {};
    for (const table of watched) {
      const [row] = await owner.query(`SELECT COUNT(*) AS n FROM \`${table}\``);
      counts[table] = Number(row.n);
    }
    return counts;
  } finally {
    await owner.end();
  }
}

export async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  const owner = await connectAs('owner');
  try {
    return await owner.query(sql);
  } finally {
    await owner.end();
  }
}
