import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { readParticipations } from '#server/data/gallery/areas.ts';
import { areaMap, besideMap, mapColumns, mapRows } from '#server/domain/comparison/groups/area-map.ts';
import { besideGroup } from '#server/domain/comparison/groups/beside-group.ts';
import { groupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { groupOf, groupsOf } from '#server/domain/comparison/groups/groups.ts';
import { placesOf, tidyColumnsOf, tidyTable } from '#server/domain/comparison/tidy.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router } from '../init.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { besideRows } from './beside.ts';
import { breakdownProcedures } from './breakdown.ts';
import { choiceProcedures } from './choice/choice.ts';
import { answerOf, besideAsked, type Context, compareInput } from './compared.ts';
import { groupListSchema, groupSchema, mapSchema } from './group-answer.ts';
import { programmeProcedures } from './programme.ts';
import { referenceAt } from './reference.ts';
import { besideAnswerSchema, comparisonSchema } from './series-answer.ts';

const mapInput = z
  .object({
    metric: compareInput.shape.metric,
    period: z.string().max(16).optional(),
    breakdown: compareInput.shape.breakdown,
    release: releaseInput,
  })
  .strict();

const groupInput = z
  .object({
    metric: compareInput.shape.metric,
    group: z.string().min(1).max(60),
    period: z.string().max(16).optional(),
    breakdown: compareInput.shape.breakdown,
    release: releaseInput,
  })
  .strict();

export const seriesRouter = router({
  ...breakdownProcedures,
  ...choiceProcedures,
  ...programmeProcedures,

  /**
   * Figures of several places over time with benchmarks, axes, notes and a sentence. Areas come in the order asked,
   * once each.
   * @throws BAD_REQUEST naming each unknown metric, area, breakdown or period; NOT_FOUND for a release not out
   */
  compare: publicProcedure
    .meta({
      openapi: { method: 'GET', path: '/series', tags: ['series'], summary: 'Compare places over time' },
    })
    .input(compareInput)
    .output(documented(comparisonSchema))
    .query(({ ctx, input }) => answerOf(ctx, input)),

  /**
   * The same figures as a table in DfE's tidy layout, benchmarks that are places (England, the region) included; those
   * of what stands beside an activity measure follow.
   * @throws as `compare`
   */
  table: publicProcedure.input(compareInput).query(async ({ ctx, input }) => {
    const { release, ...answer } = await answerOf(ctx, input);
    const reference = await referenceAt(ctx.gallery, release, ctx.now);
    const series = placesOf(answer, reference);
    const beside = await besideAsked(ctx, input, answer, reference, release);
    const own = tidyTable(series, reference, answer.metric, input.breakdown);
    return {
      release,
      columns: tidyColumnsOf(reference.methods),
      rows: [...own, ...besideRows(beside, reference, input.breakdown)],
    };
  }),

  /**
   * What stands in the same figure as an activity measure: the same question to its counter-metric, or in words that
   * there is none. Apart from `compare`, so that who asks for figures alone waits for nothing else.
   * @throws as `compare`
   */
  beside: publicProcedure
    .meta({
      openapi: { method: 'GET', path: '/series/beside', tags: ['series'], summary: 'What is read beside a metric' },
    })
    .input(compareInput)
    .output(documented(besideAnswerSchema))
    .query(async ({ ctx, input }) => {
      const { release, ...answer } = await answerOf(ctx, input);
      const reference = await referenceAt(ctx.gallery, release, ctx.now);
      const beside = await besideAsked(ctx, input, answer, reference, release);
      return { release, ...(beside === undefined ? {} : { beside }) };
    }),

  /** The groups of places that can be looked at together, besides an authority with its statistical neighbours. */
  groups: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/groups', tags: ['series'], summary: 'Groups of places' } })
    .input(z.object({ release: releaseInput }))
    .output(documented(groupListSchema))
    .query(async ({ ctx: { gallery, now }, input }) => {
      const release = await releaseAsked(gallery, input.release);
      const [reference, takesPart] = await Promise.all([
        referenceAt(gallery, release, now),
        readParticipations(gallery),
      ]);
      const items = groupsOf(reference, takesPart).map(({ areas, ...group }) => ({ ...group, places: areas.length }));
      return { release, items };
    }),

  /**
   * A group of places side by side at one period, in the order of names, and each over time.
   * @throws NOT_FOUND for an unknown group or a release not out; BAD_REQUEST naming an unknown metric or breakdown
   */
  group: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/groups/{group}', tags: ['series'], summary: 'One group side by side' } })
    .input(groupInput)
    .output(documented(groupSchema))
    .query(async ({ ctx, input }) => {
      const { release, reference, group, found, asked, answer } = await groupAnswerOf(ctx, input);
      const beside = await besideAsked(ctx, asked, answer, reference, release);
      if (beside === undefined) return { release, ...group };
      return { release, ...group, beside: besideGroup(beside, group, found, reference) };
    }),

  /**
   * Every authority at one period on a map: how it stands to England by interval, or why that cannot be told.
   * @throws NOT_FOUND for an unknown metric or a release not out; BAD_REQUEST naming an unknown breakdown
   */
  map: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/maps/{metric}', tags: ['series'], summary: 'One metric as a map' } })
    .input(mapInput)
    .output(documented(mapSchema))
    .query(async ({ ctx, input }) => {
      const { release, map, beside } = await mapAnswerOf(ctx, input);
      return { release, ...map, ...(beside === undefined ? {} : { beside }) };
    }),

  /**
   * The same as a table in DfE's tidy layout, a row for each authority and England's last; those of what stands beside
   * an activity measure follow.
   * @throws as `map`
   */
  mapTable: publicProcedure.input(mapInput).query(async ({ ctx, input }) => {
    const { release, reference, map, beside } = await mapAnswerOf(ctx, input);
    const maps = [map, ...(beside?.map ? [beside.map] : [])];
    return { release, columns: mapColumns, rows: maps.flatMap((each) => mapRows(each, reference, input.breakdown)) };
  }),
});

async function mapAnswerOf(ctx: Context, input: z.output<typeof mapInput>) {
  const at = await releaseAsked(ctx.gallery, input.release);
  const { metrics } = await referenceAt(ctx.gallery, at, ctx.now);
  if (!metrics.has(input.metric)) {
    throw new TRPCError({ code: 'NOT_FOUND', message: `There is no metric ${input.metric}.` });
  }
  const { release, reference, group, found, asked, answer } = await groupAnswerOf(ctx, { ...input, group: 'all' });
  const pair = reference.methods.pairsEverywhere ? await besideAsked(ctx, asked, answer, reference, release) : null;
  const beside = besideMap(besideGroup(pair ?? null, group, found, reference), reference);
  return { release, reference, map: areaMap(group, reference.areas), beside };
}

async function groupAnswerOf(ctx: Context, { group: id, period, ...of }: z.output<typeof groupInput>) {
  const release = await releaseAsked(ctx.gallery, of.release);
  const [reference, takesPart] = await Promise.all([
    referenceAt(ctx.gallery, release, ctx.now),
    readParticipations(ctx.gallery),
  ]);
  const found = groupOf(id, reference, takesPart);
  if (!found) throw new TRPCError({ code: 'NOT_FOUND', message: `There is no group ${id}.` });
  const asked = { ...of, areas: found.areas.map(({ code }) => code) };
  const answer = await answerOf(ctx, asked);
  const metric = reference.metrics.get(of.metric)!;
  const group = groupComparison(answer, found, metric, period);
  return { release: answer.release, reference, found, asked, answer, group };
}
