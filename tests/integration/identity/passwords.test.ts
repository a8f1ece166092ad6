import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import { clearLinks } from '#server/data/workshop/privacy/keeping.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { answerResets } from '#server/jobs/answer-resets.ts';
import { sendOutbox } from '#server/jobs/send-outbox.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';

const password = 'a password for tests';
const fresh = 'four words nobody joins';
const sessionSecret = 'only for tests, and long enough to be taken';
const start = new Date('2026-11-25T09:00:00Z');
const HOUR = 3_600_000;
const at = (after: number) => new Date(start.getTime() + after);
let passwordHash: string;
let email: string;
let userId: string;

const identity = (now = start) => createIdentityCaller({ now, workshop: connections().workshop, sessionSecret });
const ask = (of = email, address: string = uuidv7()) => identity().password.askReset({ email: of, address });
const refused = (code: string) => expect.objectContaining({ code });
const lettersTo = (of = userId) => connections().workshop.outboxMessage.findMany({ where: { toUserId: of } });

async function signedIn(given = password) {
  const made = await identity().signIn({ email, password: given, address: uuidv7(), replaces: null });
  if (made.step !== null) throw new Error('a code is needed');
  return made.secret;
}

/** The link in the letter that asking brings. */
async function linkByLetter() {
  await ask();
  await answerResets(connections().workshop, start);
  const texts = (await lettersTo()).map(({ text }) => /link=([\w-]+)/.exec(text)?.[1] ?? '');
  return texts.filter(Boolean).at(-1) ?? '';
}

async function change(sql: string) {
  const owner = await connectAs('owner');
  await owner.query(sql, [userId]).finally(() => owner.end());
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

describe('asking for a way back in', () => {
  it('answers and writes the same for an address of nobody, and keeps nothing of it once the job has looked', async () => {
    const { workshop } = connections();
    const nobody = `nobody-${userId}@example.test`;
    expect(await ask(nobody)).toEqual(await ask());
    const rows = await workshop.resetRequest.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => row.email)).toEqual([nobody, email]);
    expect(await answerResets(workshop, start)).toBe(1);
    expect(await answerResets(workshop, start)).toBe(0);
    expect(await workshop.resetRequest.count()).toBe(0);
    expect(await workshop.outboxMessage.count({ where: { toAddress: nobody } })).toBe(0);
    expect(await lettersTo()).toHaveLength(1);
  });

  it('is one letter of two nodes that look at once', async () => {
    await ask();
    const { workshop } = connections();
    const written = await Promise.all([answerResets(workshop, start), answerResets(workshop, start)]);
    expect(written.toSorted()).toEqual([0, 1]);
    expect(await lettersTo()).toHaveLength(1);
  });

  it('for an address that only looks like somebody’s brings nobody a letter, and signs nobody in', async () => {
    const alike = email.replace('example', 'éxample');
    await ask(alike);
    expect(await answerResets(connections().workshop, start)).toBe(0);
    const given = { email: alike, password, address: uuidv7(), replaces: null };
    await expect(identity().signIn(given)).rejects.toEqual(refused('UNAUTHORIZED'));
  });

  it('writes three letters an hour for one address and is closed after twenty from one place', async () => {
    const place = uuidv7();
    for (let tries = 0; tries < 20; tries += 1) await ask(email, place);
    await expect(ask(email, place)).rejects.toEqual(refused('TOO_MANY_REQUESTS'));
    expect(await answerResets(connections().workshop, start)).toBe(3);
  });

  it('for an account that is off brings no letter', async () => {
    await change('UPDATE `User` SET `disabled` = 1 WHERE `id` = ?');
    await ask();
    expect(await answerResets(connections().workshop, start)).toBe(0);
  });
});

describe('the link in the letter', () => {
  it('chooses a password once, ends every session, is told by letter and is no sign-in itself', async () => {
    const before = await signedIn();
    const link = await linkByLetter();
    expect(await identity().password.link({ link })).toEqual({ kind: 'reset', email });
    await identity().password.choose({ link, fresh });
    expect(await identity().session({ secret: before })).toBeNull();
    expect(await connections().workshop.session.count({ where: { userId } })).toBe(0);
    await expect(signedIn()).rejects.toEqual(refused('UNAUTHORIZED'));
    expect(await signedIn(fresh)).toBeTruthy();
    expect(await identity().password.link({ link })).toBeNull();
    await expect(identity().password.choose({ link, fresh: 'another four good words' })).rejects.toEqual(
      refused('NOT_FOUND'),
    );
    expect((await lettersTo()).map(({ subject }) => subject)).toContain('Your password was changed');
  });

  it('is used by one of several at once', async () => {
    const link = await linkByLetter();
    const tries = await Promise.allSettled(
      [1, 2, 3].map((each) => identity().password.choose({ link, fresh: `${fresh} ${each}` })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('works for an hour, gives way to a later one, and is nowhere to be read once the letter is out', async () => {
    const { workshop } = connections();
    const first = await linkByLetter();
    const link = await linkByLetter();
    expect(await identity().password.link({ link: first })).toBeNull();
    expect(await identity(at(HOUR - 1)).password.link({ link })).not.toBeNull();
    expect(await identity(at(HOUR)).password.link({ link })).toBeNull();
    await expect(identity(at(HOUR)).password.choose({ link, fresh })).rejects.toEqual(refused('NOT_FOUND'));
    await sendOutbox(workshop, async () => undefined);
    const kept = JSON.stringify([await workshop.outboxMessage.findMany(), await workshop.signInLink.findMany()]);
    expect(kept).not.toContain(link);
    expect(await clearLinks(workshop.direct, at(HOUR + 1), 500)).toBeGreaterThan(0);
  });

  it('takes no password that many people use, and stays good for a better one', async () => {
    const link = await linkByLetter();
    await expect(identity().password.choose({ link, fresh: 'Password2026!!' })).rejects.toEqual(refused('BAD_REQUEST'));
    await identity().password.choose({ link, fresh });
  });
});

describe('one’s own password and sessions', () => {
  it('a password is changed for the one there is; every other session ends and this one gets another secret', async () => {
    const [mine, other] = [await signedIn(), await signedIn()];
    const given = { secret: mine, password, current: '', address: uuidv7(), fresh };
    await expect(identity().password.change({ ...given, password: 'wrong' })).rejects.toEqual(refused('BAD_REQUEST'));
    const made = await identity().password.change(given);
    for (const ended of [mine, other]) expect(await identity().session({ secret: ended })).toBeNull();
    expect(await identity().session({ secret: made.secret })).not.toBeNull();
    expect(await signedIn(fresh)).toBeTruthy();
  });

  it('sessions are listed without secrets, ended one by one, and all but this one', async () => {
    const [mine, second, third] = [await signedIn(), await signedIn(), await signedIn()];
    const listed = await identity().sessions.list({ secret: mine });
    expect(listed.map(({ current }) => current).toSorted()).toEqual([false, false, true]);
    for (const secret of [mine, second, third]) expect(JSON.stringify(listed)).not.toContain(secret);
    const one = listed.find(({ current }) => !current)?.id ?? '';
    expect(await identity().sessions.end({ secret: mine, id: one })).toBe(1);
    expect(await identity().sessions.end({ secret: mine, id: null })).toBe(1);
    expect(await identity().session({ secret: mine })).not.toBeNull();
    for (const secret of [second, third]) expect(await identity().session({ secret })).toBeNull();
    expect(await identity().sessions.list({ secret: mine })).toHaveLength(1);
  });

  it('somebody else’s session cannot be ended, nor listed with one that has ended', async () => {
    const mine = await signedIn();
    const [{ id = '' } = {}] = await identity().sessions.list({ secret: mine });
    const other = uuidv7();
    const person = {
      id: other,
      email: `${other}@example.test`,
      name: 'Other',
      memberships: [],
      passwordHash,
      createdAt: start,
    };
    await addPerson(connections().workshop, person);
    const made = await identity().signIn({ email: person.email, password, address: uuidv7(), replaces: null });
    if (made.step !== null) throw new Error('a code is needed');
    expect(await identity().sessions.end({ secret: made.secret, id })).toBe(0);
    expect(await identity().session({ secret: mine })).not.toBeNull();
    await identity().signOut({ secret: mine });
    await expect(identity().sessions.list({ secret: mine })).rejects.toEqual(refused('UNAUTHORIZED'));
  });
});
