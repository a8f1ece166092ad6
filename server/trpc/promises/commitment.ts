import { z } from 'zod';
import { commitmentList } from '#server/domain/ledger/pages/promises/commitment-list.ts';
import { commitmentPage } from '#server/domain/ledger/pages/promises/commitment-page.ts';
import { moneyPage } from '#server/domain/ledger/pages/promises/money-page.ts';
import { overviewPage, pillarPage } from '#server/domain/ledger/pages/promises/overview-page.ts';
import { startingPage } from '#server/domain/ledger/pages/promises/starting-page.ts';
import { matrixPage } from '#server/domain/ledger/pages/recommendation-pages.ts';
import { commitmentPage as drawCommitment } from '#server/domain/ledger/views/commitment.ts';
import { commitmentList as drawList } from '#server/domain/ledger/views/commitments.ts';
import { matrixPage as drawMatrix } from '#server/domain/ledger/views/matrix.ts';
import { moneyPage as drawMoney } from '#server/domain/ledger/views/money/promise-money.ts';
import { overviewPage as drawOverview, pillarPage as drawPillar } from '#server/domain/ledger/views/overview.ts';
import { startingPage as drawStart, startingMetrics } from '#server/domain/ledger/views/start/starting-point.ts';
import { commitmentActs } from '../acts/commitment-acts.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router } from '../init.ts';
import { costOfDelay } from './delay.ts';
import { englandFigures } from './england-figures.ts';
import { familiesExperience } from './experience.ts';
import { commitmentHistory } from './history.ts';
import { asked, filter, foundPage, ledgerReading, part, parts, slug, words } from './ledger-reading.ts';
import { lineageOf } from './lineage.ts';

const tags = ['commitments'];

export const commitmentRouter = router({
  ...commitmentActs,

  lineage: lineageOf,
  history: commitmentHistory,
  delay: costOfDelay,
  experience: familiesExperience,

  /**
   * How far the promises got, by pillar and together: never a percentage delivered.
   * @throws NOT_FOUND for a release not out
   */
  overview: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/overview', tags, summary: 'How far the promises got' } })
    .input(z.strictObject(asked))
    .output(documented(overviewPage))
    .query(async (call) => drawOverview(await ledgerReading(call))),

  /**
   * One pillar with its promises.
   * @throws NOT_FOUND for an unknown pillar or a release not out
   */
  pillar: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/pillars/{id}', tags, summary: 'One pillar with its promises' } })
    .input(z.strictObject({ ...asked, ...part, id: slug }))
    .output(documented(pillarPage))
    .query(async (call) => foundPage(drawPillar(await ledgerReading(call), call.input.id, call.input), 'pillar')),

  /**
   * Promises narrowed by pillar, status, lead body, topic and words.
   * @throws BAD_REQUEST naming what a filter may be; NOT_FOUND for a release not out
   */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/commitments', tags, summary: 'Promises with their status' } })
    .input(z.strictObject({ ...asked, ...part, pillar: filter, status: filter, lead: filter, topic: filter, q: words }))
    .output(documented(commitmentList))
    .query(async (call) => foundPage(drawList(await ledgerReading(call), call.input), 'list')),

  /**
   * One promise: status and the test that gave it, milestones with every date, evidence, metrics, and what is missing.
   * @throws NOT_FOUND for an unknown promise or a release not out
   */
  byId: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/commitments/{id}', tags, summary: 'One promise with its evidence' } })
    .input(z.strictObject({ ...asked, id: slug }))
    .output(documented(commitmentPage))
    .query(async (call) => foundPage(drawCommitment(await ledgerReading(call), call.input.id), 'promise')),

  /**
   * Recommendations against the promises that answer them. The fit judges the promise, not its delivery.
   * @throws BAD_REQUEST for a list or part there is not; NOT_FOUND for a release not out
   */
  matrix: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/matrix', tags, summary: 'Which promise answers which recommendation' } })
    .input(z.strictObject({ ...asked, ...parts }))
    .output(documented(matrixPage))
    .query(async (call) => foundPage(drawMatrix(await ledgerReading(call), call.input), 'list')),

  /**
   * The figures that made the case for change, each beside today's by the same method, or why there is none.
   * @throws NOT_FOUND for a release not out
   */
  startingPoint: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/starting-point', tags, summary: 'The case for change, then and now' } })
    .input(z.strictObject(asked))
    .output(documented(startingPage))
    .query(async (call) => {
      const reading = await ledgerReading(call);
      return drawStart(reading, await englandFigures(call.ctx, reading, startingMetrics(reading)));
    }),

  /**
   * What was asked for, announced, allocated and spent on each promise, in cash with the years named; never a total.
   * @throws NOT_FOUND for a release not out
   */
  money: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/money', tags, summary: 'Money asked for, announced, allocated, spent' } })
    .input(z.strictObject(asked))
    .output(documented(moneyPage))
    .query(async (call) => drawMoney(await ledgerReading(call))),
});
