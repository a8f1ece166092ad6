import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections, connections } from '#server/data/connections.ts';
import { type Action, mayEver, permissions, roles } from '#server/domain/people/permissions.ts';
import { createCallerFactory, type Meta, router, signedInProcedure } from '#server/trpc/init.ts';
import { appRouter } from '#server/trpc/router.ts';
import { emptyDatabase } from '../setup/database.ts';
import { callAs, openService, personWith } from '../setup/service.ts';

type Procedure = { _def: { type: string; meta?: Meta } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);

beforeAll(async () => {
  await emptyDatabase();
  openService();
});
afterAll(() => closeConnections());

/** Calls a procedure by its path with an input that no procedure takes, so that none of them does anything. */
async function answerOf(path: string, caller: ReturnType<typeof callAs>): Promise<string> {
  const call = path.split('.').reduce((at: unknown, name) => (at as Record<string, unknown>)[name], caller);
  return (call as (input: unknown) => Promise<unknown>)(Symbol.for('not an input')).then(
    () => 'answered',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

const needsPerson = async (path: string) => (await answerOf(path, callAs(null))) === 'UNAUTHORIZED';

/** What may be sent without an account: it falls into a letterbox that gives nothing out. */
const sentByAnybody = ['challenge.send'];

describe('every procedure of the system', () => {
  it('is either public or guarded by one or two rows of the permission table', async () => {
    const faults: string[] = [];
    for (const [path, procedure] of procedures) {
      const rows = [procedure._def.meta?.action, procedure._def.meta?.or].filter((row) => row !== undefined);
      const guarded = await needsPerson(path);
      if (guarded && !procedure._def.meta?.action) faults.push(`${path} is guarded but names no action`);
      if (!guarded && rows.length > 0) faults.push(`${path} names an action but lets anybody in`);
      for (const row of rows) if (!(row in permissions)) faults.push(`${path} names ${row}, which is not in the table`);
      if (!guarded && procedure._def.type === 'mutation' && !sentByAnybody.includes(path))
        faults.push(`${path} lets anybody write`);
    }
    expect(faults).toEqual([]);
    expect(procedures.length).toBeGreaterThan(30);
  });

  it('refuses every role that its rows do not hold, before it looks at anything else', async () => {
    let tried = 0;
    for (const [path, procedure] of procedures) {
      const rows = [procedure._def.meta?.action, procedure._def.meta?.or].filter(
        (row): row is Action => row !== undefined,
      );
      if (rows.length === 0) continue;
      for (const role of roles) {
        const person = personWith(
          role,
          ['preparer', 'approver', 'finance-officer'].includes(role) ? 'T09000001' : null,
        );
        const answer = await answerOf(path, callAs(person));
        const holds = rows.some((row) => mayEver(role, row));
        expect(answer === 'FORBIDDEN', `${path} by ${role}: ${answer}`).toBe(!holds);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(100);
  });

  it('uses every row of the table that it has a procedure for', () => {
    const used = new Set(procedures.flatMap(([, { _def }]) => [_def.meta?.action, _def.meta?.or]));
    expect(Object.keys(permissions).filter((row) => !used.has(row as Action))).toEqual([]);
  });
});

it('a guarded procedure that names no action is refused to everybody: the check above would see it', async () => {
  const planted = createCallerFactory(router({ secret: signedInProcedure.query(() => 'told') }));
  const context = { ...connections(), now: new Date(), today: '2026-11-25', door: 'trpc' as const };
  const ask = planted({ ...context, user: personWith('administrator') }).secret();
  await expect(ask).rejects.toThrow('This procedure names no action.');
});
