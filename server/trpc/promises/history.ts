import { z } from 'zod';
import { historyPage } from '#server/domain/ledger/pages/history-page.ts';
import { historyPage as drawHistory } from '#server/domain/ledger/views/history/history.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { asked, foundPage, ledgerWithHistory, slug } from './ledger-reading.ts';

/** Every row of the record of one promise or recommendation: what, when, who by role, why, and how it was corrected. */
const historyOf = (kind: 'commitment' | 'recommendation', what: string) =>
  publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: `/${kind}s/{id}/history`,
        tags: [`${kind}s`],
        summary: `Every row of the record of one ${what}`,
      },
    })
    .input(z.strictObject({ ...asked, id: slug }))
    .output(documented(historyPage))
    .query(async (call) => {
      const { reading, raw } = await ledgerWithHistory(call);
      return foundPage(drawHistory(reading, raw, kind, call.input.id), what);
    });

/**
 * The record of one promise.
 * @throws NOT_FOUND for an unknown promise or a release not out
 */
export const commitmentHistory = historyOf('commitment', 'promise');

/**
 * The record of one recommendation.
 * @throws NOT_FOUND for an unknown recommendation or a release not out
 */
export const recommendationHistory = historyOf('recommendation', 'recommendation');
