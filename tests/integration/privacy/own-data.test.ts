import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { questionsAbout } from '#server/domain/people/privacy/own-data.ts';
import { register } from '#server/domain/people/privacy/register.ts';
import { endWorld, people, rowsOf, serveWorld } from '../returns/world.ts';
import { administratorWithAccount, email, identity, name, password, whoLeavesTraces } from './leaver.ts';

let leaver: Awaited<ReturnType<typeof whoLeavesTraces>>;
let saved: Awaited<ReturnType<ReturnType<typeof identity>['data']['save']>>;

beforeAll(async () => {
  await serveWorld();
  leaver = await whoLeavesTraces(await administratorWithAccount());
});
afterAll(endWorld);

const save = (more: object = {}) =>
  identity().data.save({ secret: leaver.secret, password, current: leaver.code(), address: uuidv7(), ...more });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; cause?: { faults?: { field: string }[] } }) => [
      error.code,
      error.cause?.faults?.map(({ field }) => field),
    ],
  );

it('asks for the password and a code once more', async () => {
  expect(await refusal(save({ password: 'another' }))).toEqual(['BAD_REQUEST', ['password']]);
  expect(await refusal(save({ current: '000000' }))).toEqual(['BAD_REQUEST', ['current']]);
  expect(await refusal(save({ secret: 'nobody' }))).toEqual(['UNAUTHORIZED', undefined]);
});

it('holds every row of every table that has their id, and the reset they asked for', async () => {
  saved = await save();
  expect(saved.tables.User?.rows).toMatchObject([{ id: leaver.id, email, name }]);
  expect(saved.tables.ResetRequest?.rows).toMatchObject([{ email }]);
  for (const table of ['Subscriber', 'SubscriptionRequest']) {
    expect(saved.tables[table]?.rows, table).toMatchObject([{ address: email, pace: 'weekly' }]);
  }
  for (const [table, { ids }] of Object.entries(register)) {
    if (ids.length === 0 || table === 'Subscriber') continue;
    const where = ids.map((column) => `\`${column}\` = '${leaver.id}'`).join(' OR ');
    const also = table === 'AuditEvent' ? ` OR subject = '${leaver.id}'` : '';
    const [row] = await rowsOf(`SELECT COUNT(*) AS n FROM \`${table}\` WHERE ${where}${also}`);
    expect(saved.tables[table]?.rows.length ?? 0, table).toBe(Number(row?.n));
  }
  const told = ['ApiToken', 'HeldForm', 'OutboxMessage', 'RecoveryCode', 'ReturnVersion', 'SecondFactor', 'Session'];
  expect(Object.keys(saved.tables)).toEqual(expect.arrayContaining(told));
});

it('says why each is held and how long', () => {
  for (const [table, { purpose, kept, complete }] of Object.entries(saved.tables)) {
    expect(saved.purposes[purpose], table).toMatch(/^To /);
    expect(kept.length, table).toBeGreaterThan(10);
    expect(complete).toBe(true);
  }
});

it('holds no secret and nobody else', async () => {
  const text = JSON.stringify(saved);
  const { workshop } = connections();
  const user = await workshop.user.findUniqueOrThrow({ where: { id: leaver.id } });
  const session = await workshop.session.findFirstOrThrow({ where: { userId: leaver.id } });
  const factor = await workshop.secondFactor.findUniqueOrThrow({ where: { userId: leaver.id } });
  const form = await workshop.heldForm.findFirstOrThrow({ where: { userId: leaver.id } });
  const subscriber = await workshop.subscriber.findFirstOrThrow();
  for (const secret of [
    subscriber.secret,
    user.passwordHash ?? '',
    session.id,
    session.csrf,
    factor.sealed,
    form.sealed,
  ]) {
    expect(secret.length).toBeGreaterThan(20);
    expect(text).not.toContain(secret);
  }
  const others = await workshop.user.findMany({ where: { NOT: { id: leaver.id } } });
  expect(others.length).toBeGreaterThan(5);
  for (const other of others) {
    expect(text).not.toContain(other.id);
    expect(text).not.toContain(other.email);
  }
  // What the administrator did to them is told by role alone.
  const invited = saved.tables.AuditEvent?.rows.find(({ action }) => action === 'person.invite');
  expect(invited).toMatchObject({ actorRole: 'administrator', subject: leaver.id });
  expect(invited).not.toHaveProperty('actorId');
});

it('they are told by letter, and it is an event', async () => {
  const { workshop } = connections();
  const letters = await workshop.outboxMessage.findMany({ where: { toUserId: leaver.id } });
  expect(letters.map(({ subject }) => subject)).toContain('What is held about you was saved');
  expect(await workshop.auditEvent.count({ where: { action: 'account.dataSaved', actorId: leaver.id } })).toBe(1);
});

it('asks every column of the record of processing that holds an id', () => {
  const asked = questionsAbout({ id: people.official.id, email }).map(({ table, column }) => `${table}.${column}`);
  const wanted = Object.entries(register).flatMap(([table, { ids }]) => ids.map((column) => `${table}.${column}`));
  expect(asked).toEqual(expect.arrayContaining(wanted));
});
