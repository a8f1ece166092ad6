import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { connections } from '#server/data/connections.ts';
import { findPerson } from '#server/data/workshop/people.ts';
import { register } from '#server/domain/people/privacy/register.ts';
import { sealAudit } from '#server/jobs/seal-audit.ts';
import { sendOutbox } from '#server/jobs/send-outbox.ts';
import { publicKeys, signingKey } from '#server/keys/signing-key.ts';
import { acting, endWorld, people, rowsOf, serveWorld } from '../returns/world.ts';
import { administratorWithAccount, email, identity, name, password, placesOf, whoLeavesTraces } from './leaver.ts';

type Leaver = Awaited<ReturnType<typeof whoLeavesTraces>>;
type Administrator = Awaited<ReturnType<typeof administratorWithAccount>>;
const dataDir = mkdtempSync(join(tmpdir(), 'erasure-'));
let administrator: Administrator;
let leaver: Leaver;

beforeAll(async () => {
  await serveWorld();
  administrator = await administratorWithAccount();
  leaver = await whoLeavesTraces(administrator);
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true });
  await endWorld();
});

const at = (who = administrator) => acting(who, { now: new Date() }).person;
const erase = (more: object = {}, who = administrator) =>
  at(who).erase({ key: uuidv7(), person: leaver.id, reason: 'left', confirmed: true, ...more });
const faultsOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; cause?: { faults?: { field: string }[] } }) =>
      error.cause?.faults?.map(({ field }) => field) ?? error.code,
  );
/** A column of an id of a person that still says who it was. */
const idsLeft = async () => {
  const left: string[] = [];
  for (const [table, { ids }] of Object.entries(register)) {
    for (const column of ids) {
      const [row] = await rowsOf(`SELECT COUNT(*) AS n FROM \`${table}\` WHERE \`${column}\` = '${leaver.id}'`);
      if (Number(row?.n) > 0) left.push(`${table}.${column}`);
    }
  }
  return left.toSorted();
};
const audited = async () => {
  const key = signingKey(dataDir, 'audit');
  await sealAudit(connections().workshop, key, new Date(), true);
  const { broken, unsealed, events } = await verifyAudit(
    connections().workshop,
    publicKeys(dataDir, 'audit'),
    new Date(),
    null,
  );
  return { broken, unsealed: unsealed.length, events };
};

it('before: name and address stand where we expect them, and in no record of acts, answer or published row', async () => {
  expect(await placesOf(email)).toEqual([
    'OutboxMessage.toAddress',
    'OutboxMessage.lastError',
    'ResetRequest.email',
    'Subscriber.address',
    'SubscriptionRequest.address',
    'User.email',
  ]);
  expect(await placesOf(name)).toEqual(['ApiToken.label', 'User.name', 'WriteKey.answer']);
  expect(await idsLeft()).toEqual([
    ...['ApiToken.userId', 'AuditEvent.actorId', 'HeldForm.userId', 'Membership.userId', 'OutboxMessage.toUserId'],
    ...['RecoveryCode.userId', 'ReturnEvent.actorId', 'ReturnVersion.submittedBy', 'SecondFactor.userId'],
    ...['Session.userId', 'User.id', 'WriteKey.userId'],
  ]);
});

it('takes two steps: nothing is erased that is not closed, without a reason, or without second thoughts', async () => {
  expect(await faultsOf(erase())).toEqual(['person']);
  await at().end({ key: uuidv7(), person: leaver.id, area: null });
  expect(await faultsOf(erase({ reason: '', confirmed: false }))).toEqual(['reason', 'confirmed']);
  expect(await faultsOf(erase({ reason: 'toString' }))).toEqual(['reason']);
  expect(await faultsOf(erase({ person: uuidv7() }))).toBe('NOT_FOUND');
  expect(await findPerson(connections().workshop, { email })).not.toBeNull();
});

it('is an administrator’s alone, and nobody’s for themselves', async () => {
  expect(await faultsOf(erase({}, people.approverA))).toBe('FORBIDDEN');
  expect(await faultsOf(erase({}, people.official))).toBe('FORBIDDEN');
  expect(await faultsOf(erase({ person: administrator.id }))).toBe('FORBIDDEN');
});

it('leaves an administrator: where nobody is left who may sign in as one, nothing is erased', async () => {
  const { workshop } = connections();
  await workshop.user.update({ where: { id: administrator.id }, data: { disabled: true } });
  expect(await faultsOf(erase())).toEqual(['person']);
  await workshop.user.update({ where: { id: administrator.id }, data: { disabled: false } });
});

it('afterwards name and address stand nowhere in the database, and the record still holds', async () => {
  const before = await audited();
  expect(before).toMatchObject({ broken: null, unsealed: 0 });
  const [{ n: versions } = {}] = await rowsOf('SELECT COUNT(*) AS n FROM ReturnVersion');
  const key = uuidv7();
  expect(await erase({ key })).toEqual({ person: leaver.id });
  expect(await erase({ key })).toEqual({ person: leaver.id });
  expect(await faultsOf(erase())).toBe('NOT_FOUND');
  expect(await placesOf(email)).toEqual([]);
  expect(await placesOf(name)).toEqual([]);
  expect(await idsLeft()).toEqual(['AuditEvent.actorId', 'ReturnEvent.actorId', 'ReturnVersion.submittedBy']);
  const after = await audited();
  expect(after).toEqual({ broken: null, unsealed: 0, events: before.events + 1 });
  expect((await rowsOf('SELECT COUNT(*) AS n FROM ReturnVersion'))[0]?.n).toBe(versions);
  const [step] = await rowsOf(`SELECT actorRole FROM ReturnEvent WHERE actorId = '${leaver.id}'`);
  expect(step).toEqual({ actorRole: 'preparer' });
});

it('the act is an event with its reason, by whom and about which id', async () => {
  const events = await connections().workshop.auditEvent.findMany({ where: { action: 'person.erase' } });
  expect(events.map(({ actorId, actorRole, subject, detail }) => [actorId, actorRole, subject, detail])).toEqual([
    [administrator.id, 'administrator', leaver.id, '{"reason":"left"}'],
  ]);
});

it('letters to them lose address and words, that there were some stays, and none goes out any more', async () => {
  const letters = await rowsOf("SELECT toAddress, text, toUserId, subject FROM OutboxMessage WHERE toAddress = ''");
  expect(letters.length).toBeGreaterThan(2);
  for (const letter of letters) expect(letter).toMatchObject({ text: '', toUserId: null });
  expect(letters.map(({ subject }) => subject)).toContain('You are invited to the Stable Homes tracker');
  const sent: string[] = [];
  await sendOutbox(connections().workshop, async ({ toAddress }) => void sent.push(toAddress));
  expect(sent).not.toContain('');
});

it('signs nobody in any more, and the address can be invited again as somebody new', async () => {
  const from = { address: uuidv7(), replaces: null };
  await expect(identity().signIn({ email, password, ...from })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  expect(await identity().session({ secret: leaver.secret })).toBeNull();
  await at().invite({ key: uuidv7(), email, name: 'Somebody else', role: 'preparer', area: 'T09000001' });
  const fresh = await findPerson(connections().workshop, { email });
  expect(fresh?.id).not.toBe(leaver.id);
  expect(fresh).toMatchObject({ name: 'Somebody else', hasPassword: false, hasSecondFactor: false });
});
