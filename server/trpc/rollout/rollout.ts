import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { readProgrammes } from '#server/data/gallery/programmes.ts';
import { rolloutPage } from '#server/domain/ledger/pages/programme-pages.ts';
import {
  rolloutByArea as byAreaSchema,
  rolloutOfArea as ofAreaSchema,
} from '#server/domain/ledger/pages/rollout-pages.ts';
import {
  rolloutOfArea as drawOfArea,
  rolloutPage as drawRollout,
} from '#server/domain/ledger/rollout/rollout-views.ts';
import { rolloutByArea as drawByArea } from '#server/domain/ledger/rollout/step-by-area.ts';
import { referenceAt } from '../comparison/reference.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { asked, filter, foundPage, ledgerReading, slug } from '../promises/ledger-reading.ts';

const tags = ['programmes'];
/** Codes of regions, numbers of pathfinder waves or `none`. */
const where = { region: filter, wave: filter };

type Call = {
  ctx: { gallery: Gallery; now: Date; today: string };
  input: { release?: number | undefined; at?: string | undefined };
};

/** The released ledger with the programmes and places that its steps are of. */
async function loaded(call: Call) {
  const { gallery, now } = call.ctx;
  const reading = await ledgerReading(call);
  const [programmes, { areas }] = await Promise.all([
    readProgrammes(gallery),
    referenceAt(gallery, reading.page.release, now),
  ]);
  return { reading, programmes, areas };
}

/**
 * What each area of a programme is expected to set up, and in how many it stands; of one region or wave where asked.
 * @throws NOT_FOUND for a release not out; BAD_REQUEST naming what a filter may be
 */
export const programmeRollout = publicProcedure
  .meta({ openapi: { method: 'GET', path: '/rollout', tags, summary: 'How far areas have set it up' } })
  .input(z.strictObject({ ...where, ...asked }))
  .output(documented(rolloutPage))
  .query(async (call) => {
    const { reading, programmes, areas } = await loaded(call);
    return foundPage(drawRollout(reading, programmes, areas, call.input), 'rollout');
  });

/**
 * One step in every area that takes part, and its counts by region and pathfinder wave. Areas are narrowed as asked.
 * @throws NOT_FOUND for a step that is not there or a release not out; BAD_REQUEST naming what a filter may be
 */
export const rolloutByArea = publicProcedure
  .meta({ openapi: { method: 'GET', path: '/rollout/{stage}', tags, summary: 'One step in every area' } })
  .input(z.strictObject({ stage: slug, ...where, state: filter, ...asked }))
  .output(documented(byAreaSchema))
  .query(async (call) => {
    const { reading, programmes, areas } = await loaded(call);
    return foundPage(drawByArea(reading, programmes, areas, call.input), 'step');
  });

/**
 * What one area reported of the steps; made-up areas are flagged.
 * @throws NOT_FOUND for an area that is not there or a release not out
 */
export const rolloutOfArea = publicProcedure
  .meta({ openapi: { method: 'GET', path: '/areas/{area}/rollout', tags, summary: 'What one area reported' } })
  .input(z.strictObject({ area: z.string().min(1).max(20), ...asked }))
  .output(documented(ofAreaSchema))
  .query(async (call) => {
    const { reading, programmes, areas } = await loaded(call);
    const area = areas.get(call.input.area);
    if (!area) throw new TRPCError({ code: 'NOT_FOUND', message: `There is no area ${call.input.area}.` });
    return drawOfArea(reading, programmes, area);
  });
