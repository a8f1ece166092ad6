import { addDays } from 'date-fns';
import { z } from 'zod';
import { readOwnSecurityEvents, readSecurityEvents } from '#server/data/workshop/identity/security-events.ts';
import { type SecurityKind, securityEvents, securityKinds } from '#server/domain/people/security-events.ts';
import { identityProcedure } from '../identity-context.ts';
import { signedInProcedure } from '../init.ts';
import { signedInBy } from './own-account.ts';

const place = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[\da-f-]{36}$/;
const MOST_OWN = 10;

const inWords = (kind: string) => securityEvents[kind as SecurityKind] ?? kind;

/**
 * The latest security events, newest first, narrowed by kind, account, place and day; `before` continues. A row stands for
 * `count` of the same in one minute; `network` is there as long as it is kept, up to two months.
 */
export const securityList = signedInProcedure
  .meta({ action: 'audit.read' })
  .input(
    z.strictObject({
      kind: z.enum(securityKinds as [SecurityKind, ...SecurityKind[]], 'choose one of the list').optional(),
      /** Id of the account that it is about. */
      account: z.string().trim().max(36).optional(),
      /** A network, as `203.0.113.0/24`, or the name that stands for one. */
      place: z.string().trim().max(50).optional(),
      /** First and last day, in UTC. */
      from: z.iso.date('give a day as 2026-11-25').optional(),
      to: z.iso.date('give a day as 2026-11-25').optional(),
      before: z.string().regex(place).optional(),
      limit: z.int().min(1).max(1_000).default(50),
    }),
  )
  .query(async ({ ctx, input: { before, limit, from, to, account, ...narrowed } }) => {
    ctx.allow();
    const [at, id] = before?.split('_') ?? [];
    const rows = await readSecurityEvents(ctx.workshop, {
      ...narrowed,
      ...{ userId: account, limit },
      ...{ from: from ? new Date(from) : null, until: to ? addDays(new Date(to), 1) : null },
      before: at && id ? { at: new Date(at), id } : undefined,
    });
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      items: rows.map((row) => ({ ...row, said: inWords(row.kind) })),
      next: last ? `${last.at.toISOString()}_${last.id}` : null,
    };
  });

/** The last sign-ins and failures of whoever is signed in, newest first, for them to know whether it was them. */
export const ownSecurity = identityProcedure
  .input(z.object({ secret: z.string().min(1).max(200) }))
  .query(async ({ ctx, input }) => {
    const { person } = await signedInBy(ctx, input.secret);
    const rows = await readOwnSecurityEvents(ctx.workshop, person.id, MOST_OWN);
    return rows.map(({ at, kind, count, network }) => ({ at, said: inWords(kind), count, network }));
  });
