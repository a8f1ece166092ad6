import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { clearStates, dropSubjects, keepSubject, takeState } from '#server/data/workshop/identity/open-id.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import { openIdProvider } from '#server/identity/open-id/provider.ts';
import { fingerprint } from '#server/identity/secrets.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import { afreshForEach } from '../setup/afresh.ts';

afreshForEach();

/** Nobody is there: what does not hold is refused before the provider is asked. */
const openId = openIdProvider(
  {
    ...{ issuer: 'http://127.0.0.1:9', clientId: 'tracker', clientSecret: 'x', clientAuth: 'basic', name: 'Example' },
    ...{ secondFactor: [], addressesVerified: false },
  },
  { baseUrl: 'http://127.0.0.1:3000', clockOffset: 0 },
);
const now = new Date('2026-11-25T09:00:00Z');
const sessionSecret = 'only for tests, and long enough to be taken';
const identity = (more = {}) =>
  createIdentityCaller({ now, workshop: connections().workshop, sessionSecret, openId, ...more });

async function person() {
  const id = uuidv7();
  const memberships = [{ organisation: 'T09000001', role: 'preparer' as const, areaCode: 'T09000001' }];
  const email = `${id}@example.test`;
  await addPerson(connections().workshop, {
    id,
    email,
    name: 'Somebody',
    memberships,
    passwordHash: null,
    createdAt: now,
  });
  return id;
}

describe('what comes back from the provider and does not hold', () => {
  const made = (address: string) =>
    identity().provider.arrive({ journey: 'made up', query: '?code=made-up&state=made-up', address, replaces: null });

  it('closes its address on the network after a hundred in a day, and no other', async () => {
    const address = '203.0.113.7';
    for (let tries = 0; tries < 100; tries += 1) expect(await made(address)).toMatchObject({ why: 'stale' });
    const message = 'Too many attempts. Try again in 1 minute.';
    await expect(made(address)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', message });
    expect(await made('203.0.113.8')).toMatchObject({ done: 'refused', why: 'stale' });
  });

  it('is not found where the service has no provider', async () => {
    const without = identity({ openId: null }).provider;
    expect(await without.name()).toBeNull();
    await expect(without.begin({ next: null, again: false })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const given = { journey: null, query: '', address: '203.0.113.9', replaces: null };
    await expect(without.arrive(given)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('begins nothing while the provider is away', async () => {
    expect(await identity().provider.begin({ next: null, again: false })).toBeNull();
  });
});

describe('a subject of the provider', () => {
  const keep = (userId: string, subject: string) =>
    inTransaction(connections().workshop, (writing) =>
      keepSubject(writing, { id: fingerprint(subject), issuer: 'https://id.example', userId, at: now }),
    );

  it('is one person’s, and a person has one of each issuer, by however many at once', async () => {
    const [one, other] = [await person(), await person()];
    const kept = await Promise.all([keep(one, 'a'), keep(one, 'a'), keep(other, 'a'), keep(one, 'b')]);
    const rows = await connections().workshop.openIdSubject.findMany();
    expect(kept.filter((each) => each === 'new')).toHaveLength(rows.length);
    expect(new Set(rows.map(({ userId }) => userId)).size).toBe(rows.length);
    expect(await keep(one, 'c')).toBe('taken');
  });

  it('goes when the account is closed, so that an invitation can begin anew', async () => {
    const id = await person();
    expect([await keep(id, 'a'), await keep(id, 'a'), await keep(id, 'b')]).toEqual(['new', 'known', 'taken']);
    expect(await inTransaction(connections().workshop, (writing) => dropSubjects(writing, id))).toBe(1);
    expect(await keep(id, 'b')).toBe('new');
  });
});

it('an answer counts once, by however many at once, and its mark goes after an hour', async () => {
  const { workshop } = connections();
  const id = fingerprint('a state');
  const taken = await Promise.all(Array.from({ length: 5 }, () => takeState(workshop, id, now)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await clearStates(workshop, now)).toBe(0);
  expect(await clearStates(workshop, new Date(now.getTime() + 1))).toBe(1);
});
