import { z } from 'zod';
import { readProgrammes } from '#server/data/gallery/programmes.ts';
import { programmeList as programmeListSchema } from '#server/domain/ledger/pages/programme-pages.ts';
import { programmeList as drawProgrammes } from '#server/domain/ledger/views/programmes.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { asked, ledgerReading } from './ledger-reading.ts';

const tags = ['programmes'];

/**
 * Programmes with who takes part, what each tests and the money as stated.
 * @throws NOT_FOUND for a release not out
 */
export const programmeList = publicProcedure
  .meta({ openapi: { method: 'GET', path: '/programmes', tags, summary: 'Pathfinders and programmes' } })
  .input(z.strictObject(asked))
  .output(documented(programmeListSchema))
  .query(async (call) => drawProgrammes(await ledgerReading(call), await readProgrammes(call.ctx.gallery)));
