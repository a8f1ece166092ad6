import { Secret, TOTP } from 'otpauth';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { putRecoveryCodes, putSecondFactor } from '#server/data/workshop/identity/second-factors.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import { addToken, revokeToken } from '#server/data/workshop/tokens/tokens.ts';
import type { Role } from '#server/domain/people/permissions.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { newFactorSecret, recoveryFingerprint, sealFactor } from '#server/identity/second-factor.ts';
import { fingerprint, newAreaToken } from '#server/identity/secrets.ts';
import { securityNotes } from '#server/identity/security-notes.ts';
import { forgetNetworks, writeSecurity } from '#server/jobs/write-security.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';
import { callAs, personWith } from '../setup/service.ts';

const password = 'a password for tests';
const sessionSecret = 'only for tests, and long enough to be taken';
const start = new Date('2026-11-25T09:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
let host = 0;
/** Another address of the same network each time: limits count addresses, and the limits' memory outlives a test. */
const address = () => {
  host += 1;
  return `203.0.113.${host % 250}`;
};
const workshop = () => connections().workshop;
const identity = (now = start, from = address()) =>
  createIdentityCaller({ now, workshop: workshop(), sessionSecret, address: from });
const administrator = personWith('administrator');
const seen = async (asked: Parameters<ReturnType<typeof callAs>['account']['security']>[0] = {}) => {
  await writeSecurity(workshop(), at(3_600));
  return (await callAs(administrator).account.security(asked)).items;
};

let userId: string;
let email: string;
let passwordHash: string;

async function person(role: Role = 'preparer', id = uuidv7()) {
  const areaCode = role === 'preparer' ? 'T09000001' : null;
  const memberships = [{ organisation: areaCode ?? 'department', role, areaCode }];
  const about = { id, email: `${id}@example.test`, name: 'Somebody', memberships, passwordHash, createdAt: start };
  await addPerson(workshop(), about);
  return about;
}

afreshForEach(async () => {
  passwordHash ??= await hashPassword(password);
});

beforeEach(async () => {
  securityNotes().take(at(1_000_000));
  ({ id: userId, email } = await person());
});

const signIn = (more: Partial<{ email: string; password: string; code: string | null }> = {}, now = start) => {
  const from = { address: address(), replaces: null };
  return identity(now, from.address).signIn({ email, password, code: null, ...from, ...more });
};

describe('what is written down', () => {
  it('signing in, a wrong password for an account and for nobody, and a closed account: whose, when, how often, where from', async () => {
    const made = await signIn();
    if (made.step !== null) throw new Error('a code is needed');
    for (let tries = 0; tries < 5; tries += 1) await signIn({ password: 'wrong' }, at(60 + tries)).catch(() => null);
    await signIn({ email: 'nobody@example.test' }, at(70)).catch(() => null);
    await expect(signIn({}, at(80))).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    const items = await seen();
    const network = '203.0.113.0/24';
    expect(items.map(({ kind, userId: of, count, network: from }) => [kind, of, count, from]).toSorted()).toEqual([
      ['signIn.closed', userId, 1, network],
      ['signIn.done', userId, 1, network],
      ['signIn.failed', null, 1, network],
      ['signIn.failed', userId, 5, network],
    ]);
    expect(new Set(items.map(({ place }) => place)).size).toBe(1);
    expect(JSON.stringify(await workshop().securityEvent.findMany())).not.toMatch(/203\.0|@/);
    // The owner sees the same, in words and without anybody else's.
    const own = await identity(at(100)).happened({ secret: made.secret });
    expect(own.map(({ said, count, network: from }) => [said, count, from])).toEqual([
      ['Tried while signing in was closed after failures', 1, network],
      ['Wrong address or password', 5, network],
      ['Signed in', 1, network],
    ]);
  });

  it('a wrong code, and one that was used already: its owner gets one letter an hour', async () => {
    const key = newFactorSecret();
    const sealed = sealFactor(key, userId, sessionSecret);
    await putSecondFactor(workshop(), { userId, sealed, step: 0, at: start });
    await putRecoveryCodes(workshop(), userId, [recoveryFingerprint(userId, 'abcd')], start);
    const code = (now: Date) => new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: now.getTime() });
    await signIn({ code: code(start) });
    await signIn({ code: code(start) }, at(1)).catch(() => null);
    await signIn({ code: code(at(3_000)) }, at(2)).catch(() => null);
    await signIn({ code: 'abcd' }, at(3));
    await signIn({ code: 'abcd' }, at(4)).catch(() => null);
    const found = (await seen()).map(({ kind, count }) => [kind, count]).toSorted();
    expect(found).toEqual([
      ['code.refused', 1],
      ['code.usedTwice', 2],
      ['signIn.done', 2],
    ]);
    const letters = await workshop().outboxMessage.findMany({ where: { toUserId: userId } });
    expect(letters.map(({ subject }) => subject)).toEqual(['A code of yours was used twice']);
  });

  it('a refused right, with who asked for what; a token that was revoked, with whose it was; one that never was', async () => {
    const somebody = personWith('preparer', 'T09000001');
    const call = callAs(somebody, { now: start, address: '2001:db8:7::1' });
    await expect(call.release.recall({ key: uuidv7(), release: 1 } as never)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const token = newAreaToken();
    const scope = { areaCode: 'T09000001', purposes: ['read'] };
    const id = fingerprint(token);
    await addToken(workshop(), { id, userId, label: 'x', createdAt: start, expiresAt: at(100_000), scope });
    await identity().holder({ token });
    await revokeToken(workshop(), id, at(1));
    await expect(identity(at(2)).holder({ token })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(identity(at(3)).holder({ token: newAreaToken() })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const items = (await seen()).map(({ kind, userId: of, role, what, network }) => [kind, of, role, what, network]);
    expect(items.toSorted()).toEqual([
      ['permission.refused', somebody.id, 'preparer', 'release.recall', '2001:db8:7::/48'],
      ['token.refused', null, null, 'unknown', '203.0.113.0/24'],
      ['token.refused', userId, null, 'revoked', '203.0.113.0/24'],
    ]);
    expect(JSON.stringify(items)).not.toContain(token);
  });

  it('a link that does not work, and more requests for one than the limit allows', async () => {
    await expect(identity().password.choose({ link: 'x', fresh: 'whatever it may be' })).rejects.toThrow();
    const from = '198.51.100.7';
    for (let tries = 0; tries < 21; tries += 1)
      await identity(start, from)
        .password.askReset({ email, address: from })
        .catch(() => null);
    const items = (await seen()).map(({ kind, what, network }) => [kind, what, network]);
    expect(items.toSorted()).toEqual([
      ['limit.hit', 'password.askReset', '198.51.100.0/24'],
      ['link.refused', null, '203.0.113.0/24'],
    ]);
  });
});

describe('the list', () => {
  it('is for administrators, is narrowed by kind, account, place and day, and goes on where it stopped', async () => {
    for (let minute = 0; minute < 5; minute += 1)
      await signIn({ password: 'wrong' }, at(60 * minute)).catch(() => null);
    await signIn({ email: 'nobody@example.test' }, at(86_400)).catch(() => null);
    await writeSecurity(workshop(), at(100_000));
    const ask = callAs(administrator).account.security;
    expect((await ask({ kind: 'signIn.failed' })).items).toHaveLength(6);
    expect((await ask({ kind: 'signIn.done' })).items).toHaveLength(0);
    expect((await ask({ account: userId })).items).toHaveLength(5);
    expect((await ask({ to: '2026-11-25' })).items).toHaveLength(5);
    expect((await ask({ from: '2026-11-26', place: '203.0.113.0/24' })).items).toHaveLength(1);
    const first = await ask({ limit: 4 });
    const second = await ask({ limit: 4, before: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual((await ask({})).items.map(({ id }) => id));
    expect(second.next).toBeNull();
    for (const role of ['official', 'approver', 'assessor'] as const)
      await expect(callAs(personWith(role, null)).account.security({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('where an act came from', () => {
  it('stands beside it in the sealed audit as a name, which means nothing once the network is forgotten', async () => {
    await signIn();
    await writeSecurity(workshop(), at(60));
    const [event] = await workshop().auditEvent.findMany({ where: { actorId: userId } });
    const { from } = JSON.parse(event?.detail ?? '{}') as { from: string };
    expect(from).toMatch(/^[\da-f]{12}$/);
    expect(await workshop().seenNetwork.findMany()).toEqual([
      { id: from, network: '203.0.113.0/24', month: '2026-11' },
    ]);
    expect(await forgetNetworks(workshop(), new Date('2026-12-31T23:00:00Z'))).toBe(0);
    expect(await forgetNetworks(workshop(), new Date('2027-01-01T00:00:00Z'))).toBe(1);
    const [row] = await seen({ place: from });
    expect(row).toMatchObject({ kind: 'signIn.done', place: from, network: null });
  });

  it('is there for acts of people who are signed in, by any door, and not where nobody said', async () => {
    const { id } = await person('official');
    const official = { ...personWith('administrator'), id };
    const invite = (where: { address?: string }) =>
      callAs(official, { now: start, ...where }).person.invite({
        ...{ key: uuidv7(), email: `${uuidv7()}@example.test`, name: 'New', role: 'official' },
        ...{ organisation: 'department', area: null },
      });
    await invite({ address: '198.51.100.20' });
    await invite({});
    const events = await workshop().auditEvent.findMany({ where: { action: 'person.invite' }, orderBy: { id: 'asc' } });
    expect(events.map(({ detail }) => 'from' in JSON.parse(detail))).toEqual([true, false]);
  });
});

it('the service can neither change nor remove a security event', async () => {
  await signIn();
  await writeSecurity(workshop(), at(60));
  const app = await connectAs('app');
  try {
    for (const sql of ['UPDATE SecurityEvent SET count = 0', 'DELETE FROM SecurityEvent', 'TRUNCATE SecurityEvent'])
      await expect(app.query(sql)).rejects.toMatchObject({ errno: 1142 });
  } finally {
    await app.end();
  }
});

it('what cannot be written waits until it can', async () => {
  await signIn();
  const owner = await connectAs('owner');
  try {
    await owner.query('RENAME TABLE SecurityEvent TO SecurityEventAway');
    await expect(writeSecurity(workshop(), at(60))).rejects.toThrow();
    await owner.query('RENAME TABLE SecurityEventAway TO SecurityEvent');
  } finally {
    await owner.end();
  }
  expect(await writeSecurity(workshop(), at(120))).toBe(1);
});
