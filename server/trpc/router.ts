import { accountRouter } from '#server/trpc/account.ts';
import { changeRouter } from '#server/trpc/change.ts';
import { areaRouter } from '#server/trpc/comparison/area.ts';
import { metricRouter } from '#server/trpc/comparison/metric.ts';
import { seriesRouter } from '#server/trpc/comparison/series.ts';
import { createCallerFactory, router } from '#server/trpc/init.ts';
import { ledgerRouter } from '#server/trpc/ledger.ts';
import { programmeRouter } from '#server/trpc/programme.ts';
import { releaseRouter } from '#server/trpc/release.ts';
import { returnRouter } from '#server/trpc/return.ts';

/** All the system can do, in one list. */
export const appRouter = router({
  account: accountRouter,
  area: areaRouter,
  change: changeRouter,
  ledger: ledgerRouter,
  metric: metricRouter,
  programme: programmeRouter,
  release: releaseRouter,
  series: seriesRouter,
  return: returnRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
