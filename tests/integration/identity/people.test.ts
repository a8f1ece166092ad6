import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { addPerson, findPerson } from '#server/data/workshop/people.ts';
import type { Membership, Person, Role } from '#server/domain/people/permissions.ts';
import { asTokenOf } from '#server/domain/people/token-scope.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { sealFactor } from '#server/identity/second-factor.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';
import { callAs, personWith } from '../setup/service.ts';

const [A, B] = ['T09000001', 'T09000002'];
const password = 'a password for tests';
const sessionSecret = 'only for tests, and long enough to be taken';
const now = new Date('2026-11-25T09:00:00Z');
let passwordHash: string;

const identity = () => createIdentityCaller({ now, workshop: connections().workshop, sessionSecret });
const refused = (code: string) => expect.objectContaining({ code });
const of = (role: Role, area: string | null): Membership => ({
  organisation: area ?? 'department',
  role,
  areaCode: area,
});

async function account(...memberships: Membership[]): Promise<Person> {
  const id = uuidv7();
  const person = { id, email: `${id}@example.test`, memberships };
  await addPerson(connections().workshop, { ...person, name: 'Somebody', passwordHash, createdAt: now });
  return person;
}

async function session({ email }: Person) {
  const made = await identity().signIn({ email, password, address: uuidv7(), replaces: null });
  if (made.step !== null) throw new Error('a code is needed');
  return made.secret;
}

const invitation = (more: object = {}) => ({
  ...{
    key: uuidv7(),
    email: `${uuidv7()}@example.test`,
    name: 'Somebody new',
    role: 'preparer',
    area: A as string | null,
  },
  ...more,
});
const lettersTo = async (toAddress: string) =>
  (await connections().workshop.outboxMessage.findMany({ where: { toAddress } })).map(({ subject, text }) => ({
    subject,
    text,
  }));
const at = (who: Person) => callAs(who, { now, door: 'form' });

let lead: Person;
let administrator: Person;

afreshForFile(async () => {
  passwordHash = await hashPassword(password);
  const owner = await connectAs('owner');
  const area = "INSERT INTO Area (code, name, level, madeUp, confidence) VALUES (?, ?, 'authority', 1, 'high')";
  await owner.query(area, [A, 'Council A']);
  await owner.query(area, [B, 'Council B']).finally(() => owner.end());
});

beforeEach(async () => {
  lead = await account(of('approver', A));
  administrator = await account(of('administrator', null));
});

describe('an invitation', () => {
  it('makes an account without a password, and a letter with a link that chooses one', async () => {
    const given = invitation();
    expect(await at(lead).person.invite(given)).toEqual({ email: given.email });
    const [{ text = '' } = {}] = await lettersTo(given.email);
    const link = /link=([\w-]+)/.exec(text)?.[1] ?? '';
    const signIn = (typed: string) =>
      identity().signIn({ email: given.email, password: typed, address: uuidv7(), replaces: null });
    await expect(signIn('')).rejects.toEqual(refused('UNAUTHORIZED'));
    expect(await identity().password.link({ link })).toEqual({ kind: 'invitation', email: given.email });
    await identity().password.choose({ link, fresh: 'four words nobody joins' });
    const made = await signIn('four words nobody joins');
    expect(made.step === null && made.person.memberships).toEqual([of('preparer', A)]);
    const people = (await at(lead).person.team({ area: A })).items;
    expect(people.find(({ email }) => email === given.email)).toMatchObject({ roles: ['preparer'], isYou: false });
  });

  it('sent twice with one key is one account and one letter', async () => {
    const given = invitation();
    const answers = await Promise.all([at(lead).person.invite(given), at(lead).person.invite(given)]);
    expect(answers).toEqual([{ email: given.email }, { email: given.email }]);
    expect(await lettersTo(given.email)).toHaveLength(1);
  });

  it('of a lead is for their own area and its roles alone', async () => {
    const tries = [
      { area: B },
      { role: 'official', area: null },
      { role: 'administrator', area: A },
      { role: 'assessor', area: null, organisation: 'Somebody' },
    ];
    for (const each of tries)
      await expect(at(lead).person.invite(invitation(each))).rejects.toEqual(refused('FORBIDDEN'));
    for (const role of ['preparer', 'finance-officer'] as const) {
      await expect(at(personWith(role, A)).person.invite(invitation())).rejects.toEqual(refused('FORBIDDEN'));
    }
    await expect(at(personWith('official')).person.invite(invitation())).rejects.toEqual(refused('FORBIDDEN'));
  });

  it('of a lead to somebody of elsewhere answers the same, changes nothing and tells them', async () => {
    const stranger = await account(of('official', null));
    const secret = await session(stranger);
    const given = invitation({ email: stranger.email });
    expect(await at(lead).person.invite(given)).toEqual({ email: stranger.email });
    expect((await findPerson(connections().workshop, { id: stranger.id }))?.memberships).toEqual(stranger.memberships);
    expect(await identity().session({ secret })).not.toBeNull();
    expect((await lettersTo(stranger.email)).map(({ subject }) => subject)).toEqual(['Somebody wanted to add you']);
  });

  it('of an administrator gives somebody another role, and ends their sessions', async () => {
    const found = await account(of('preparer', A));
    const secret = await session(found);
    await at(administrator).person.invite(invitation({ email: found.email, role: 'approver', area: B }));
    expect(await identity().session({ secret })).toBeNull();
    const { memberships = [] } = (await findPerson(connections().workshop, { id: found.id })) ?? {};
    expect(memberships).toHaveLength(2);
    expect(memberships).toContainEqual(of('approver', B));
  });

  it('with faults says every one of them', async () => {
    const asked = at(administrator).person.invite(invitation({ email: 'no address', name: '', role: 'king' }));
    await expect(asked).rejects.toMatchObject({
      cause: { faults: [{ field: 'email' }, { field: 'name' }, { field: 'role' }] },
    });
    for (const given of [
      { area: 'E06999999' },
      { area: null },
      { role: 'assessor', area: null },
      { role: 'moderator', area: null, organisation: 'department' },
    ]) {
      await expect(at(administrator).person.invite(invitation(given))).rejects.toEqual(refused('BAD_REQUEST'));
    }
  });
});

describe('leaving', () => {
  it('ends sessions, tokens and links at once, and closes the account of who belongs to nothing more', async () => {
    const { workshop } = connections();
    const left = await account(of('preparer', A));
    const secret = await session(left);
    const token = newSecret();
    const dates = { createdAt: now, expiresAt: new Date('2027-01-01') };
    await workshop.apiToken.create({
      data: { id: fingerprint(token), userId: left.id, label: 'test', areaCode: A, purposes: 'check', ...dates },
    });
    expect(await at(lead).person.end({ key: uuidv7(), person: left.id, area: A })).toEqual({
      closed: true,
    });
    expect(await identity().session({ secret })).toBeNull();
    await expect(identity().holder({ token })).rejects.toEqual(refused('UNAUTHORIZED'));
    await expect(session(left)).rejects.toEqual(refused('UNAUTHORIZED'));
    const [event] = await workshop.auditEvent.findMany({ where: { subject: left.id, action: 'person.end' } });
    expect(JSON.parse(event?.detail ?? '{}')).toMatchObject({ before: left.memberships, after: [], tokens: 1 });
    // Invited again, they come back to their account, by a new link.
    await at(lead).person.invite(invitation({ email: left.email }));
    expect((await findPerson(workshop, { id: left.id }))?.disabled).toBe(false);
  });

  it('an area leaves what somebody may do elsewhere', async () => {
    const both = await account(of('preparer', A), of('preparer', B));
    const secret = await session(both);
    await at(lead).person.end({ key: uuidv7(), person: both.id, area: A });
    expect(await identity().session({ secret })).toBeNull();
    const found = await findPerson(connections().workshop, { id: both.id });
    expect([found?.disabled, found?.memberships]).toEqual([false, [of('preparer', B)]]);
  });

  it('is of a lead’s own area, and nobody’s own', async () => {
    const [own, other] = [await account(of('preparer', A)), await account(of('preparer', B))];
    const end = (who: Person, person: Person, area: string | null) =>
      at(who).person.end({ key: uuidv7(), person: person.id, area });
    for (const area of [B, null]) await expect(end(lead, other, area)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(end(lead, other, A)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(end(lead, lead, A)).rejects.toMatchObject({ message: 'Nobody changes their own rights.' });
    await expect(end(administrator, administrator, null)).rejects.toEqual(refused('FORBIDDEN'));
    await expect(end(own, lead, A)).rejects.toEqual(refused('FORBIDDEN'));
    for (const { id } of [own, other, lead])
      expect((await findPerson(connections().workshop, { id }))?.disabled).toBe(false);
    const self = at(administrator).person.invite(
      invitation({ email: administrator.email, role: 'official', area: null }),
    );
    await expect(self).rejects.toEqual(refused('FORBIDDEN'));
    const promoted = at(lead).person.invite(invitation({ email: lead.email, role: 'finance-officer' }));
    await expect(promoted).rejects.toEqual(refused('FORBIDDEN'));
  });
});

it('a lost app is taken off by an administrator, not one’s own, and who needs one adds another', async () => {
  const { workshop } = connections();
  const official = await account(of('official', null));
  await workshop.secondFactor.create({
    data: {
      userId: official.id,
      sealed: sealFactor('A'.repeat(32), official.id, sessionSecret),
      lastStep: 0,
      createdAt: now,
    },
  });
  const take = (who: Person, person: Person) => at(who).person.takeFactor({ key: uuidv7(), person: person.id });
  await expect(take(lead, official)).rejects.toEqual(refused('FORBIDDEN'));
  await expect(take(administrator, administrator)).rejects.toEqual(refused('FORBIDDEN'));
  await take(administrator, official);
  await expect(take(administrator, official)).rejects.toEqual(refused('NOT_FOUND'));
  expect((await identity().session({ secret: await session(official) }))?.mustEnrol).toBe(true);
});

it('no token invites, ends or sees people, whoever’s it is', async () => {
  for (const who of [lead, administrator]) {
    const program = callAs(asTokenOf(who, { areaCode: null, purposes: [] }), { now });
    await expect(program.person.invite(invitation())).rejects.toEqual(refused('FORBIDDEN'));
    await expect(program.person.team({ area: A })).rejects.toEqual(refused('FORBIDDEN'));
  }
});
