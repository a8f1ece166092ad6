import { initTRPC, TRPCError } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import type { Gallery, Workshop } from '#server/data/connections.ts';
import { databaseUnavailable } from '#server/data/unavailable.ts';
import { KeyUsedForAnotherWrite } from '#server/data/workshop/write-key.ts';
import { type Action, may, mayAtAll, type Person } from '#server/domain/people/permissions.ts';
import { mayWrite } from '#server/identity/rate-limits.ts';
import { noteSecurity } from '#server/identity/security-notes.ts';
import { actingFrom } from './people/acting-from.ts';
import { letterboxOf } from './voices/letterbox.ts';

/** What the door hands to every call. `today` is the day in London, so no procedure reads a clock. */
export type Context = {
  now: Date;
  today: string;
  gallery: Gallery;
  /** Null for callers without a session or token. */
  user: Person | null;
  workshop: Workshop;
  /** Through which door the call came, for the history of returns. */
  door: 'form' | 'trpc' | 'rest' | 'seed';
  /** Where the call came from, to count what anybody may send; left out inside this process. */
  address?: string;
  /** By what a failure of this call is found in the log. */
  reference?: string;
  /** At the machine's own door only: what the secrets of second factors are kept with. */
  sessionSecret?: string;
};

/** `action`: the row of the permission table that guards the procedure; public procedures have none. */
export type Meta = OpenApiMeta & {
  action?: Action;
  /** A second row that opens it as well: reading, for those whose own it is and for officials. */
  or?: Action;
};

/** What callers over HTTP are told: never a stack, and of an unforeseen failure no more than that it happened. */
function saidOutside(shape: { message: string; data: object }, error: TRPCError, reference?: string) {
  const { faults } = (error.cause ?? {}) as { faults?: unknown };
  const data = { ...shape.data, stack: undefined, ...(Array.isArray(faults) ? { findings: faults } : {}) };
  if (error.code !== 'INTERNAL_SERVER_ERROR') return { data };
  const found = reference ? { reference } : {};
  return databaseUnavailable(error)
    ? {
        message: 'The service is unavailable.',
        data: { ...data, code: 'SERVICE_UNAVAILABLE', httpStatus: 503, ...found },
      }
    : { message: 'Something went wrong on our side.', data: { ...data, ...found } };
}

const trpc = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => ({ ...shape, ...saidOutside(shape, error, ctx?.reference) }),
  });

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

/** Public: holds the gallery connection and nothing else, by type and at run time. */
export const publicProcedure = trpc.procedure.use(({ ctx, next }) =>
  next({ ctx: { now: ctx.now, today: ctx.today, gallery: ctx.gallery, user: undefined, workshop: undefined } }),
);

const watchedFor = { FORBIDDEN: 'permission.refused', TOO_MANY_REQUESTS: 'limit.hit' } as const;

/** What is refused for want of a right, or for its number, is counted for whoever guards the service. */
const watched = trpc.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const { code, cause } = result.error;
  const refused = watchedFor[code as keyof typeof watchedFor];
  const kind = cause instanceof KeyUsedForAnotherWrite ? 'key.reused' : refused;
  const { user, address, now } = ctx;
  const who = { userId: user?.id ?? null, role: user?.memberships[0]?.role ?? null };
  if (kind) noteSecurity(kind, now, { ...who, address: address ?? null, what: path });
  return result;
});

/**
 * Anybody may send something and read nothing back but what is public: besides the gallery it holds a letterbox, which
 * takes things in and gives nothing out.
 */
export const sendingProcedure = watched.use(({ ctx, next }) =>
  next({
    ctx: {
      ...{ now: ctx.now, today: ctx.today, gallery: ctx.gallery, user: undefined, workshop: undefined },
      letterbox: letterboxOf(ctx.workshop, ctx.address ?? null),
    },
  }),
);

/**
 * Signed in: whoever calls must be known and hold a role that the action allows at all; the procedure checks the
 * subject with `ctx.allow`, which answers the membership acted under or throws FORBIDDEN.
 */
export const signedInProcedure = watched.use(async ({ ctx, meta, next, type }) => {
  const { user } = ctx;
  if (!user) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in to do this.' });
  const action = meta?.action;
  if (!action) throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'This procedure names no action.' });
  const rows: Action[] = meta.or ? [action, meta.or] : [action];
  if (!rows.some((row) => mayAtAll(user, row))) {
    const message = user.only ? 'This token does not allow this.' : 'Your role does not allow this.';
    throw new TRPCError({ code: 'FORBIDDEN', message });
  }
  if (type === 'mutation' && ctx.door !== 'seed' && !(await mayWrite(ctx.workshop, user.id))) {
    throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'Too many writes in one minute. Wait a minute.' });
  }
  const allow = (subject: Parameters<typeof may>[2] = {}) => {
    const membership = may(user, action, subject);
    if (!membership) {
      throw new TRPCError({
        code: 'FORBIDDEN',
        message: user.only
          ? 'This token does not allow this for that area or at this step.'
          : 'Your role does not allow this for that area or at this step.',
      });
    }
    return membership;
  };
  const workshop = type === 'mutation' ? await actingFrom(ctx) : ctx.workshop;
  return next({ ctx: { ...ctx, workshop, user, allow } });
});
