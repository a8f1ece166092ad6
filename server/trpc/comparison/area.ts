import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { readAreaProgrammes, readParticipations, readPopulations } from '#server/data/gallery/areas.ts';
import { readTotals } from '#server/data/gallery/series.ts';
import { areaLine, areaPage } from '#server/domain/areas/area-page.ts';
import { areaTable } from '#server/domain/areas/area-table.ts';
import { scorecardOf } from '#server/domain/areas/scorecard.ts';
import { companionsOf, neighboursOf } from '#server/domain/comparison/benchmarks.ts';
import { nameOf } from '#server/domain/comparison/compare.ts';
import { byMetric, newestPeriods } from '#server/domain/comparison/latest.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router } from '../init.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { areaListSchema, areaPageSchema, scorecardSchema } from './area-answer.ts';
import { listingInput, partOf } from './listing.ts';
import { referenceAt } from './reference.ts';

const level = z.enum(['national', 'region', 'sub-region', 'local-authority']);

const byId = z.object({ id: z.string().min(1).max(20), release: releaseInput });

export const areaRouter = router({
  /**
   * Places by name: local authorities unless another level is asked for. Made-up places only where `madeUp` is true,
   * and then nothing else.
   */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/areas', tags: ['areas'], summary: 'Every place' } })
    .input(
      z.object({
        level: level.default('local-authority'),
        madeUp: z.enum(['true', 'false']).default('false').describe('true: only the made-up examples'),
        release: releaseInput,
        ...listingInput,
      }),
    )
    .output(documented(areaListSchema))
    .query(async ({ ctx, input }) => {
      const release = await releaseAsked(ctx.gallery, input.release);
      const [{ areas }, pairs] = await Promise.all([
        referenceAt(ctx.gallery, release, ctx.now),
        readParticipations(ctx.gallery),
      ]);
      const madeUp = input.madeUp === 'true';
      const lines = [...areas.values()]
        .filter((area) => area.level === input.level && area.madeUp === madeUp)
        .map((area) => {
          const own = pairs.filter(({ areaCode }) => areaCode === area.code);
          return areaLine(
            area,
            areas,
            own.map(({ programmeId, name }) => ({ id: programmeId, name })),
          );
        });
      return { release, ...partOf(lines, ({ code }) => code, input) };
    }),

  /**
   * One place: programmes, children, inspection, neighbours, its newest figure of each metric beside England's and the
   * median of its neighbours, each over time with what stands beside it, and what stands out.
   * @throws NOT_FOUND for an unknown place or release
   */
  byId: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/areas/{id}', tags: ['areas'], summary: 'One place' } })
    .input(byId)
    .output(documented(areaPageSchema))
    .query(async ({ ctx: { gallery, now }, input }) => {
      const release = await releaseAsked(gallery, input.release);
      const reference = await referenceAt(gallery, release, now);
      const area = reference.areas.get(input.id);
      if (!area) throw unknown(input.id);
      const metrics = [...reference.metrics.values()];
      const of = { metrics: metrics.map(({ id }) => id), release: release.number };
      const [own, populations, programmes] = await Promise.all([
        readTotals(gallery, { ...of, areas: [area.code] }),
        readPopulations(gallery, area.code),
        readAreaProgrammes(gallery, area.code),
      ]);
      const newest = newestPeriods(own);
      const latest = [...newest.values()].map(({ id }) => id);
      const periods = [...new Set(reference.methods.pairs ? own.map(({ period }) => period) : latest)];
      const companions = companionsOf([area], reference).filter((code) => code !== area.code);
      const beside = await readTotals(gallery, {
        metrics: [...newest.keys()],
        areas: companions,
        release: release.number,
        periods,
      });
      const page = areaPage(area, reference, newest, [...own, ...beside], { populations, programmes });
      return { release, ...page };
    }),

  /**
   * What a scrutiny committee is given of one authority: its figures beside England's and its neighbours', the direction
   * of travel in words, what to read beside each, and what is missing and why.
   * @throws NOT_FOUND for an unknown authority or release; regions and England have none
   */
  scorecard: publicProcedure
    .meta({
      openapi: { method: 'GET', path: '/areas/{id}/scorecard', tags: ['areas'], summary: 'One authority’s scorecard' },
    })
    .input(byId)
    .output(documented(scorecardSchema))
    .query(async ({ ctx: { gallery, now }, input }) => {
      const release = await releaseAsked(gallery, input.release);
      const reference = await referenceAt(gallery, release, now);
      const area = reference.areas.get(input.id);
      if (area?.level !== 'local-authority') throw unknown(input.id);
      const rows = await readTotals(gallery, {
        metrics: [...reference.metrics.keys()],
        areas: [...new Set([area.code, ...companionsOf([area], reference)])],
        release: release.number,
      });
      const { region } = areaLine(area, reference.areas, []);
      const neighbours = neighboursOf(area, reference).map((code) => ({ code, name: reference.areas.get(code)!.name }));
      return { release, area: { ...nameOf(area), region }, neighbours, ...scorecardOf(area, reference, rows) };
    }),

  /**
   * Every published total of one place, all metrics and periods, as a table in DfE's tidy layout; from method version 4
   * on, each beside England's and its neighbours' for the same period.
   */
  figures: publicProcedure.input(byId).query(async ({ ctx: { gallery, now }, input }) => {
    const release = await releaseAsked(gallery, input.release);
    const reference = await referenceAt(gallery, release, now);
    const area = reference.areas.get(input.id);
    if (!area) throw unknown(input.id);
    const { pairs } = reference.methods;
    const of = {
      metrics: [...reference.metrics.keys()],
      areas: pairs ? [...new Set([area.code, ...companionsOf([area], reference)])] : [area.code],
      release: release.number,
    };
    const rows = byMetric(await readTotals(gallery, of));
    return { release, ...areaTable(area, reference, rows) };
  }),
});

const unknown = (id: string) => new TRPCError({ code: 'NOT_FOUND', message: `There is no area ${id}.` });
