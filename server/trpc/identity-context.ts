import { initTRPC } from '@trpc/server';
import type { Workshop } from '#server/data/connections.ts';
import type { OpenIdProvider } from '#server/identity/open-id/provider.ts';
import { actingFrom } from './people/acting-from.ts';

/** What the questions "who is there?" need: the app account before anybody is known, and the secret of form tokens. */
export type IdentityContext = {
  now: Date;
  workshop: Workshop;
  sessionSecret: string;
  /** Milliseconds by which TODAY moved `now`: authenticator apps go by the world's clock. */
  clockOffset?: number;
  /** With which people may sign in too; left out where there is none. */
  openId?: OpenIdProvider | null;
  /** Where the request came from; left out inside this process. */
  address?: string;
};

const trpc = initTRPC.context<IdentityContext>().create();

export const identityRouter = trpc.router;

/** Where a call says where it came from (`address`), what it writes down says so too. */
export const identityProcedure = trpc.procedure.use(async ({ ctx, type, getRawInput, next }) => {
  if (type !== 'mutation') return next();
  const given = ((await getRawInput()) as { address?: unknown } | undefined)?.address;
  const address = ctx.address ?? (typeof given === 'string' ? given : undefined);
  return next({ ctx: { ...ctx, workshop: await actingFrom({ ...ctx, address }) } });
});

export const createIdentityCallerFactory = trpc.createCallerFactory;
