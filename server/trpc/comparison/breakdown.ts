import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { readBreakdownFigures, readSplits } from '#server/data/gallery/series.ts';
import { england } from '#server/domain/areas/area.ts';
import { besideBreakdown } from '#server/domain/comparison/breakdowns/beside-breakdown.ts';
import { breakdownComparison } from '#server/domain/comparison/breakdowns/breakdown-comparison.ts';
import { deprivationText } from '#server/domain/comparison/breakdowns/breakdown-notes.ts';
import { breakdownQuestionOf } from '#server/domain/comparison/breakdowns/breakdown-question.ts';
import { breakdownTable, ratioColumns, ratioTable } from '#server/domain/comparison/breakdowns/breakdown-tidy.ts';
import { reachMetrics, reachOf } from '#server/domain/comparison/breakdowns/reach.ts';
import { besideIds } from '#server/domain/comparison/pairs/pair.ts';
import { tidyColumns } from '#server/domain/comparison/tidy.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { breakdownSchema, reachSchema } from './breakdown-answer.ts';
import { referenceAt } from './reference.ts';

const asked = z
  .object({
    metric: z.string().min(1).max(48),
    area: z.string().trim().min(1).max(20).default(england),
    by: z
      .string()
      .max(40)
      .optional()
      .describe('ethnicity, age, sex …; the first that has figures where it is left out'),
    period: z.string().max(16).optional(),
    beside: z
      .string()
      .max(48)
      .optional()
      .describe('id of the group the others are held beside, for instance age:5-to-9'),
    release: releaseInput,
  })
  .strict();

/** Procedures of the series router about categories: of ethnic group, age and so on. */
export const breakdownProcedures = {
  /**
   * One metric in one place by the categories of one breakdown, England beside it, with the ratio of each group to a
   * reference group, or why there is none.
   * @throws BAD_REQUEST naming an unknown metric, area, breakdown or group; NOT_FOUND for a release not out
   */
  breakdown: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/breakdowns', tags: ['series'], summary: 'One metric by group' } })
    .input(asked)
    .output(documented(breakdownSchema))
    .query(async ({ ctx, input }) => {
      const { found, beside, release } = await answerOf(ctx, input);
      return { release, ...found, beside };
    }),

  /**
   * The figures, or the ratios, as a table in DfE's tidy layout.
   * @throws as `breakdown`
   */
  breakdownTable: publicProcedure
    .input(asked.extend({ of: z.enum(['figures', 'ratios']) }))
    .query(async ({ ctx, input: { of, ...input } }) => {
      const { found, beside, reference, release } = await answerOf(ctx, input);
      const all = beside?.found ? [found, beside.found] : [found];
      if (of === 'ratios') {
        return { release, columns: ratioColumns, rows: all.flatMap((each) => ratioTable(each, reference, england)) };
      }
      return { release, columns: tidyColumns, rows: all.flatMap((each) => breakdownTable(each, reference, england)) };
    }),
};

/** Procedures of the metric router about whom the system reaches. */
export const reachProcedures = {
  /** The questions about whom the system reaches, and whether what would answer them is measured. */
  reach: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/reach', tags: ['metrics'], summary: 'Who the system reaches' } })
    .input(z.object({ release: releaseInput }))
    .output(documented(reachSchema))
    .query(async ({ ctx: { gallery, now }, input }) => {
      const release = await releaseAsked(gallery, input.release);
      const reference = await referenceAt(gallery, release, now);
      const examples = [...reference.areas.values()].filter(({ madeUp }) => madeUp).map(({ code }) => code);
      const held = await readSplits(gallery, {
        metrics: reachMetrics,
        breakdowns: categoryIds(reference),
        areas: [england, ...examples],
        release: release.number,
      });
      return { release, questions: reachOf(held, reference), deprivation: deprivationText };
    }),
};

const categoryIds = ({ breakdowns }: { breakdowns: ReadonlyMap<string, unknown> }) =>
  [...breakdowns.keys()].filter((id) => id !== 'total');

async function answerOf({ gallery, now }: { gallery: Gallery; now: Date }, input: z.output<typeof asked>) {
  const release = await releaseAsked(gallery, input.release);
  const reference = await referenceAt(gallery, release, now);
  const { question, faults } = breakdownQuestionOf(input, reference);
  if (!question) throw new TRPCError({ code: 'BAD_REQUEST', message: faults.join(' ') });
  const { id } = question.metric;
  const rows = await readBreakdownFigures(gallery, {
    metrics: [...new Set([id, countMetricOf(id) ?? id, ...besideIds(question.metric, reference)])],
    breakdowns: [...reference.breakdowns.keys()],
    areas: [...new Set([question.area.code, england])],
    release: release.number,
  });
  const found = breakdownComparison(question, reference, rows);
  return { found, beside: besideBreakdown(question, found, reference, rows), reference, release };
}
