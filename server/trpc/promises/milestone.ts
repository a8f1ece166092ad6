import { z } from 'zod';
import { milestoneList } from '#server/domain/ledger/pages/milestones/milestone-pages.ts';
import { slipTrendPage } from '#server/domain/ledger/pages/milestones/slip-trend-page.ts';
import { slippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';
import { undatedPage } from '#server/domain/ledger/pages/milestones/undated-page.ts';
import { milestoneList as drawList } from '#server/domain/ledger/views/milestones/milestones.ts';
import { slipTrendPage as drawTrend } from '#server/domain/ledger/views/milestones/slip-trend.ts';
import { slippagePage as drawSlippage } from '#server/domain/ledger/views/milestones/slippage.ts';
import { undatedPage as drawUndated } from '#server/domain/ledger/views/milestones/undated.ts';
import { milestoneActs } from '../acts/milestone-acts.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router } from '../init.ts';
import { asked, filter, foundPage, ledgerReading, part, parts, words } from './ledger-reading.ts';

const tags = ['milestones'];

export const milestoneRouter = router({
  ...milestoneActs,

  /**
   * Milestones narrowed by pillar, stage, what they came to, kind of lateness, date, lead body, topic, and words, with a
   * timeline of all that were found.
   * @throws BAD_REQUEST naming what a filter may be; NOT_FOUND for a release not out
   */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/milestones', tags, summary: 'Milestones of all promises' } })
    .input(
      z.strictObject({
        ...{ ...asked, ...part, pillar: filter, stage: filter, status: filter, overdue: filter },
        ...{ due: filter, lead: filter, topic: filter, q: words },
      }),
    )
    .output(documented(milestoneList))
    .query(async (call) => foundPage(drawList(await ledgerReading(call), call.input), 'list')),

  /**
   * What slipped: moves of dates and changes of terms with their reasons, days slipped by pillar and lead body, dates
   * that passed in silence, and how much never had a date.
   * @throws BAD_REQUEST for a list or part there is not; NOT_FOUND for a release not out
   */
  slippage: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/slippage', tags, summary: 'Dates that moved' } })
    .input(z.strictObject({ ...asked, ...parts }))
    .output(documented(slippagePage))
    .query(async (call) => foundPage(drawSlippage(await ledgerReading(call), call.input), 'list')),

  /**
   * Moves of dates by the quarter they were made in, with the days they slipped.
   * @throws NOT_FOUND for a release not out
   */
  slipTrend: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/slippage/trend', tags, summary: 'Moves of dates, quarter by quarter' } })
    .input(z.strictObject(asked))
    .output(documented(slipTrendPage))
    .query(async (call) => drawTrend(await ledgerReading(call))),

  /**
   * Promises and milestones that never had a date.
   * @throws BAD_REQUEST for a part there is not; NOT_FOUND for a release not out
   */
  undated: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/undated', tags, summary: 'Promises and milestones without a date' } })
    .input(z.strictObject({ ...asked, ...part }))
    .output(documented(undatedPage))
    .query(async (call) => foundPage(drawUndated(await ledgerReading(call), call.input), 'list')),
});
