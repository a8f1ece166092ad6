import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { readProgrammes } from '#server/data/gallery/programmes.ts';
import { readTotals } from '#server/data/gallery/series.ts';
import { byMetric } from '#server/domain/comparison/latest.ts';
import { besideMetrics } from '#server/domain/comparison/pairs/pair.ts';
import { programmePair } from '#server/domain/comparison/programmes/programme-and-others.ts';
import { programmeColumns, programmeRows } from '#server/domain/comparison/programmes/programme-table.ts';
import { programmesToHold, sidesOf } from '#server/domain/comparison/programmes/sides.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { programmePairSchema } from './programme-answer.ts';
import { referenceAt } from './reference.ts';

const input = z
  .object({
    metric: z.string().min(1).max(48),
    programme: z.string().min(1).max(60).describe('id of a programme; waves: all waves of pathfinders'),
    release: releaseInput,
  })
  .strict();

/** Procedures of the series router about programmes and the places that are in none. */
export const programmeProcedures = {
  /**
   * The places of a programme against authorities in none, before and after it began: medians and middle halves. Not an
   * effect.
   * @throws NOT_FOUND for an unknown programme, one without places, or a release not out; BAD_REQUEST for an unknown metric
   */
  programme: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/series/programme',
        tags: ['series'],
        summary: 'A programme’s places and the others over time',
      },
    })
    .input(input)
    .output(documented(programmePairSchema))
    .query(({ ctx, input }) => answerOf(ctx, input)),

  /**
   * The same as a table, a row for each side and period.
   * @throws as `programme`
   */
  programmeTable: publicProcedure.input(input).query(async ({ ctx, input }) => {
    const { release, choices: _, ...pair } = await answerOf(ctx, input);
    return { release, columns: programmeColumns, rows: programmeRows(pair) };
  }),
};

async function answerOf({ gallery, now }: { gallery: Gallery; now: Date }, asked: z.output<typeof input>) {
  const release = await releaseAsked(gallery, asked.release);
  const [reference, programmes] = await Promise.all([referenceAt(gallery, release, now), readProgrammes(gallery)]);
  const metric = reference.metrics.get(asked.metric);
  if (!metric) throw new TRPCError({ code: 'BAD_REQUEST', message: `Unknown metric ${asked.metric}.` });
  const sides = sidesOf(asked.programme, programmes, reference);
  if (!sides) {
    throw new TRPCError({ code: 'NOT_FOUND', message: `There is no programme ${asked.programme} with places.` });
  }
  const rows = await readTotals(gallery, {
    metrics: [metric, ...besideMetrics(metric, reference)].map(({ id }) => id),
    areas: [...sides.areas, ...sides.others].map(({ code }) => code),
    release: release.number,
  });
  return {
    release,
    ...programmePair(metric, sides, byMetric(rows), reference),
    choices: programmesToHold(programmes),
  };
}
