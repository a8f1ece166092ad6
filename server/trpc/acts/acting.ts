import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Workshop } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { addActRows, readMetricIds, readPromise, takeTurn } from '#server/data/workshop/ledger-writing.ts';
import type { Decision, Fault, Moment } from '#server/domain/ledger/acts/act.ts';
import { type Standing, standingOf } from '#server/domain/ledger/acts/standing.ts';
import type { Action, Membership, Person } from '#server/domain/people/permissions.ts';
import { keyed } from '../keyed.ts';

/** Every fault of an act, each with its field; callers over HTTP get them as `findings`. */
export class ActRefused extends Error {
  override name = 'ActRefused';
  faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map(({ message }) => `${message}.`).join(' '));
    this.faults = faults;
  }
}

/** What an act answers: the row it is about, the promise whose record it stands in, and every row it added. */
export const acted = z.object({ id: z.string(), commitment: z.string(), added: z.int() });
export type Acted = z.infer<typeof acted>;

type Acting = { workshop: Workshop; user: Person; now: Date; today: string };
type Act = {
  action: Action;
  input: { key: string };
  of: { commitment: string } | { milestone: string };
  /** The membership acted under: its role is what the history records. */
  as: Membership;
  decide: (standing: Standing, moment: Moment) => Decision;
  /** Facts for the audit besides which rows were added. */
  detail?: Record<string, unknown>;
};

const noSuch = (of: Act['of']) => `There is no such ${'commitment' in of ? 'promise' : 'milestone'}.`;

/** Every fault of an act as the error that callers get. */
export function refused({ refused: faults, conflict }: Extract<Decision, { conflict: boolean }>): TRPCError {
  const cause = new ActRefused(faults);
  return new TRPCError({ code: conflict ? 'CONFLICT' : 'BAD_REQUEST', message: cause.message, cause });
}

/**
 * One act on the ledger: read the promise, decide, add the rows and the audit event, all in one transaction under the
 * client's key. Two acts on one promise at once: the second is decided again on what the first left.
 * @throws NOT_FOUND without such a promise; BAD_REQUEST with every fault; CONFLICT where the ledger has moved on
 */
export function act(ctx: Acting, { action, input, of, as, decide, detail }: Act): Promise<Acted> {
  const write = { key: input.key, procedure: action, input };
  return keyed(ctx, write, async (writing) => {
    const found = await readPromise(writing, of);
    const standing = found && standingOf(found.raw, found.slug, await readMetricIds(writing));
    if (!standing) throw new TRPCError({ code: 'NOT_FOUND', message: noSuch(of) });
    const decision = decide(standing, { today: ctx.today, newId: uuidv7 });
    if ('refused' in decision) throw refused(decision);
    const by = { at: ctx.now, userId: ctx.user.id, procedure: action };
    await takeTurn(writing, { ...by, of: standing.commitment.id, revision: found.revision });
    if (decision.rows.some(({ part }) => part === 'succession')) {
      // Two promises that each end in the other would be a loop that neither sees.
      const { ends, succession } = standing.raw;
      await takeTurn(writing, { ...by, of: 'succession', revision: ends.length + succession.length });
    }
    const actor = { actorId: ctx.user.id, actorRole: as.role };
    await addActRows(writing, decision.rows, { recordedAt: ctx.now, ...actor });
    const rows = decision.rows.map(({ part, row }) => `${part} ${row.id}`);
    const subject = 'milestone' in of ? of.milestone : of.commitment;
    await recordAudit(writing, { at: ctx.now, ...actor, action, subject, detail: { ...detail, rows } });
    return { id: decision.id, commitment: found.slug, added: decision.rows.length };
  });
}
