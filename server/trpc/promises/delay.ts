import { z } from 'zod';
import { delayPage } from '#server/domain/ledger/pages/delay-page.ts';
import { delayPage as drawDelay, longestDelay } from '#server/domain/ledger/views/delay.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { asked, ledgerReading } from './ledger-reading.ts';

/**
 * The published estimate of what delaying the whole programme costs, in billions of pounds, and in proportion to another
 * delay in years.
 * @throws BAD_REQUEST for a delay beyond five years; NOT_FOUND for a release not out
 */
export const costOfDelay = publicProcedure
  .meta({
    openapi: { method: 'GET', path: '/delay', tags: ['commitments'], summary: 'The published estimate of delay' },
  })
  .input(z.strictObject({ ...asked, years: z.coerce.number().int().min(1).max(longestDelay).optional() }))
  .output(documented(delayPage))
  .query(async (call) => drawDelay(await ledgerReading(call), call.input.years ?? null));
