import { router } from '#server/trpc/init.ts';
import { importFigures, programmeLoad } from '#server/trpc/loading/programme.ts';
import { programmeList } from '#server/trpc/promises/programme-pages.ts';
import { confirmProgress, confirmReports, reportProgress } from '#server/trpc/rollout/local-progress.ts';
import { progressOfArea, reportsToConfirm, reportToConfirm } from '#server/trpc/rollout/progress-pages.ts';
import { programmeRollout, rolloutByArea, rolloutOfArea } from '#server/trpc/rollout/rollout.ts';

export const programmeRouter = router({
  list: programmeList,
  rollout: programmeRollout,
  rolloutByArea,
  rolloutOfArea,
  load: programmeLoad,
  importFigures,
  reportProgress,
  confirmProgress,
  confirmReports,
  progressOfArea,
  reportsToConfirm,
  reportToConfirm,
});
