import { readAskedWords } from '#server/data/workshop/collections.ts';
import { findReturn } from '#server/data/workshop/returns.ts';
import { countsOf } from '#server/domain/returns/finding.ts';
import { figureOf, type ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { earlierPeriods, periodWords } from '#server/domain/returns/series/earlier-periods.ts';
import { shutFindings, shutReason } from '#server/domain/returns/steps.ts';
import { figuresToExplain } from '#server/domain/returns/tables/explained-rows.ts';
import { signedInProcedure } from '../init.ts';
import { checkContent, previewInput } from './checking.ts';
import { requireReader } from './scope.ts';

const byFigure = (values: readonly ReturnedValue[]) =>
  new Map(values.map((value) => [figureOf(value.metric, value.breakdown), value]));

/**
 * A check that also shows what was read: every figure asked for beside what the area gave for the period before.
 * Nothing is stored. `figure` is null where an error leaves none; `toExplain` names the figures that want an explanation.
 */
export const previewReturn = signedInProcedure
  .meta({ action: 'return.check' })
  .input(previewInput)
  .mutation(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    ctx.allow({ areaCode: input.area });
    const [{ collection, checked, earlier }, found] = await Promise.all([
      checkContent(ctx.workshop.direct, input),
      findReturn(ctx.workshop.direct, input.collection, input.area),
    ]);
    const words = await readAskedWords(
      ctx.workshop,
      collection.asks.map(({ metric }) => metric),
    );
    const metrics = new Map(words.metrics.map((metric) => [metric.id, metric]));
    const labels = new Map(words.breakdowns.map(({ id, label }) => [id, label]));
    const [before = ''] = earlierPeriods(collection.period);
    const last = byFigure(earlier.find(({ period }) => period === before)?.values ?? []);
    const read = byFigure(checked.values);
    const figures = collection.asks.flatMap(({ metric, breakdowns }) =>
      breakdowns.map((breakdown) => {
        const { name = metric, unit = '', decimals = 0 } = metrics.get(metric) ?? {};
        const place = figureOf(metric, breakdown);
        const said = { metric, breakdown, name, breakdownLabel: labels.get(breakdown) ?? breakdown, unit, decimals };
        return { ...said, figure: read.get(place) ?? null, last: last.get(place) ?? null };
      }),
    );
    const findings = [...shutFindings(shutReason(collection, found, ctx.today)), ...checked.findings];
    const counts = countsOf(checked.counts.rows, findings);
    const toExplain = figuresToExplain(findings).map((each) => ({
      ...each,
      again: last.get(figureOf(each.metric, each.breakdown))?.explanation ?? null,
    }));
    return { accepted: counts.errors === 0, counts, findings, lastPeriod: periodWords(before), figures, toExplain };
  });
