import { connections, openConnections } from '#server/data/connections.ts';
import type { Person, Role } from '#server/domain/people/permissions.ts';
import type { Context } from '#server/trpc/init.ts';
import { createCaller } from '#server/trpc/router.ts';
import { databaseUrl, testDatabase } from './database.ts';

/** The two connections of the running service, on this worker's own database. */
export function openService() {
  const { app, public: reader } = testDatabase();
  return openConnections({ appUrl: databaseUrl(app), publicUrl: databaseUrl(reader) });
}

/** A person with one membership, known to nobody's table: the door hands procedures persons, not rows. */
export function personWith(role: Role, areaCode: string | null = null, id = crypto.randomUUID() as string): Person {
  const organisation = areaCode ?? 'department';
  return { id, email: `${role}-${id}@example.test`, memberships: [{ organisation, role, areaCode }] };
}

/** The system, called by this person, or by the public. */
export function callAs(user: Person | null, at: Partial<Pick<Context, 'now' | 'today' | 'door' | 'address'>> = {}) {
  return createCaller({ ...connections(), now: new Date(), today: '2026-11-25', user, door: 'trpc', ...at });
}
