import { accountRouter } from '#server/trpc/account.ts';
import { changeRouter } from '#server/trpc/change.ts';
import { areaRouter } from '#server/trpc/comparison/area.ts';
import { metricRouter } from '#server/trpc/comparison/metric.ts';
import { seriesRouter } from '#server/trpc/comparison/series.ts';
import { figureRouter } from '#server/trpc/figures/figure.ts';
import { createCallerFactory, router } from '#server/trpc/init.ts';
import { ledgerRouter } from '#server/trpc/loading/ledger.ts';
import { monitorRouter } from '#server/trpc/monitor.ts';
import { partnershipRouter } from '#server/trpc/partnerships/partnership.ts';
import { personRouter } from '#server/trpc/people/person.ts';
import { tokenRouter } from '#server/trpc/people/token.ts';
import { programmeRouter } from '#server/trpc/programme.ts';
import { commitmentRouter } from '#server/trpc/promises/commitment.ts';
import { methodRouter } from '#server/trpc/promises/method.ts';
import { milestoneRouter } from '#server/trpc/promises/milestone.ts';
import { missionRouter } from '#server/trpc/promises/mission.ts';
import { recommendationRouter, reviewRouter } from '#server/trpc/promises/recommendation.ts';
import { searchRouter } from '#server/trpc/promises/search.ts';
import { releaseRouter } from '#server/trpc/release.ts';
import { returnRouter } from '#server/trpc/return.ts';
import { commentaryRouter } from '#server/trpc/right-of-reply/commentary.ts';
import { challengeRouter } from '#server/trpc/voices/challenge.ts';
import { noteRouter } from '#server/trpc/voices/note.ts';

/** All the system can do, in one list. */
export const appRouter = router({
  account: accountRouter,
  area: areaRouter,
  challenge: challengeRouter,
  change: changeRouter,
  commentary: commentaryRouter,
  commitment: commitmentRouter,
  figure: figureRouter,
  ledger: ledgerRouter,
  method: methodRouter,
  metric: metricRouter,
  milestone: milestoneRouter,
  mission: missionRouter,
  monitor: monitorRouter,
  note: noteRouter,
  partnership: partnershipRouter,
  person: personRouter,
  programme: programmeRouter,
  recommendation: recommendationRouter,
  release: releaseRouter,
  review: reviewRouter,
  search: searchRouter,
  series: seriesRouter,
  return: returnRouter,
  token: tokenRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
