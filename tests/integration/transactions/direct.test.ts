import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { closeConnections } from '#server/data/connections.ts';
import type { DirectWriting } from '#server/data/direct.ts';
import { inDirectTransaction, isDuplicate } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { connectAs, emptyDatabase } from '../setup/database.ts';
import { openService } from '../setup/service.ts';

const { workshop } = openService();
const at = new Date('2026-11-25T09:30:00.123Z');
const users = ['a', 'b'].map((name) => ({ id: uuidv7(), email: `${name}@example.test` }));

beforeAll(async () => {
  await emptyDatabase();
  await workshop.user.createMany({
    data: users.map((user) => ({ ...user, name: 'x', passwordHash: null, createdAt: at, disabled: false })),
  });
});
beforeEach(async () => {
  const owner = await connectAs('owner');
  await owner.query('DELETE FROM AuditEvent');
  await owner.end();
});
afterAll(closeConnections);

const note = (writing: DirectWriting, action: string) =>
  recordAudit(writing, { at, actorId: null, actorRole: 'official', action, subject: 'x', detail: { a: 1 } });
const rename = (writing: DirectWriting, user: number, name: string) =>
  writing.$executeRaw`UPDATE User SET name = ${name} WHERE id = ${users[user]?.id ?? ''}`;
/** As another connection sees them. */
const noted = async () => (await workshop.auditEvent.findMany()).map(({ action }) => action).sort();

it('writes all that was sent together, and nothing where one of them fails', async () => {
  await inDirectTransaction(workshop, (writing) => Promise.all([note(writing, 'one'), note(writing, 'two')]));
  expect(await noted()).toEqual(['one', 'two']);
  const twice = inDirectTransaction(workshop, (writing) =>
    Promise.all([
      note(writing, 'before'),
      writing.$executeRaw`INSERT INTO User (id, email, name, createdAt, disabled) VALUES (${users[0]?.id ?? ''}, 'c', 'x', ${at}, FALSE)`,
      note(writing, 'after'),
    ]),
  );
  expect(await twice.catch(isDuplicate)).toBe(true);
  expect(await noted()).toEqual(['one', 'two']);
});

it('writes nothing where a statement fails that nobody waited for', async () => {
  const careless = inDirectTransaction(workshop, async (writing) => {
    writing.$executeRaw`INSERT INTO User (disabled) VALUES (FALSE)`.catch(() => undefined);
    await note(writing, 'careless');
  });
  await expect(careless).rejects.toMatchObject({ errno: 1364 });
  expect(await noted()).toEqual([]);
});

it('takes no statement once it has ended', async () => {
  const kept = await inDirectTransaction(workshop, async (writing) => writing);
  await expect(note(kept, 'late')).rejects.toThrow('has ended');
  expect(await noted()).toEqual([]);
});

it('gives its connection back as it was: what is written next stands at once', async () => {
  const failing = inDirectTransaction(workshop, () => Promise.reject(new Error('changed our mind')));
  await expect(failing).rejects.toThrow('changed our mind');
  await inDirectTransaction(workshop, (writing) => note(writing, 'inside'));
  // As many as there are connections, so that the one used is among them.
  const single = { at, actorId: null, actorRole: 'official', action: 'single', subject: 'x', detail: {} };
  await Promise.all(Array.from({ length: 8 }, () => recordAudit(workshop.direct, single)));
  expect(await noted()).toEqual(['inside', ...Array(8).fill('single')]);
});

it('runs again after a deadlock, and nothing sent after the deadlock stands by itself', async () => {
  const attempts = [0, 0];
  const holding = [false, false];
  let bothHold: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const cross = (own: 0 | 1) =>
    inDirectTransaction(workshop, async (writing) => {
      attempts[own] = (attempts[own] ?? 0) + 1;
      await rename(writing, own, `held by ${own}`);
      holding[own] = true;
      if (holding.every(Boolean)) bothHold();
      await held;
      const other = own === 0 ? 1 : 0;
      await Promise.all([rename(writing, other, `taken by ${own}`), note(writing, `of ${own}`)]);
    });
  await Promise.all([cross(0), cross(1)]);
  expect(Math.max(...attempts)).toBe(2);
  expect(await noted()).toEqual(['of 0', 'of 1']);
});

it('gives a connection up that was cut, and the next transaction gets another', async () => {
  const cutter = await connectAs('app');
  const cut = inDirectTransaction(workshop, async (writing) => {
    await note(writing, 'cut off');
    const [{ id } = { id: 0n }] = await writing.$queryRaw<{ id: bigint }[]>`SELECT CONNECTION_ID() AS id`;
    await cutter.query(`KILL ${Number(id)}`);
    await writing.$queryRaw`SELECT 1`;
    throw new Error('the connection lives');
  });
  await expect(cut).rejects.not.toThrow('the connection lives');
  await cutter.end();
  expect(await noted()).toEqual([]);
  await inDirectTransaction(workshop, (writing) => note(writing, 'afterwards'));
  expect(await noted()).toEqual(['afterwards']);
}, 20_000);

it('keeps moments to the millisecond', async () => {
  await inDirectTransaction(workshop, (writing) => note(writing, 'then'));
  expect(await workshop.auditEvent.findMany({ select: { at: true } })).toEqual([{ at }]);
  const rows = await workshop.direct.$queryRaw<{ at: Date }[]>`SELECT at FROM AuditEvent`;
  expect(rows.map((row) => row.at)).toEqual([at]);
});
