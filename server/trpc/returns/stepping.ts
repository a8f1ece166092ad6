import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { readMetricUnits } from '#server/data/workshop/collections.ts';
import { addReturnStep, readQueryMessages, readReturnSteps } from '#server/data/workshop/return-history.ts';
import { moveReturn, type ReturnStanding } from '#server/data/workshop/returns.ts';
import { isMoney } from '#server/domain/metrics/metric.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { screenText } from '#server/domain/returns/free-text.ts';
import { decideAct, type PersonAct } from '#server/domain/returns/states/decide-act.ts';
import { actWords } from '#server/domain/returns/states/return-acts.ts';
import { type ReturnState, type StoredState, stateOn } from '#server/domain/returns/states/return-states.ts';
import { unanswered } from '#server/domain/returns/steps.ts';
import { conflict } from './scope.ts';

/** What every act on a return answers: the state it is in now, and its latest version. */
export const moved = z.object({ state: z.string(), version: z.int() });
export const key = z.uuid();
/** Why something is done, or what is asked, in the person's own words. */
export const text = z.string().trim().min(1).max(2_000);

export type Acting = { user: Person; now: Date; today: string };
/** A return as it stands; nobody has submitted one of which `latest` is null. */
export type Loaded = ReturnStanding & { latest: { submittedBy: string } | null };
type Of = { area: string; collection: string };

/** Refuses words in which somebody's case may be told. */
export function requireCleanText(said: string) {
  const [finding] = screenText(said, { column: 'text' });
  if (finding) throw new TRPCError({ code: 'BAD_REQUEST', message: `${finding.message}. ${finding.fix}` });
}

/** Refuses an act on another version than the one looked at. */
export function requireLatest(found: { version: number }, version: number) {
  if (version !== found.version) throw conflict(`Version ${found.version} is the latest; you looked at ${version}.`);
}

/** Whether the collection asks for a figure in pounds: its section 151 officer signs too. */
export async function asksMoney(from: Parameters<typeof readMetricUnits>[0], asks: readonly { metric: string }[]) {
  const units = await readMetricUnits(from);
  const money = new Set(units.filter(({ unit }) => isMoney(unit)).map(({ id }) => id));
  return asks.some(({ metric }) => money.has(metric));
}

export type StepInput = {
  of: Of & { asks: readonly { metric: string }[] };
  found: Loaded;
  act: Exclude<PersonAct, 'submit'>;
  /** The question that this act answers: it is open until now. */
  answering?: string;
  note?: string;
  detail?: Record<string, unknown>;
};

/**
 * Moves a return one step by the table of states, and writes its history and the audit event; what else an act does
 * comes before and after.
 * @throws CONFLICT where the table has no such step from the state; FORBIDDEN for another role or a second duty
 */
export async function step(writing: Writing, ctx: Acting, { of, found, act, answering, note, detail }: StepInput) {
  const state = stateOn({ ...found, draft: false }, ctx.today);
  const open = unanswered(await readQueryMessages(writing, found.id), found.version);
  const version = found.version;
  const decided = decideAct(ctx.user, act, {
    ...{ areaCode: of.area, state, version, submittedBy: found.latest?.submittedBy ?? null },
    steps: await readReturnSteps(writing, found.id),
    of: { money: await asksMoney(writing, of.asks), openQuestions: open.some((thread) => thread !== answering) },
  });
  if ('refused' in decided)
    throw new TRPCError({ code: decided.refused === 'state' ? 'CONFLICT' : 'FORBIDDEN', message: decided.why });
  const { next, role } = decided;
  const stored = storedAfter(found.state, next);
  if (!(await moveReturn(writing, found, { state: stored, version, at: ctx.now }))) {
    throw conflict('Somebody else changed this return meanwhile.');
  }
  const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
  await addReturnStep(writing, found.id, {
    ...by,
    kind: actWords[act].event,
    version,
    note: note ?? null,
    release: null,
  });
  const subject = `${of.collection} ${of.area}`;
  await recordAudit(writing, { ...by, action: `return.${act}`, subject, detail: { version, ...detail } });
  return { role, answer: { state: next, version } };
}

/** A reopened return keeps its row's state: when the exception ends it is again what it was. */
function storedAfter(stored: StoredState, next: ReturnState): StoredState {
  return next === 'reopened' || next === 'draft' ? stored : next;
}
