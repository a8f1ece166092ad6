import { router } from '#server/trpc/init.ts';
import { importFigures, programmeLoad } from '#server/trpc/programme-loading.ts';

export const programmeRouter = router({ load: programmeLoad, importFigures });
