import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import {
  addMembership,
  addPerson,
  type FullPerson,
  findPerson,
  keepMemberships,
} from '#server/data/workshop/people.ts';
import { keepNoLonger } from '#server/jobs/keep-no-longer.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';

const start = new Date('2026-11-25T09:00:00Z');
const DAY = 24 * 3_600_000;
const after = (days: number) => new Date(start.getTime() + days * DAY);
const userId = '019ab000-0000-7000-8000-000000000001';
const draft = '019ab000-0000-7000-8000-00000000000d';
const hash = (of: string) => of.repeat(64).slice(0, 64);

/** One of everything that is kept for a while, all of the same moment. */
afreshForEach(async () => {
  const { workshop } = connections();
  const owner = await connectAs('owner');
  const at = start;
  const person = { id: userId, email: 'kept@example.test', name: 'Somebody', passwordHash: 'x', createdAt: at };
  await addPerson(workshop, { ...person, memberships: [] });
  await workshop.session.create({
    data: { id: hash('a'), userId, csrf: hash('b'), createdAt: at, usedAt: at, expiresAt: at },
  });
  await workshop.signInLink.create({
    data: { id: hash('c'), userId, kind: 'reset', createdAt: at, expiresAt: at },
  });
  const followed = { address: 'reader@example.test', choices: '["everything"]', pace: 'weekly' };
  await workshop.subscriptionRequest.create({ data: { id: hash('i'), ...followed, createdAt: at } });
  await workshop.subscriber.create({
    data: {
      ...{ id: uuidv7(), ...followed, secret: 's'.repeat(43), confirmedAt: at, toldRelease: 1, toldDay: '2026-11-25' },
    },
  });
  await workshop.heldForm.create({ data: { id: hash('d'), userId, sealed: 'x', createdAt: at, expiresAt: at } });
  await workshop.resetRequest.create({ data: { id: uuidv7(), email: person.email, at } });
  const token = { userId, label: 'A program', createdAt: at, expiresAt: after(300) };
  await workshop.apiToken.create({ data: { ...token, id: hash('e'), revokedAt: at } });
  await workshop.apiToken.create({ data: { ...token, id: hash('f') } });
  await workshop.writeKey.create({
    data: { id: uuidv7(), userId, procedure: 'x', inputHash: hash('g'), answer: '{}', at },
  });
  const letter = { toUserId: userId, toAddress: person.email, subject: 'Your figures', text: 'Words', createdAt: at };
  await workshop.outboxMessage.create({ data: { ...letter, id: uuidv7(), sentAt: at, attempts: 1 } });
  await workshop.outboxMessage.create({ data: { ...letter, id: uuidv7(), attempts: 10, lastError: 'no kept@…' } });
  await workshop.outboxMessage.create({ data: { ...letter, id: uuidv7(), attempts: 3, subject: 'Not sent yet' } });
  await owner.query('SET foreign_key_checks = 0');
  await owner.query("INSERT INTO ReturnDraft VALUES (?, 'example-202526Q1', 'T09000001', 0, 1, ?)", [draft, at]);
  await owner.query(
    "INSERT INTO DraftValue VALUES (?, 'm', 'total', '1', '', '', '', 'words', 'to a colleague', ?, ?, 'preparer')",
    [draft, at, userId],
  );
  await owner.end();
});

const clear = (days: number) => keepNoLonger(connections().workshop, after(days));
const letters = async () =>
  (await connections().workshop.outboxMessage.findMany({ orderBy: [{ attempts: 'asc' }] })).map(
    ({ subject, toAddress, text, lastError }) => [subject, toAddress, text, lastError],
  );

it('nothing goes before its time, and everything at its own, moved by the clock alone', async () => {
  expect(await clear(0)).toEqual({});
  expect(await clear(0.1)).toEqual({ session: 1, link: 1, heldForm: 1 });
  expect(await clear(1.1)).toEqual({ resetRequest: 1 });
  expect(await clear(2.9)).toEqual({});
  expect(await clear(3.1)).toEqual({ subscriptionRequest: 1 });
  expect(await clear(29.9)).toEqual({});
  expect(await clear(30.1)).toEqual({ letter: 2 });
  expect(await letters()).toEqual([
    ['Your figures', '', '', null],
    ['Not sent yet', 'kept@example.test', 'Words', null],
    ['Your figures', '', '', null],
  ]);
  expect(await clear(89.9)).toEqual({});
  expect(await clear(90.1)).toEqual({ token: 1, writeKey: 1 });
  expect(await clear(364.9)).toEqual({});
  expect(await clear(365.1)).toEqual({ draft: 1 });
  expect(await connections().workshop.draftValue.count()).toBe(0);
  expect(await clear(390.1)).toEqual({ token: 1 });
  expect(await clear(729.9)).toEqual({});
  expect(await clear(730.1)).toEqual({ subscriber: 1 });
  expect(await clear(4_000)).toEqual({});
});

it('a draft that somebody has changed since is left alone', async () => {
  await connections().workshop.returnDraft.update({ where: { id: draft }, data: { changedAt: after(200) } });
  expect(await clear(365.1)).not.toHaveProperty('draft');
  expect(await connections().workshop.draftValue.count()).toBe(1);
});

it('more than one batch goes in one round, and of two nodes at once each row is counted once', async () => {
  const { workshop } = connections();
  await workshop.writeKey.createMany({
    data: Array.from({ length: 1_203 }, () => ({
      ...{ id: uuidv7(), userId, procedure: 'x', inputHash: hash('h'), answer: '{}', at: start },
    })),
  });
  const [one, other] = await Promise.all([clear(91), clear(91)]);
  expect((one.writeKey ?? 0) + (other.writeKey ?? 0)).toBe(1_204);
  expect(await workshop.writeKey.count()).toBe(0);
});

it('an account is erased two years after it was closed, by the service, and not where somebody came back', async () => {
  const { workshop } = connections();
  await keepMemberships(workshop, userId, [], start);
  const back = await findPerson(workshop, { id: userId });
  const membership = { organisation: 'department', role: 'official' as const, areaCode: null };
  await addMembership(workshop, back as FullPerson, membership);
  expect(await clear(800)).not.toHaveProperty('account');
  await keepMemberships(workshop, userId, [], after(10));
  expect(await clear(739.9)).not.toHaveProperty('account');
  expect(await workshop.user.count()).toBe(1);
  expect(await clear(740.1)).toMatchObject({ account: 1 });
  expect(await workshop.user.count()).toBe(0);
  const said = await workshop.auditEvent.findMany({ where: { action: 'person.erase' } });
  expect(said.map(({ subject, actorRole, detail }) => [subject, actorRole, JSON.parse(detail)])).toEqual([
    [userId, 'service', { reason: 'time' }],
  ]);
});

it('what a round took away is an audit event with how much of what, and nothing else', async () => {
  await clear(1.1);
  await clear(1.1);
  const events = await connections().workshop.auditEvent.findMany({ where: { action: 'privacy.clear' } });
  expect(events.map(({ detail }) => JSON.parse(detail))).toEqual([
    { session: 1, link: 1, heldForm: 1, resetRequest: 1 },
  ]);
});
