import { readMonitoredCollections } from '#server/data/workshop/monitoring.ts';
import { reportingProgress } from '#server/domain/monitoring/reporting-progress.ts';
import { parsePeriod, periodLabel } from '#server/domain/period.ts';
import { router, signedInProcedure } from './init.ts';

export const monitorRouter = router({
  /** Who has reported: every collection with its authorities and how far each return has got, the latest due first. */
  collections: signedInProcedure.meta({ action: 'monitor.read' }).query(async ({ ctx }) => {
    ctx.allow();
    const collections = await readMonitoredCollections(ctx.workshop);
    return collections.map((each) => {
      const period = parsePeriod(each.period);
      const words = period ? periodLabel(period, period.frequency === 'quarter' ? 'quarter' : 'year') : each.period;
      return { ...each, words, progress: reportingProgress(each, ctx.today) };
    });
  }),
});
