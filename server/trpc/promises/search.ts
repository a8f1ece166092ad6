import { z } from 'zod';
import { searchPage } from '#server/domain/ledger/pages/programme-pages.ts';
import { searchPage as drawSearch } from '#server/domain/ledger/views/search.ts';
import { referenceAt } from '../comparison/reference.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router } from '../init.ts';
import { asked, foundPage, ledgerReading, parts } from './ledger-reading.ts';

export const searchRouter = router({
  /**
   * Promises, recommendations, metrics, places and terms that hold every word asked for.
   * @throws BAD_REQUEST for a kind or part there is not; NOT_FOUND for a release not out
   */
  find: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/search', tags: ['search'], summary: 'Search everything published' } })
    .input(
      z.strictObject({
        ...asked,
        ...parts,
        q: z.string().max(200).default(''),
        limit: z.coerce.number().int().min(1).max(200).default(20),
      }),
    )
    .output(documented(searchPage))
    .query(async (call) => {
      const { ctx, input } = call;
      const reading = await ledgerReading(call);
      const { areas } = await referenceAt(ctx.gallery, reading.page.release, ctx.now);
      return foundPage(drawSearch(reading, [...areas.values()], input.q, input), 'list');
    }),
});
