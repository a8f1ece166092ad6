import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { readBreakdownsOf, readSeries, readTotals } from '#server/data/gallery/series.ts';
import { england } from '#server/domain/areas/area.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import type { Reference } from '#server/domain/comparison/comparison.ts';
import { byMetric, latestOf, newestPeriods } from '#server/domain/comparison/latest.ts';
import { besideIds } from '#server/domain/comparison/pairs/pair.ts';
import { tidyColumnsOf, tidyTable } from '#server/domain/comparison/tidy.ts';
import { besideVariation } from '#server/domain/comparison/variation/beside-variation.ts';
import { variationOf } from '#server/domain/comparison/variation/variation.ts';
import { variationFaults } from '#server/domain/comparison/variation/variation-asked.ts';
import { variationColumns, variationTable } from '#server/domain/comparison/variation/variation-table.ts';
import { type Metric, otherFrequencies } from '#server/domain/metrics/metric.ts';
import { metricLine, metricPage } from '#server/domain/metrics/metric-page.ts';
import { promisesOf } from '#server/domain/metrics/promises.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import { documented } from '../documented.ts';
import { type Context, publicProcedure, router } from '../init.ts';
import { ledgerReading } from '../promises/ledger-reading.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { besideRows, readBeside } from './beside.ts';
import { reachProcedures } from './breakdown.ts';
import { listingInput, partOf } from './listing.ts';
import { metricListSchema, metricPageSchema } from './metric-answer.ts';
import { referenceAt } from './reference.ts';
import { variationSchema } from './variation-answer.ts';

const byId = z.object({ id: z.string().min(1).max(48), release: releaseInput });

/** One code or several, as a list or (in an address) with commas between. */
const highlighted = z
  .union([z.array(z.string().max(20)), z.string().max(100)])
  .transform((given) => [...new Set(typeof given === 'string' ? given.split(',') : given)].filter(Boolean))
  .pipe(z.array(z.string()).max(4, 'At most four places can stand out.'))
  .default([]);

const variationInput = byId.extend({ period: z.string().max(16).optional(), areas: highlighted }).strict();

const about = byId.extend({ areas: z.array(z.string().max(20)).max(160) });

export const metricRouter = router({
  ...reachProcedures,

  /** Every metric in the pack's order, with England's newest figure of each. */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/metrics', tags: ['metrics'], summary: 'Every metric' } })
    .input(z.object({ release: releaseInput, ...listingInput }))
    .output(documented(metricListSchema))
    .query(async ({ ctx, input }) => {
      const { release, reference } = await opened(ctx, input.release);
      const lines = await linesOf(ctx.gallery, reference.metrics.keys(), release.number, reference);
      return { release, ...partOf(lines, ({ id }) => id, input) };
    }),

  /**
   * One metric: definition, England's series, every authority's newest figure by name, what to read beside it.
   * @throws NOT_FOUND for an unknown metric or release
   */
  byId: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/metrics/{id}', tags: ['metrics'], summary: 'One metric' } })
    .input(byId)
    .output(documented(metricPageSchema))
    .query(async ({ ctx, input }) => {
      const { release, reference } = await opened(ctx, input.release);
      const metric = found(reference, input.id);
      const named = [...metric.counterMetrics, ...otherFrequencies(metric, reference)];
      const codes = [...reference.areas.keys()];
      const drawn = [...reference.areas.values()].filter(({ code, madeUp }) => code === england || madeUp);
      const [rows, countRows, beside, { lookup }, besideRows] = await Promise.all([
        readSeries(ctx.gallery, totalsOf(metric.id, codes, release.number)),
        readCounts(ctx.gallery, metric.id, codes, release.number),
        linesOf(ctx.gallery, named, release.number, reference),
        ledgerReading({ ctx, input }),
        readTotals(ctx.gallery, {
          metrics: reference.methods.pairs ? besideIds(metric, reference) : [],
          areas: drawn.map(({ code }) => code),
          release: release.number,
        }),
      ]);
      const promises = promisesOf(metric.id, lookup);
      return {
        release,
        ...metricPage(metric, reference, rows, beside, promises, countRows, byMetric(besideRows)),
      };
    }),

  /**
   * What has to be said wherever a metric's figures stand: its definition, what to read beside it, and the breakdowns
   * that are published for the places named.
   * @throws NOT_FOUND for an unknown metric or release
   */
  about: publicProcedure.input(about).query(async ({ ctx, input }) => {
    const { release, reference } = await opened(ctx, input.release);
    const metric = found(reference, input.id);
    const possible = [...reference.breakdowns.values()].filter(({ dimension }) =>
      metric.breakdowns.includes(dimension),
    );
    const breakdowns = possible.map(({ id }) => id);
    const of = { metric: metric.id, breakdowns, areas: input.areas, release: release.number };
    const [counterMetrics, published] = await Promise.all([
      linesOf(ctx.gallery, metric.counterMetrics, release.number, reference),
      readBreakdownsOf(ctx.gallery, of),
    ]);
    return { release, metric, counterMetrics, breakdowns: possible.filter(({ id }) => published.includes(id)) };
  }),

  /**
   * Every published total of one metric for every real place, as a table in DfE's tidy layout; those of what stands
   * beside an activity measure follow.
   */
  figures: publicProcedure.input(byId).query(async ({ ctx, input }) => {
    const { release, reference } = await opened(ctx, input.release);
    const metric = found(reference, input.id);
    const areas = [...reference.areas.values()].filter(({ madeUp }) => !madeUp);
    const codes = areas.map(({ code }) => code);
    const [rows, countRows] = await Promise.all([
      readSeries(ctx.gallery, totalsOf(metric.id, codes, release.number)),
      readCounts(ctx.gallery, metric.id, codes, release.number),
    ]);
    const breakdown = reference.breakdowns.get('total')!;
    const question = { metric, areas, breakdown };
    const answer = compare(question, reference, rows, countRows);
    const beside = await readBeside(ctx.gallery, question, answer, reference, release.number);
    const own = tidyTable(answer.series, reference, metric.id, 'total');
    return {
      release,
      columns: tidyColumnsOf(reference.methods),
      rows: [...own, ...besideRows(beside, reference, 'total')],
    };
  }),

  /**
   * How local authorities differ on one metric at one period: each beside the range usual for its size, by name.
   * @throws NOT_FOUND for an unknown metric or release; BAD_REQUEST for what is no period, an unknown or made-up place
   * and more than four
   */
  variation: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/metrics/{id}/variation',
        tags: ['metrics'],
        summary: 'Variation between areas',
      },
    })
    .input(variationInput)
    .output(documented(variationSchema))
    .query(async ({ ctx, input }) => {
      const { release, variation, beside } = await variationIn(ctx, input);
      return { release, ...variation, ...(beside === undefined ? {} : { beside }) };
    }),

  /**
   * The same as a table: a row for each published figure with its size and limits.
   * @throws as `variation`
   */
  variationFigures: publicProcedure.input(variationInput).query(async ({ ctx, input }) => {
    const { release, reference, variation, beside } = await variationIn(ctx, input);
    const all = [variation, ...(beside?.variation ? [beside.variation] : [])];
    return { release, columns: variationColumns, rows: all.flatMap((each) => variationTable(each, reference)) };
  }),
});

async function variationIn(ctx: Pick<Context, 'gallery' | 'now'>, input: z.output<typeof variationInput>) {
  const { release, reference } = await opened(ctx, input.release);
  const metric = found(reference, input.id);
  const faults = variationFaults(input, reference);
  if (faults.length > 0) throw new TRPCError({ code: 'BAD_REQUEST', message: faults.join(' ') });
  const codes = [...reference.areas.values()].filter(({ madeUp }) => !madeUp).map(({ code }) => code);
  const pairs = reference.methods.pairsEverywhere ? besideIds(metric, reference) : [];
  const [rows, countRows, others] = await Promise.all([
    readSeries(ctx.gallery, totalsOf(metric.id, codes, release.number)),
    readCounts(ctx.gallery, metric.id, codes, release.number),
    readTotals(ctx.gallery, { metrics: pairs, areas: codes, release: release.number }),
  ]);
  const asked = { period: input.period, highlighted: input.areas };
  const variation = variationOf(metric, reference, rows, countRows, asked);
  const beside = besideVariation(metric, variation, reference, byMetric(others));
  return { release, reference, variation, beside };
}

async function opened({ gallery, now }: Pick<Context, 'gallery' | 'now'>, asked: number | undefined) {
  const release = await releaseAsked(gallery, asked);
  return { release, reference: await referenceAt(gallery, release, now) };
}

function found({ metrics }: Reference, id: string): Metric {
  const metric = metrics.get(id);
  if (!metric) throw new TRPCError({ code: 'NOT_FOUND', message: `There is no metric ${id}.` });
  return metric;
}

const totalsOf = (metric: string, areas: string[], release: number) => ({ metric, breakdown: 'total', areas, release });

/** Totals of the metric that counts what this one is made from; none where no such count is published. */
function readCounts(gallery: Context['gallery'], metric: string, areas: string[], release: number) {
  const counts = countMetricOf(metric);
  return counts ? readSeries(gallery, totalsOf(counts, areas, release)) : [];
}

/** England's newest figure of each of these metrics. */
async function linesOf(gallery: Context['gallery'], ids: Iterable<string>, release: number, reference: Reference) {
  const metrics = [...ids].flatMap((id) => reference.metrics.get(id) ?? []);
  const country = reference.areas.get(england);
  const rows = await readTotals(gallery, { metrics: metrics.map(({ id }) => id), areas: [england], release });
  const latest = country ? latestOf(country, england, metrics, newestPeriods(rows), rows, reference) : [];
  const points = new Map(latest.map(({ metric, point }) => [metric, point]));
  return metrics.map((metric) => metricLine(metric, points.get(metric.id) ?? null));
}
