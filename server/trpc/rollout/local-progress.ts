import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { takeTurn } from '#server/data/workshop/ledger-writing.ts';
import { addLedgerRows } from '#server/data/workshop/loading.ts';
import {
  confirmProgressInput,
  confirmReportsInput,
  confirmProgress as decideOn,
  confirmReports as decideOnAll,
} from '#server/domain/ledger/rollout/confirm-progress.ts';
import { notConfirmedLetter } from '#server/domain/ledger/rollout/letters.ts';
import { reportProgressInput, reportProgress as takeReport } from '#server/domain/ledger/rollout/report-progress.ts';
import type { Action, Person } from '#server/domain/people/permissions.ts';
import { refused } from '../acts/acting.ts';
import { signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { tell } from '../returns/scope.ts';
import { type PlaceStep, requirePlaceStep, requireReport } from './place-step.ts';

const tags = ['programmes'];
const key = z.uuid();
const done = z.object({ id: z.string(), area: z.string(), stage: z.string() });

type By = { user: Person; now: Date; role: string; action: Action };

/** Adds one row about an area's step with its audit event; of two at once the second is decided on what the first left. */
async function add(
  writing: Writing,
  { user, now, role, action }: By,
  { place, step, revision }: PlaceStep,
  { table, row }: { table: 'LocalProgress' | 'LocalConfirmation'; row: { id: string } & Record<string, unknown> },
) {
  const of = `${step.id} ${place.code}`;
  await takeTurn(writing, { of, revision, userId: user.id, procedure: action, at: now });
  const cells = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value]),
  ) as Record<string, string | number | null>;
  const by = { actorId: user.id, actorRole: role };
  await addLedgerRows(writing, table, [cells], { ...by, recordedAt: now });
  const detail = { row: `${table} ${row.id}` };
  await recordAudit(writing, { ...by, at: now, action, subject: `${step.slug} ${place.code}`, detail });
  return { id: row.id, area: place.code, stage: step.slug };
}

/**
 * An area reports how far it is with a step. It shows once a release takes it, as reported and not confirmed until the
 * department confirms it.
 * @throws FORBIDDEN for another area; NOT_FOUND; BAD_REQUEST with every fault; CONFLICT, telling the other report
 */
export const reportProgress = signedInProcedure
  .meta({
    action: 'programme.reportProgress',
    openapi: { method: 'POST', path: '/areas/{area}/rollout', tags, summary: 'Report how far an area is with a step' },
  })
  .input(z.strictObject({ key, ...reportProgressInput }))
  .output(done)
  .mutation(({ ctx, input }) => {
    const { role } = ctx.allow({ areaCode: input.area });
    const action = 'programme.reportProgress';
    return keyed(ctx, { key: input.key, procedure: action, input }, async (writing) => {
      const at = await requirePlaceStep(writing, input);
      const of = { step: at.step.id, standing: at.standing };
      const decision = takeReport(of, input, { today: ctx.today, newId: uuidv7 });
      if ('refused' in decision) throw refused(decision);
      return add(writing, { ...ctx, role, action }, at, { table: 'LocalProgress', row: decision.row });
    });
  });

/**
 * The department confirms an area's report or says why not; the area is told where it does not.
 * @throws NOT_FOUND; FORBIDDEN for one's own report; BAD_REQUEST with every fault; CONFLICT where the area reported since
 */
export const confirmProgress = signedInProcedure
  .meta({
    action: 'programme.confirmProgress',
    openapi: { method: 'POST', path: '/rollout/confirmations', tags, summary: 'Confirm a report, or say why not' },
  })
  .input(z.strictObject({ key, ...confirmProgressInput }))
  .output(done)
  .mutation(({ ctx, input }) => {
    const action = 'programme.confirmProgress';
    return keyed(ctx, { key: input.key, procedure: action, input }, async (writing) => {
      const at = await requireReport(writing, input.report);
      const { role } = ctx.allow({ areaCode: at.place.code, previousActor: at.actorId });
      const decision = decideOn(at.standing, input, { today: ctx.today, newId: uuidv7 });
      if ('refused' in decision) throw refused(decision);
      const added = await add(writing, { ...ctx, role, action }, at, { table: 'LocalConfirmation', row: decision.row });
      if (input.confirmed) return added;
      const to = { roles: ['preparer' as const, 'approver' as const], areaCode: at.place.code, except: ctx.user.id };
      const letter = notConfirmedLetter({
        step: at.step.title,
        statedOn: at.standing.latest.statedOn,
        note: input.note,
      });
      await tell(writing, { ...to, at: ctx.now }, letter);
      return added;
    });
  });

/**
 * The department confirms several reports in one write: all of them, or none where one is refused.
 * @throws NOT_FOUND; FORBIDDEN where one is the official's own; BAD_REQUEST with every fault, `field` being the report's
 * id; CONFLICT where an area reported since
 */
export const confirmReports = signedInProcedure
  .meta({
    action: 'programme.confirmProgress',
    openapi: { method: 'POST', path: '/rollout/confirmations/several', tags, summary: 'Confirm several reports' },
  })
  .input(z.strictObject({ key, ...confirmReportsInput }))
  .output(z.object({ confirmed: z.array(done) }))
  .mutation(({ ctx, input }) => {
    const action = 'programme.confirmProgress';
    return keyed(ctx, { key: input.key, procedure: 'programme.confirmReports', input }, async (writing) => {
      const all = [];
      for (const report of input.reports) {
        const at = await requireReport(writing, report);
        const { role } = ctx.allow({ areaCode: at.place.code, previousActor: at.actorId });
        all.push({ at, role, report, about: `${at.step.title}, ${at.place.name}`, standing: at.standing });
      }
      const decision = decideOnAll(all, { today: ctx.today, newId: uuidv7 });
      if ('refused' in decision) throw refused(decision);
      const confirmed = [];
      for (const [index, { at, role }] of all.entries()) {
        const row = { table: 'LocalConfirmation' as const, row: decision.rows[index]! };
        confirmed.push(await add(writing, { ...ctx, role, action }, at, row));
      }
      return { confirmed };
    });
  });
