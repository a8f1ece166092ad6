import { router } from '#server/trpc/init.ts';
import { importFigures, programmeLoad } from '#server/trpc/loading/programme.ts';
import { programmeList, programmeRollout } from '#server/trpc/promises/programme-pages.ts';

export const programmeRouter = router({
  list: programmeList,
  rollout: programmeRollout,
  load: programmeLoad,
  importFigures,
});
