import { z } from 'zod';
import { lineagePage } from '#server/domain/ledger/pages/lineage-page.ts';
import { lineagePage as drawLineage, lineageStarts } from '#server/domain/ledger/views/lineage/lineage.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { asked, foundPage, ledgerReading, slug } from './ledger-reading.ts';

/**
 * The line recommendation → promise → milestone → evidence → metric through one of them, both ways.
 * @throws NOT_FOUND for an unknown thing or a release not out
 */
export const lineageOf = publicProcedure
  .meta({
    openapi: {
      method: 'GET',
      path: '/lineage/{kind}/{id}',
      tags: ['lineage'],
      summary: 'The line from recommendation to metric',
    },
  })
  .input(z.strictObject({ ...asked, kind: z.enum(lineageStarts), id: slug }))
  .output(documented(lineagePage))
  .query(async (call) =>
    foundPage(drawLineage(await ledgerReading(call), call.input.kind, call.input.id), call.input.kind),
  );
