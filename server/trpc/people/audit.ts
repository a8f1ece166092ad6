import { addDays } from 'date-fns';
import { z } from 'zod';
import { readAudit } from '#server/data/workshop/audit.ts';
import { readLastSeal } from '#server/data/workshop/seals/audit-seals.ts';
import { systemNames } from '#server/domain/people/system-people.ts';
import { signedInProcedure } from '../init.ts';

/** Where a list of events goes on: the moment and the id of the last one told. */
const place = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[\da-f-]{36}$/;

const filters = {
  /** An act, or how its name begins: `release.` */
  act: z.string().trim().max(60).optional(),
  role: z.string().trim().max(40).optional(),
  /** The whole id of what it was done to. */
  subject: z.string().trim().max(200).optional(),
  /** First and last day, in UTC. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

/**
 * The latest audit events, newest first, narrowed by act, role, subject and day; `before` continues. Who acted is given
 * by role, and by name of the system's own; with the newest seal.
 */
export const auditEvents = signedInProcedure
  .meta({ action: 'audit.read' })
  .input(
    z.strictObject({
      ...filters,
      before: z.string().regex(place).optional(),
      limit: z.int().min(1).max(1_000).default(50),
    }),
  )
  .query(async ({ ctx, input: { before, limit, from, to, ...narrowed } }) => {
    ctx.allow();
    const [at, id] = before?.split('_') ?? [];
    const [events, seal] = await Promise.all([
      readAudit(ctx.workshop, {
        ...narrowed,
        ...{ limit, from: from ? new Date(from) : null, until: to ? addDays(new Date(to), 1) : null },
        ...(at && id ? { before: { at: new Date(at), id } } : {}),
      }),
      readLastSeal(ctx.workshop),
    ]);
    const items = events.map((event) => ({ ...event, actor: systemNames[event.actorId ?? ''] ?? null }));
    const last = events.length === limit ? events.at(-1) : undefined;
    return {
      items,
      seal: seal ? { number: seal.number, at: seal.at.toISOString() } : null,
      next: last ? `${last.at.toISOString()}_${last.id}` : null,
    };
  });
