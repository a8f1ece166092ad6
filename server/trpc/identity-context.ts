import { initTRPC } from '@trpc/server';
import type { Workshop } from '#server/data/connections.ts';
import type { OpenIdProvider } from '#server/identity/open-id/provider.ts';

/** What the questions "who is there?" need: the app account before anybody is known, and the secret of form tokens. */
export type IdentityContext = {
  now: Date;
  workshop: Workshop;
  sessionSecret: string;
  /** Milliseconds by which TODAY moved `now`: authenticator apps go by the world's clock. */
  clockOffset?: number;
  /** With which people may sign in too; left out where there is none. */
  openId?: OpenIdProvider | null;
};

const trpc = initTRPC.context<IdentityContext>().create();

export const identityRouter = trpc.router;
export const identityProcedure = trpc.procedure;
export const createIdentityCallerFactory = trpc.createCallerFactory;
