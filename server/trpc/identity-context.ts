import { initTRPC } from '@trpc/server';
import type { Workshop } from '#server/data/connections.ts';

/** What the questions "who is there?" need: the app account before anybody is known, and the secret of form tokens. */
export type IdentityContext = { now: Date; workshop: Workshop; sessionSecret: string };

const trpc = initTRPC.context<IdentityContext>().create();

export const identityRouter = trpc.router;
export const identityProcedure = trpc.procedure;
export const createIdentityCallerFactory = trpc.createCallerFactory;
