import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { restAnswer, trpcAnswer } from '#app/api.server.ts';
import { connections } from '#server/data/connections.ts';
import { fingerprint, newAreaToken } from '#server/identity/secrets.ts';
import { A, acting, as, B, collection, endWorld, people, rowCounts, rowsOf, serveWorld } from '../returns/world.ts';
import { connectAs } from '../setup/database.ts';
import { personWith } from '../setup/service.ts';

const csv = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const noon = new Date('2026-11-25T12:00:00Z');
const administrator = personWith('administrator');

beforeAll(serveWorld);
afterAll(endWorld);
afterEach(() => {
  vi.setSystemTime(noon);
});

type Make = Partial<{ key: string; area: string; name: string; purposes: string[]; lastDay: string }>;
const wanted = (more: Make = {}) => ({
  ...{ key: uuidv7(), area: A, name: 'Case system', purposes: ['submit'], lastDay: '2027-02-23' },
  ...more,
});

/** Makes a token of the preparer of council A and answers it. */
async function tokenOf(more: Make = {}, who: 'preparerA' | 'approverA' = 'preparerA'): Promise<string> {
  const { secret } = await as(who).token.make(wanted(more));
  if (secret === null) throw new Error('no token was shown');
  return secret;
}

const bearer = (token: string) => ({ 'Content-Type': 'application/json', Authorization: `Bearer ${token}` });
const post = (path: string, body: object, token: string) =>
  new Request(`http://localhost${path}`, { method: 'POST', body: JSON.stringify(body), headers: bearer(token) });
const rest = (path: string, body: object, token: string) => restAnswer(post(`/api/v1${path}`, body, token));
const write = (procedure: string, body: object, token: string) =>
  trpcAnswer(post(`/api/trpc/${procedure}`, body, token));
const ask = (procedure: string, input: object, token: string) =>
  trpcAnswer(
    new Request(`http://localhost/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, {
      headers: bearer(token),
    }),
  );

async function change(sql: string, values: unknown[]) {
  const owner = await connectAs('owner');
  await owner.query(sql, values).finally(() => owner.end());
}

describe('making a token', () => {
  it('shows it once: the tables, the remembered answer and the audit hold its hash at the most', async () => {
    const asked = wanted({ name: 'Shown once' });
    const made = await as('preparerA').token.make(asked);
    expect(made).toMatchObject({ name: 'Shown once', area: A, purposes: ['read', 'submit'], lastDay: '2027-02-23' });
    const secret = made.secret ?? '';
    expect(made.id).toBe(fingerprint(secret));
    // The same form sent again makes no second one, and shows nothing.
    expect(await as('preparerA').token.make(asked)).toEqual({ ...made, secret: null });
    expect(await as('preparerA').token.make(wanted({ ...asked, key: uuidv7() }))).not.toMatchObject({ id: made.id });
    const kept = await Promise.all(
      ['ApiToken', 'WriteKey', 'AuditEvent', 'OutboxMessage'].map((table) => rowsOf(`SELECT * FROM \`${table}\``)),
    );
    const text = JSON.stringify(kept);
    expect(text).toContain(made.id);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(secret.slice(5, 25));
  });

  it('sent by the same form many times at once is one token, and one answer shows it', async () => {
    const asked = wanted({ name: 'At once' });
    const made = await Promise.all(Array.from({ length: 8 }, () => as('preparerA').token.make(asked)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ secret }) => secret !== null)).toHaveLength(1);
    expect(await connections().workshop.apiToken.count({ where: { label: 'At once' } })).toBe(1);
  });

  it('is an audit event that says for what, by role', async () => {
    const { id } = await as('approverA').token.make(wanted({ purposes: ['check'] }));
    const [event] = await connections().workshop.auditEvent.findMany({ where: { subject: id } });
    expect(event).toMatchObject({ action: 'token.make', actorId: people.approverA.id, actorRole: 'approver' });
    expect(JSON.parse(event?.detail ?? '')).toEqual({ area: A, purposes: 'read, check', lastDay: '2027-02-23' });
  });

  it('is refused for another’s area, to other roles, and with every fault at once', async () => {
    const before = await rowCounts();
    await expect(as('preparerA').token.make(wanted({ area: B }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const who of ['official', 'assessor', 'financeA'] as const) {
      await expect(as(who).token.make(wanted())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const faulty = as('preparerA').token.make(wanted({ name: '', purposes: ['sign-off'], lastDay: '2028-01-01' }));
    await expect(faulty).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { faults: [{ field: 'name' }, { field: 'purposes' }, { field: 'lastDay' }] },
    });
    expect(await rowCounts()).toEqual(before);
  });

  it('ends at twenty that work', async () => {
    const person = { ...personWith('preparer', B), email: 'many@example.test' };
    const user = { id: person.id, email: person.email, name: 'Many', disabled: false, createdAt: noon };
    await connections().workshop.user.create({ data: { ...user, memberships: { create: person.memberships } } });
    const make = () => acting(person).token.make(wanted({ area: B }));
    const made = [];
    for (let count = 0; count < 20; count += 1) made.push(await make());
    await expect(make()).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await acting(person).token.revoke({ key: uuidv7(), token: made[0]?.id ?? '' });
    await expect(make()).resolves.toMatchObject({ area: B });
  });
});

describe('a token', () => {
  it('that only reads reads its area’s returns, and neither checks nor submits', async () => {
    const token = await tokenOf({ purposes: [] });
    expect((await ask('return.current', { area: A, collection }, token)).status).toBe(200);
    const me = await (
      await trpcAnswer(new Request('http://localhost/api/trpc/account.me', { headers: bearer(token) }))
    ).json();
    expect(me.result.data).toMatchObject({ id: people.preparerA.id, only: ['account.read', 'return.read'] });
    for (const path of ['/returns/check', '/returns']) {
      const answer = await rest(path, { key: uuidv7(), area: A, collection, csv }, token);
      expect(answer.status, path).toBe(403);
      expect((await answer.json()).detail).toBe('This token does not allow this.');
    }
  });

  it('that checks stores nothing, and one that submits is taken in over REST and over tRPC', async () => {
    const checks = await tokenOf({ purposes: ['check'] });
    const before = await rowCounts();
    const checked = await rest('/returns/check', { area: A, collection, csv }, checks);
    expect(checked.status).toBe(200);
    expect(await checked.json()).toMatchObject({ accepted: true, counts: { errors: 0 } });
    expect((await write('return.submit', { key: uuidv7(), area: A, collection, csv }, checks)).status).toBe(403);
    expect(await rowCounts()).toEqual(before);
    const submits = await tokenOf({ purposes: ['submit'] });
    const taken = await rest('/returns', { key: uuidv7(), area: A, collection, csv }, submits);
    expect(taken.status).toBe(201);
    expect(await taken.json()).toMatchObject({ accepted: true, version: 1 });
    const again = await (await write('return.submit', { key: uuidv7(), area: A, collection, csv }, submits)).json();
    expect(again.result.data).toMatchObject({ unchanged: true, version: 1 });
  });

  it('for reporting steps reads and reports its area’s steps over REST, and one without that purpose does not', async () => {
    const steps = (token: string, area = A) =>
      restAnswer(new Request(`http://localhost/api/v1/areas/${area}/steps`, { headers: bearer(token) }));
    const reports = await tokenOf({ purposes: ['report-steps'] });
    expect((await steps(reports)).status).toBe(200);
    expect((await steps(reports, B)).status).toBe(403);
    expect((await rest('/returns/check', { area: A, collection, csv }, reports)).status).toBe(403);
    expect((await steps(await tokenOf())).status).toBe(403);
  });

  it('does nothing else: no sign-off, answer, withdrawal, draft or token, and nothing of administrators', async () => {
    const token = await tokenOf({ purposes: ['submit', 'report-steps'] }, 'approverA');
    const of = { key: uuidv7(), area: A, collection, version: 1 };
    const before = await rowCounts();
    const refused: [string, object][] = [
      ['return.signOff', of],
      ['return.withdraw', { ...of, reason: 'A mistake' }],
      ['return.answer', { ...of, thread: uuidv7(), text: 'So it is.' }],
      ['token.make', wanted()],
      ['token.revoke', { key: uuidv7(), token: fingerprint(token) }],
    ];
    for (const [procedure, input] of refused) {
      const answer = await write(procedure, input, token);
      expect(answer.status, procedure).toBe(403);
    }
    for (const procedure of ['token.list', 'account.list', 'account.audit']) {
      expect((await ask(procedure, {}, token)).status, procedure).toBe(403);
    }
    expect(await rowCounts()).toEqual(before);
    // An account's first token, given on the machine, does what the account may, and makes no tokens either.
    const first = newAreaToken();
    const dates = { createdAt: noon, expiresAt: new Date('2027-11-25') };
    const row = { id: fingerprint(first), userId: people.approverA.id, label: 'First token', ...dates };
    await connections().workshop.apiToken.create({ data: row });
    expect((await write('token.make', wanted(), first)).status).toBe(403);
    expect((await ask('return.current', { area: A, collection }, first)).status).toBe(200);
  });

  it('of area A is refused area B, also where its holder belongs to both', async () => {
    const token = await tokenOf();
    const membership = { userId: people.preparerA.id, organisation: B, role: 'preparer', areaCode: B };
    await connections().workshop.membership.create({ data: membership });
    const before = await rowCounts();
    try {
      const [preparer] = [people.preparerA].map((person) => ({
        ...person,
        memberships: [...person.memberships, { organisation: B, role: 'preparer' as const, areaCode: B }],
      }));
      if (!preparer) throw new Error('nobody');
      // Signed in, that person may; by the token of area A, not.
      await expect(acting(preparer).return.check({ area: B, collection, csv })).resolves.toBeDefined();
      const body = { key: uuidv7(), area: B, collection, csv };
      expect((await rest('/returns', body, token)).status).toBe(403);
      expect((await write('return.submit', body, token)).status).toBe(403);
      expect((await ask('return.current', { area: B, collection }, token)).status).toBe(403);
      const task = await (
        await trpcAnswer(new Request('http://localhost/api/trpc/return.task', { headers: bearer(token) }))
      ).json();
      expect(new Set(task.result.data.items.map(({ area }: { area: { code: string } }) => area.code))).toEqual(
        new Set([A]),
      );
    } finally {
      await connections().workshop.membership.deleteMany({ where: membership });
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('is refused in the same words with 401 when it is wrong, broken, past its last day or revoked', async () => {
    const expired = await tokenOf({ lastDay: '2026-11-25' });
    const revoked = await tokenOf();
    await as('preparerA').token.revoke({ key: uuidv7(), token: fingerprint(revoked) });
    const body = { area: A, collection, csv };
    vi.setSystemTime(new Date('2026-11-25T23:59:59Z'));
    expect((await rest('/returns/check', body, expired)).status).toBe(200);
    vi.setSystemTime(new Date('2026-11-26T00:00:00Z'));
    const told: unknown[] = [];
    for (const token of [expired, revoked, newAreaToken(), 'shat_short', 'nonsense']) {
      const answer = await rest('/returns/check', body, token);
      told.push([answer.status, await answer.json()]);
      const byTrpc = await write('return.check', body, token);
      expect(byTrpc.status).toBe(401);
    }
    expect(told[0]).toEqual([
      401,
      expect.objectContaining({
        code: 'UNAUTHORIZED',
        detail: expect.stringContaining('make another at /account/tokens'),
      }),
    ]);
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('loses its power in the moment its holder loses the membership or the account', async () => {
    const token = await tokenOf();
    const body = { area: A, collection, csv };
    const status = async () => (await rest('/returns/check', body, token)).status;
    expect(await status()).toBe(200);
    await change('UPDATE `User` SET disabled = 1 WHERE id = ?', [people.preparerA.id]);
    expect(await status()).toBe(401);
    await change('UPDATE `User` SET disabled = 0 WHERE id = ?', [people.preparerA.id]);
    expect(await status()).toBe(200);
    await change('UPDATE `Membership` SET role = ? WHERE userId = ?', ['finance-officer', people.preparerA.id]);
    expect(await status()).toBe(403);
    const listed = await acting(administrator).token.all({ area: A });
    expect(listed.items.find(({ id }) => id === fingerprint(token))?.standing).toBe('powerless');
    await change('UPDATE `Membership` SET role = ? WHERE userId = ?', ['preparer', people.preparerA.id]);
    expect(await status()).toBe(200);
  });

  it('has its use written down once an hour at most', async () => {
    const token = await tokenOf({ purposes: [] });
    const usedAt = async () => {
      const { items } = await as('preparerA').token.list();
      return items.find(({ id }) => id === fingerprint(token))?.usedAt;
    };
    const use = async (at: string) => {
      vi.setSystemTime(new Date(at));
      expect((await ask('return.current', { area: A, collection }, token)).status).toBe(200);
      return usedAt();
    };
    expect(await usedAt()).toBeNull();
    expect(await use('2026-11-25T12:00:00Z')).toBe('2026-11-25T12:00:00.000Z');
    expect(await use('2026-11-25T12:59:59Z')).toBe('2026-11-25T12:00:00.000Z');
    expect(await use('2026-11-25T13:00:00Z')).toBe('2026-11-25T13:00:00.000Z');
  });
});

describe('the list of tokens', () => {
  it('shows one’s own, newest first, with what a new one may be; another’s cannot be taken back', async () => {
    const { id } = await as('approverA').token.make(wanted({ name: 'Mine', purposes: ['check', 'submit'] }));
    const { items, areas, latestDay } = await as('approverA').token.list();
    expect(areas).toEqual([{ code: A, name: 'Example Council A (made-up)' }]);
    expect(latestDay).toBe('2027-11-26');
    expect(items.find((item) => item.id === id)).toEqual({
      ...{ id, name: 'Mine', area: { code: A, name: 'Example Council A (made-up)' } },
      ...{ purposes: ['read', 'check', 'submit'], holder: people.approverA.email, madeAt: '2026-11-25T12:00:00.000Z' },
      ...{ lastDay: '2027-02-23', usedAt: null, revokedAt: null, standing: 'works' },
    });
    expect((await as('preparerA').token.list()).items.map((item) => item.id)).not.toContain(id);
    const byAnother = as('preparerA').token.revoke({ key: uuidv7(), token: id });
    await expect(byAnother).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const ofNone = as('preparerA').token.revoke({ key: uuidv7(), token: fingerprint('none') });
    await expect(ofNone).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows an administrator everybody’s, of one area where asked, to take back at once', async () => {
    const token = await tokenOf({ name: 'Lost laptop' });
    const id = fingerprint(token);
    const all = acting(administrator).token;
    const ofA = await all.all({ area: A });
    expect(ofA.items.find((item) => item.id === id)).toMatchObject({
      holder: people.preparerA.email,
      standing: 'works',
    });
    expect((await all.all({ area: B })).items.map((item) => item.id)).not.toContain(id);
    expect((await all.all({})).total).toBeGreaterThan(ofA.total);
    expect(await all.revoke({ key: uuidv7(), token: id })).toEqual({ id, name: 'Lost laptop' });
    expect((await ask('return.current', { area: A, collection }, token)).status).toBe(401);
    // Once more changes nothing, and is no second event.
    vi.setSystemTime(new Date('2026-11-25T13:00:00Z'));
    await all.revoke({ key: uuidv7(), token: id });
    expect((await all.all({ area: A })).items.find((item) => item.id === id)).toMatchObject({
      ...{ standing: 'revoked', revokedAt: '2026-11-25T12:00:00.000Z' },
    });
    const events = await connections().workshop.auditEvent.findMany({ where: { subject: id }, orderBy: { at: 'asc' } });
    expect(events.map(({ action, actorRole }) => [action, actorRole])).toEqual([
      ['token.make', 'preparer'],
      ['token.revoke', 'administrator'],
    ]);
    await expect(as('official').token.all({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
