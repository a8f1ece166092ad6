import { createCallerFactory, router } from '#server/trpc/init.ts';
import { ledgerRouter } from '#server/trpc/ledger.ts';
import { programmeRouter } from '#server/trpc/programme.ts';
import { releaseRouter } from '#server/trpc/release.ts';

/** All the system can do, in one list. */
export const appRouter = router({
  ledger: ledgerRouter,
  programme: programmeRouter,
  release: releaseRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
