import { accountRouter } from '#server/trpc/account.ts';
import { createCallerFactory, router } from '#server/trpc/init.ts';
import { ledgerRouter } from '#server/trpc/ledger.ts';
import { programmeRouter } from '#server/trpc/programme.ts';
import { releaseRouter } from '#server/trpc/release.ts';
import { returnRouter } from '#server/trpc/return.ts';

/** All the system can do, in one list. */
export const appRouter = router({
  account: accountRouter,
  ledger: ledgerRouter,
  programme: programmeRouter,
  release: releaseRouter,
  return: returnRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
