import { Secret, TOTP } from 'otpauth';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import type { Person, Role } from '#server/domain/people/permissions.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs } from '../setup/service.ts';

const password = 'a password for tests';
const sessionSecret = 'only for tests, and long enough to be taken';
const start = new Date('2026-11-25T09:00:00Z');
const HALF_MINUTE = 30_000;
const at = (steps: number) => new Date(start.getTime() + steps * HALF_MINUTE);
let passwordHash: string;
let email: string;
let userId: string;

const identity = (now = start, clockOffset = 0) =>
  createIdentityCaller({ now, workshop: connections().workshop, sessionSecret, clockOffset });
const from = () => ({ address: uuidv7(), replaces: null });
const give = (code: string | null = null, now = start) => identity(now).signIn({ email, password, code, ...from() });
const codeOf = (key: string, now: Date) =>
  new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({ timestamp: now.getTime() });

async function person(role: Role) {
  userId = uuidv7();
  email = `${userId}@example.test`;
  const areaCode = role === 'preparer' ? 'T09000001' : null;
  const memberships = [{ organisation: areaCode ?? 'department', role, areaCode }];
  await addPerson(connections().workshop, {
    id: userId,
    email,
    name: 'Somebody',
    memberships,
    passwordHash,
    createdAt: start,
  });
}

/** The session of somebody who signs in without a code. */
async function signedIn(now = start) {
  const made = await give(null, now);
  if (made.step !== null) throw new Error('a code is needed');
  return made;
}

/** Adds an app, as the page does. */
async function enrol(now = start) {
  const { secret } = await signedIn(now);
  const { offered, key } = await identity(now).secondFactor.offer({ secret, offered: null });
  const proof = { secret, password, address: uuidv7() };
  const made = await identity(now).secondFactor.enrol({ ...proof, offered, code: codeOf(key, now) });
  const codes = (await identity(now).secondFactor.shown({ secret: made.secret, codes: made.codes })) ?? [];
  return { key, before: secret, secret: made.secret, sealed: made.codes, codes };
}

afreshForFile(async () => {
  passwordHash = await hashPassword(password);
});

beforeEach(() => person('preparer'));

const refused = (code: string) => expect.objectContaining({ code });

describe('adding an app', () => {
  it('takes a right code and the password, ends every other session, and keeps the secret and the codes unreadable', async () => {
    const elsewhere = await signedIn();
    const { key, before, secret, codes } = await enrol();
    for (const ended of [elsewhere.secret, before]) expect(await identity().session({ secret: ended })).toBeNull();
    expect(await identity().session({ secret })).not.toBeNull();
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const { workshop } = connections();
    const kept = JSON.stringify([
      await workshop.secondFactor.findMany({ where: { userId } }),
      await workshop.recoveryCode.findMany({ where: { userId } }),
      await workshop.auditEvent.findMany({ where: { actorId: userId } }),
      await workshop.outboxMessage.findMany({ where: { toUserId: userId } }),
    ]);
    expect(kept).toContain('An authenticator app was added');
    for (const text of [key.replaceAll(' ', ''), ...codes]) expect(kept).not.toContain(text);
  });

  it('is refused with a wrong code, a wrong password or what was offered to somebody else, and changes nothing', async () => {
    const { secret } = await signedIn();
    const { offered, key } = await identity().secondFactor.offer({ secret, offered: null });
    const given = { secret, password, address: uuidv7(), offered, code: codeOf(key, start) };
    await person('preparer');
    const other = await signedIn();
    const tries = [
      { ...given, code: codeOf(key, at(5)) },
      { ...given, password: 'another password' },
      { ...given, secret: other.secret },
      { ...given, offered: `${offered.slice(0, -4)}AAAA` },
    ];
    for (const each of tries) await expect(identity().secondFactor.enrol(each)).rejects.toEqual(refused('BAD_REQUEST'));
    expect(await connections().workshop.secondFactor.count({ where: { userId } })).toBe(0);
    expect(await identity().session({ secret })).not.toBeNull();
  });

  it('shows the recovery codes to their owner alone, and for five minutes', async () => {
    const { secret, sealed } = await enrol();
    await person('preparer');
    const other = await signedIn();
    const shown = (of: string, now = start) => identity(now).secondFactor.shown({ secret: of, codes: sealed });
    expect(await shown(secret, at(9))).toHaveLength(10);
    expect(await shown(secret, at(10))).toBeNull();
    expect(await shown(other.secret)).toBeNull();
  });
});

describe('signing in with a second factor', () => {
  it('gives no session for the password alone, only leave to give the code, for ten minutes', async () => {
    const { key } = await enrol();
    const made = await give(null, at(2));
    if (made.step === null) throw new Error('no code was asked for');
    expect(Object.keys(made)).toEqual(['step']);
    const code = (now: Date, step = made.step) => identity(now).giveCode({ step, code: codeOf(key, now), ...from() });
    expect(await code(at(22))).toBeNull();
    expect(await code(at(3), `${made.step.slice(0, -1)}${made.step.endsWith('0') ? '1' : '0'}`)).toBeNull();
    expect(await code(at(3), 'made up')).toBeNull();
    expect((await code(at(3)))?.person.id).toBe(userId);
  });

  it('takes each code once, at any door and by however many at once', async () => {
    const { key } = await enrol();
    const now = at(2);
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => give(codeOf(key, now), now)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(give(codeOf(key, at(1)), now)).rejects.toEqual(refused('UNAUTHORIZED'));
    expect((await give(codeOf(key, at(3)), at(3))).step).toBeNull();
  });

  it('refuses the code with which the app was added, and codes of other times', async () => {
    const { key } = await enrol();
    for (const of of [at(0), at(-1), at(4)]) {
      await expect(give(codeOf(key, of), at(0))).rejects.toEqual(refused('UNAUTHORIZED'));
    }
  });

  it('counts wrong codes with wrong passwords: after five it is closed, though the password is right', async () => {
    const { key } = await enrol();
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(give('abcd-efgh-ijkm-npqr', at(2))).rejects.toEqual(refused('UNAUTHORIZED'));
    }
    await expect(give(codeOf(key, at(2)), at(2))).rejects.toEqual(refused('TOO_MANY_REQUESTS'));
    const made = give(null, at(2));
    await expect(made).rejects.toEqual(refused('TOO_MANY_REQUESTS'));
  });

  it('takes each recovery code once, however it is typed, and writes down which way it was', async () => {
    const { codes } = await enrol();
    const [code = ''] = codes;
    expect((await give(` ${code.toUpperCase().replaceAll('-', ' ')} `, at(2))).step).toBeNull();
    await expect(give(code, at(3))).rejects.toEqual(refused('UNAUTHORIZED'));
    const events = await connections().workshop.auditEvent.findMany({
      where: { actorId: userId, action: 'account.signIn' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ detail }) => JSON.parse(detail).secondFactor)).toEqual(['none', 'recovery code']);
  });

  it('goes by the world’s clock where TODAY moved the service’s', async () => {
    const { key } = await enrol();
    const offset = 30 * 24 * 60 * HALF_MINUTE;
    const moved = new Date(at(2).getTime() + offset);
    const made = await identity(moved, offset).signIn({ email, password, code: codeOf(key, at(2)), ...from() });
    expect(made.step).toBeNull();
  });
});

describe('one’s own second factor', () => {
  it('gets new recovery codes for password and code, and the old ones stop working', async () => {
    const { secret, codes } = await enrol();
    const proof = { secret, password, current: codes[1] ?? '', address: uuidv7() };
    for (const wrong of [{ password: 'another password' }, { current: '' }, { current: '000000' }]) {
      const asked = identity().secondFactor.renewCodes({ ...proof, ...wrong });
      await expect(asked).rejects.toEqual(refused('BAD_REQUEST'));
    }
    const renewed = await identity().secondFactor.renewCodes(proof);
    const fresh = (await identity().secondFactor.shown({ secret, codes: renewed.codes })) ?? [];
    await expect(give(codes[0] ?? '', at(2))).rejects.toEqual(refused('UNAUTHORIZED'));
    expect((await give(fresh[0] ?? '', at(2))).step).toBeNull();
  });

  it('gives way to another app only for a code of the one there is', async () => {
    const { secret, key } = await enrol();
    const now = at(2);
    const next = await identity(now).secondFactor.offer({ secret, offered: null });
    const given = { secret, password, address: uuidv7(), offered: next.offered, code: codeOf(next.key, now) };
    await expect(identity(now).secondFactor.enrol(given)).rejects.toEqual(refused('BAD_REQUEST'));
    await identity(now).secondFactor.enrol({ ...given, current: codeOf(key, now) });
    await expect(give(codeOf(key, at(3)), at(3))).rejects.toEqual(refused('UNAUTHORIZED'));
    expect((await give(codeOf(next.key, at(3)), at(3))).step).toBeNull();
  });

  it('is taken away for password and code, where no role needs it', async () => {
    const { secret, codes } = await enrol();
    const proof = { secret, password, current: codes[0] ?? '', address: uuidv7() };
    await expect(identity().secondFactor.remove({ ...proof, current: '' })).rejects.toEqual(refused('BAD_REQUEST'));
    const made = await identity().secondFactor.remove(proof);
    expect(await identity().session({ secret })).toBeNull();
    expect(await identity().session({ secret: made.secret })).not.toBeNull();
    expect((await give()).step).toBeNull();
  });

  it.each(['official', 'assessor', 'administrator'] as const)(
    'is needed by who is %s: without it they may see who they are and nothing else, and it stays once it is there',
    async (role) => {
      await person(role);
      const { secret } = await signedIn();
      const session = await identity().session({ secret });
      expect(session?.mustEnrol).toBe(true);
      const user = session?.person as Person;
      expect(await callAs(user).account.me()).toMatchObject({ id: userId });
      for (const call of [
        () => callAs(user).monitor.collections(),
        () => callAs(user).account.list(),
        () => callAs(user).account.audit({}),
      ]) {
        await expect(call()).rejects.toEqual(refused('FORBIDDEN'));
      }
      const made = await enrol(at(1));
      const after = await identity(at(1)).session({ secret: made.secret });
      expect([after?.mustEnrol, after?.person.only]).toEqual([false, undefined]);
      const proof = { secret: made.secret, password, current: made.codes[0] ?? '', address: uuidv7() };
      await expect(identity(at(1)).secondFactor.remove(proof)).rejects.toEqual(refused('FORBIDDEN'));
    },
  );
});
