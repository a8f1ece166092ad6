import { z } from 'zod';
import {
  recommendationList,
  recommendationPage,
  reviewList,
} from '#server/domain/ledger/pages/recommendation-pages.ts';
import {
  recommendationList as drawList,
  recommendationPage as drawRecommendation,
  reviewList as drawReviews,
} from '#server/domain/ledger/views/recommendations.ts';
import { recommendationActs } from '../acts/recommendation-acts.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router } from '../init.ts';
import { recommendationHistory } from './history.ts';
import { asked, filter, foundPage, ledgerReading, part, slug, words } from './ledger-reading.ts';

export const reviewRouter = router({
  /**
   * The reviews with how their recommendations were answered. Row counts are ours, not the official totals.
   * @throws NOT_FOUND for a release not out
   */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/reviews', tags: ['reviews'], summary: 'The reviews' } })
    .input(z.strictObject(asked))
    .output(documented(reviewList))
    .query(async (call) => drawReviews(await ledgerReading(call))),
});

const tags = ['recommendations'];

export const recommendationRouter = router({
  ...recommendationActs,

  history: recommendationHistory,

  /**
   * Recommendations narrowed by review, response, chapter and words, with the promises that answer them.
   * @throws BAD_REQUEST naming what a filter may be; NOT_FOUND for a release not out
   */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/recommendations', tags, summary: 'Recommendations and their answers' } })
    .input(z.strictObject({ ...asked, ...part, review: filter, response: filter, chapter: filter, q: words }))
    .output(documented(recommendationList))
    .query(async (call) => foundPage(drawList(await ledgerReading(call), call.input), 'list')),

  /**
   * One recommendation with its responses, the promises that answer it, and sources.
   * @throws NOT_FOUND for an unknown recommendation or a release not out
   */
  byId: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/recommendations/{id}', tags, summary: 'One recommendation' } })
    .input(z.strictObject({ ...asked, id: slug }))
    .output(documented(recommendationPage))
    .query(async (call) => foundPage(drawRecommendation(await ledgerReading(call), call.input.id), 'recommendation')),
});
