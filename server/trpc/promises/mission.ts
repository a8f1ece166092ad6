import { z } from 'zod';
import { missionList } from '#server/domain/ledger/pages/programme-pages.ts';
import { missionList as drawMissions, missionMetrics } from '#server/domain/ledger/views/missions.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router } from '../init.ts';
import { englandFigures } from './england-figures.ts';
import { asked, ledgerReading } from './ledger-reading.ts';

export const missionRouter = router({
  /**
   * The missions for care leavers with where each stands.
   * @throws NOT_FOUND for a release not out
   */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/missions', tags: ['missions'], summary: 'Missions for care leavers' } })
    .input(z.strictObject(asked))
    .output(documented(missionList))
    .query(async (call) => {
      const reading = await ledgerReading(call);
      return drawMissions(reading, await englandFigures(call.ctx, reading, missionMetrics(reading)));
    }),
});
