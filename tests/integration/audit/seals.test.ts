import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { connections } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { sealAudit } from '#server/jobs/seal-audit.ts';
import { publicKeys, signingKey } from '#server/keys/signing-key.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'seals-'));
const key = signingKey(dataDir, 'audit');
const keys = publicKeys(dataDir, 'audit');
const now = new Date('2026-11-25T10:00:00.123Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

afreshForEach();
afterAll(() => rmSync(dataDir, { recursive: true }));

const write = (count: number, at = now) =>
  inTransaction(connections().workshop, async (writing) => {
    for (let n = 0; n < count; n += 1) {
      const detail = { note: `“${n}” – über`, nothing: null };
      await recordAudit(writing, {
        ...{ at, actorId: null, actorRole: 'official' },
        action: 'test',
        subject: `${n}`,
        detail,
      });
    }
  });
const sealed = (at = now, everything = false) => sealAudit(connections().workshop, key, at, everything);
const verified = (kept: { number: number; hash: string } | null = null, at = later(3_600)) =>
  verifyAudit(connections().workshop, keys, at, kept);
/** What only somebody with the owner's account can do. */
const tamper = async (...statements: string[]) => {
  const owner = await connectAs('owner');
  for (const statement of statements) await owner.query(statement);
  await owner.end();
};

it('nothing written, nothing sealed; each round seals what is new, and the whole holds', async () => {
  expect(await sealed()).toBe(0);
  expect(await verified()).toEqual({ seals: 0, events: 0, head: null, broken: null, unsealed: [] });
  await write(3);
  expect(await sealed()).toBe(3);
  expect(await sealed()).toBe(0);
  await write(1_001, later(5));
  expect(await sealed(later(6))).toBe(1_001);
  expect(await verified()).toMatchObject({ seals: 3, events: 1_004, broken: null, unsealed: [] });
});

it('an event written by an act that took long is sealed later; one older than an hour by the round over everything', async () => {
  await write(1, later(60));
  await sealed(later(60));
  await write(1, later(1));
  expect(await sealed(later(61))).toBe(1);
  await write(1, later(-7_200));
  expect(await sealed(later(62))).toBe(0);
  expect((await verified()).unsealed).toEqual([
    expect.stringMatching(/^[0-9a-f-]{36} \(test, 2026-11-25T08:00:00\.123Z\)$/),
  ]);
  expect(await sealed(later(62), true)).toBe(1);
  expect(await verified()).toMatchObject({ events: 3, broken: null, unsealed: [] });
});

it('an event is under no seal for its first minute without anybody minding', async () => {
  await write(1);
  expect((await verified(null, later(59))).unsealed).toEqual([]);
  expect((await verified(null, later(61))).unsealed).toHaveLength(1);
});

it.each([
  [
    'an altered event',
    ["UPDATE AuditEvent SET subject = 'other' WHERE subject = '1'"],
    /^Event [0-9a-f-]{36}, in seal 1, is not what was written\.$/,
  ],
  [
    'an event altered with its hash',
    ["UPDATE AuditEvent SET detail = '{}', hash = SHA2('x', 256) WHERE subject = '1'"],
    /^Event .* is not what was written\.$/,
  ],
  ['an event taken out', ["DELETE FROM AuditEvent WHERE subject = '1'"], /^Seal 1 was put on 3 events; 2 are there\.$/],
  [
    'two events exchanged',
    [
      'UPDATE SealedEvent SET position = 9 WHERE position = 0 AND seal = 1',
      'UPDATE SealedEvent SET position = 0 WHERE position = 1 AND seal = 1',
    ],
    /^The events of seal 1 are not those that were sealed\.$/,
  ],
  [
    'a seal altered',
    ['UPDATE AuditSeal SET at = at + INTERVAL 1 SECOND WHERE number = 1'],
    /^Seal 1 is not what was signed\.$/,
  ],
  [
    'a seal taken out',
    ['DELETE FROM SealedEvent WHERE seal = 1', 'DELETE FROM AuditSeal WHERE number = 1'],
    /^Seal 1 is missing\.$/,
  ],
  [
    'a signature of another seal',
    ['UPDATE AuditSeal a JOIN AuditSeal b ON b.number = 2 SET a.signature = b.signature WHERE a.number = 1'],
    /^Seal 1 is not what was signed\.$/,
  ],
])('%s is found, and the first seal that does not hold is named', async (_, statements, message) => {
  await write(3);
  await sealed();
  await write(3, later(5));
  await sealed(later(6));
  await tamper(...statements);
  expect((await verified()).broken).toMatch(message);
});

it('seals cut off at the end show by the one noted outside', async () => {
  await write(1);
  await sealed();
  await write(1, later(5));
  await sealed(later(6));
  const { head } = await verified();
  expect((await verified(head)).broken).toBeNull();
  await tamper('DELETE FROM SealedEvent WHERE seal = 2', 'DELETE FROM AuditSeal WHERE number = 2');
  await tamper("DELETE FROM AuditEvent WHERE at > '2026-11-25 10:00:01'");
  expect((await verified()).broken).toBeNull();
  expect((await verified(head)).broken).toBe('Seal 2 was there once and is missing.');
  await write(1, later(7));
  await sealed(later(8));
  expect((await verified(head)).broken).toBe('Seal 2 is another one than was noted outside.');
});

it('of two nodes at once one seals each event, and nothing is left or sealed twice', async () => {
  await write(40);
  const other = signingKey(mkdtempSync(join(dataDir, 'other-')), 'audit');
  const { workshop } = connections();
  await Promise.all([sealed(), sealAudit(workshop, other, now), sealed(), sealAudit(workshop, other, now)]);
  await sealed();
  const [row] = await workshop.$queryRawUnsafe<{ n: bigint }[]>('SELECT COUNT(*) AS n FROM `SealedEvent`');
  expect(Number(row!.n)).toBe(40);
});

it('a seal by a key nobody knows here is named', async () => {
  await write(1);
  const other = signingKey(mkdtempSync(join(dataDir, 'other-')), 'audit');
  await sealAudit(connections().workshop, other, now);
  expect((await verified()).broken).toBe(
    `Seal 1 is signed with key ${other.id}, whose public part is not in DATA_DIR/keys.`,
  );
});

it('the service’s own account can neither change nor remove an event, a seal or what is under it', async () => {
  await write(1);
  await sealed();
  const app = await connectAs('app');
  for (const table of ['AuditEvent', 'AuditSeal', 'SealedEvent']) {
    await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow(/denied/);
    await expect(
      app.query(`UPDATE ${table} SET ${table === 'AuditEvent' ? "subject = 'x'" : 'number = 7'}`),
    ).rejects.toThrow(/denied/);
  }
  await app.end();
});
