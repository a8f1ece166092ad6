import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import { clearSessions } from '#server/data/workshop/privacy/keeping.ts';
import { idleFor, lastsFor } from '#server/domain/people/session-times.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';
import { callAs } from '../setup/service.ts';

const password = 'a password for tests';
const sessionSecret = 'only for tests, and long enough to be taken';
let passwordHash: string;
let email: string;
let userId: string;
const start = new Date('2026-11-25T09:00:00Z');
const at = (after: number) => new Date(start.getTime() + after);
const identity = (now = start) => createIdentityCaller({ now, workshop: connections().workshop, sessionSecret });
async function signIn(more: Partial<{ email: string; password: string; replaces: string | null }> = {}, now = start) {
  const made = await identity(now).signIn({ email, password, address: uuidv7(), replaces: null, ...more });
  if (made.step !== null) throw new Error('a code is needed');
  return made;
}

async function change(sql: string, values: unknown[]) {
  const owner = await connectAs('owner');
  await owner.query(sql, values).finally(() => owner.end());
}

afreshForFile(async () => {
  passwordHash = await hashPassword(password);
});

beforeEach(async () => {
  userId = uuidv7();
  email = `${userId}@example.test`;
  const memberships = [{ organisation: 'T09000001', role: 'preparer' as const, areaCode: 'T09000001' }];
  const person = { id: userId, email, name: 'Somebody', memberships, passwordHash, createdAt: start };
  await addPerson(connections().workshop, person);
});

describe('signing in', () => {
  it('gives a session that is known by its secret alone, and keeps only the secret’s hash', async () => {
    const { secret, csrf } = await signIn();
    expect(await identity().session({ secret })).toEqual({
      csrf,
      mustEnrol: false,
      person: {
        id: userId,
        email,
        memberships: [{ organisation: 'T09000001', role: 'preparer', areaCode: 'T09000001' }],
      },
    });
    const rows = await connections().workshop.session.findMany({ where: { userId } });
    expect(rows.map(({ id }) => id)).toEqual([fingerprint(secret)]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('takes an address in capitals and with spaces around it', async () => {
    expect((await signIn({ email: ` ${email.toUpperCase()} ` })).person.id).toBe(userId);
  });

  it('says the same for a wrong password, an unknown address, an account that is off and one without a password', async () => {
    const failures: unknown[] = [];
    const fails = async (given: Parameters<typeof signIn>[0]) =>
      signIn(given).catch((error) => failures.push([error.code, error.message]));
    await fails({ password: 'something else' });
    await fails({ email: 'nobody@example.test' });
    await change('UPDATE `User` SET `disabled` = 1 WHERE `id` = ?', [userId]);
    await fails({});
    await change('UPDATE `User` SET `disabled` = 0, `passwordHash` = NULL WHERE `id` = ?', [userId]);
    await fails({});
    expect(failures).toHaveLength(4);
    expect(new Set(failures.map(String))).toEqual(
      new Set(['UNAUTHORIZED,The email address or the password is wrong.']),
    );
  });

  it('gives a new secret each time, and ends the session that the browser had', async () => {
    const first = await signIn();
    const second = await signIn({ replaces: first.secret });
    expect(second.secret).not.toBe(first.secret);
    expect(second.csrf).not.toBe(first.csrf);
    expect(await identity().session({ secret: first.secret })).toBeNull();
    expect(await identity().session({ secret: second.secret })).not.toBeNull();
  });

  it('is closed for a minute after five failures, for the right password too, and as much for nobody’s address', async () => {
    const unknown = `nobody-${userId}@example.test`;
    for (const given of [email, unknown]) {
      for (let tries = 0; tries < 5; tries += 1) {
        const wrong = signIn({ email: given, password: `wrong ${tries}` });
        await expect(wrong).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      }
      const message = 'Too many attempts. Try again in 1 minute.';
      await expect(signIn({ email: given })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', message });
    }
  });

  it('and out are audit events, without address or password', async () => {
    const { secret } = await signIn();
    await identity(at(5_000)).signOut({ secret });
    const events = await connections().workshop.auditEvent.findMany({
      where: { actorId: userId },
      orderBy: { at: 'asc' },
    });
    expect(events.map(({ action, actorRole }) => [action, actorRole])).toEqual([
      ['account.signIn', 'preparer'],
      ['account.signOut', 'preparer'],
    ]);
    expect(JSON.stringify(events)).not.toContain(email);
  });
});

describe('a session', () => {
  it('ends after half an hour without use, and lives on with use', async () => {
    const { secret } = await signIn();
    expect(await identity(at(idleFor - 1)).session({ secret })).not.toBeNull();
    expect(await identity(at(2 * idleFor - 2)).session({ secret })).not.toBeNull();
    expect(await identity(at(3 * idleFor)).session({ secret })).toBeNull();
  });

  it('ends twelve hours after signing in, however much it is used', async () => {
    const { secret } = await signIn();
    for (let now = 0; now < lastsFor; now += idleFor / 2) {
      expect(await identity(at(now)).session({ secret })).not.toBeNull();
    }
    expect(await identity(at(lastsFor)).session({ secret })).toBeNull();
  });

  it('ends when the account is turned off', async () => {
    const { secret } = await signIn();
    await change('UPDATE `User` SET `disabled` = 1 WHERE `id` = ?', [userId]);
    expect(await identity().session({ secret })).toBeNull();
  });

  it('ends with signing out, which may be done twice', async () => {
    const { secret } = await signIn();
    await identity().signOut({ secret });
    expect(await identity().session({ secret })).toBeNull();
    await expect(identity().signOut({ secret })).resolves.toEqual({ leave: null });
  });

  it('is taken out of the table once it has ended', async () => {
    await signIn();
    expect(await clearSessions(connections().workshop.direct, at(lastsFor), 500)).toBe(0);
    expect(await clearSessions(connections().workshop.direct, at(lastsFor + 1), 500)).toBeGreaterThan(0);
  });
});

describe('a bearer token', () => {
  async function tokenFor(more: Partial<{ expiresAt: Date; revokedAt: Date }> = {}) {
    const token = newSecret();
    const row = { id: fingerprint(token), userId, label: 'test', createdAt: start, expiresAt: at(1_000), ...more };
    await connections().workshop.apiToken.create({ data: row });
    return token;
  }

  it('stands for its person until it ends', async () => {
    const token = await tokenFor();
    expect((await identity(at(999)).holder({ token })).id).toBe(userId);
    await expect(identity(at(1_000)).holder({ token })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('stands for nobody once taken back, when made up, or when the account is off', async () => {
    const refused = (token: string) =>
      expect(identity().holder({ token })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await refused(await tokenFor({ revokedAt: start }));
    await refused(newSecret());
    const token = await tokenFor();
    await change('UPDATE `User` SET `disabled` = 1 WHERE `id` = ?', [userId]);
    await refused(token);
  });
});

describe('providing accounts', () => {
  const accountMaker = {
    id: uuidv7(),
    email: 'maker@example.test',
    memberships: [{ organisation: 'department', role: 'administrator' as const, areaCode: null }],
  };
  const given = () => ({
    email,
    name: 'Somebody',
    membership: { organisation: 'T09000001', role: 'preparer' as const, areaCode: 'T09000001' },
    password: 'another password',
    token: `sht_${newSecret()}`,
  });

  it('changes the password once, ends the sessions it had, and does nothing the second time', async () => {
    const { secret } = await signIn();
    const account = given();
    const maker = callAs(accountMaker, { door: 'seed' });
    expect(await maker.account.provide(account)).toEqual({ added: false, changed: true });
    expect(await identity().session({ secret })).toBeNull();
    await expect(signIn()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect((await signIn({ password: account.password })).person.id).toBe(userId);
    expect((await identity().holder({ token: account.token })).id).toBe(userId);
    expect(await maker.account.provide(account)).toEqual({ added: false, changed: false });
  });

  it('is refused over the network, to administrators too', async () => {
    await expect(callAs(accountMaker).account.provide(given())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
