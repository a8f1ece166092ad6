import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { newestRelease } from '#server/data/gallery/newest-release.ts';
import { readTotals } from '#server/data/gallery/series.ts';
import { readCheckReference } from '#server/data/workshop/collections.ts';
import { readFiguresOfPeriods } from '#server/data/workshop/returns.ts';
import { england } from '#server/domain/areas/area.ts';
import { besideField, newestOfCountry } from '#server/domain/returns/drafts/beside-field.ts';
import {
  emptyFigure,
  fieldOfFinding,
  figureAsTyped,
  sameFigure,
  tidyFigure,
  valuesOfForm,
} from '#server/domain/returns/drafts/draft-figure.ts';
import { standingOfSection } from '#server/domain/returns/drafts/form-sections.ts';
import { figureOf, type ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { metricRules } from '#server/domain/returns/rules.ts';
import { earlierByFigure, earlierPeriods, periodWords } from '#server/domain/returns/series/earlier-periods.ts';
import { shutReason } from '#server/domain/returns/steps.ts';
import { templateRules } from '#server/domain/returns/tables/template.ts';
import { signedInProcedure } from '../../init.ts';
import { ofReturn, requireReader } from '../scope.ts';
import { checkForm, type LoadedForm, loadForm } from './form.ts';

/** Why nothing can be written into the form today, or null. */
export function formIsClosed({ collection, standing }: LoadedForm, today: string): string | null {
  return shutReason(collection, standing, today);
}

/** What the draft holds otherwise than the version that came in since it was begun; nothing while none did. */
function overtakenBy({ draft, drafted, submitted, version, metrics, labels }: LoadedForm) {
  if (!draft || draft.baseVersion === version) return null;
  const theirs = new Map(submitted.map((figure) => [figureOf(figure.metric, figure.breakdown), figureAsTyped(figure)]));
  const figures = drafted.flatMap(({ metric, breakdown, ...typed }) => {
    const yours = tidyFigure(typed);
    const kept = theirs.get(figureOf(metric, breakdown)) ?? emptyFigure;
    const now = { ...kept, comment: yours.comment };
    const name = metrics.get(metric)?.name ?? metric;
    const breakdownLabel = labels.get(breakdown) ?? breakdown;
    return sameFigure(yours, now) ? [] : [{ metric, breakdown, name, breakdownLabel, yours, theirs: now }];
  });
  return { version, begunFrom: draft.baseVersion, figures };
}

const facts = ({ collection, areaName }: LoadedForm, area: string) => ({
  area: { code: area, name: areaName },
  collection: {
    id: collection.id,
    period: collection.period,
    periodLabel: periodWords(collection.period),
    dueOn: collection.dueOn,
    locksOn: collection.locksOn,
  },
});

/** The form of a return: how far each page is, every finding about what is written, and what is in the way of submitting. */
export const returnDraft = signedInProcedure
  .meta({ action: 'return.draft' })
  .input(z.strictObject(ofReturn))
  .query(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    ctx.allow({ areaCode: input.area });
    const loaded = await loadForm(ctx, input);
    const { findings, given } = await checkForm(ctx, input, loaded);
    const { sections, form, draft, version } = loaded;
    const sectionOf = new Map(
      sections.flatMap(({ id, figures }) =>
        figures.map((each) => [figureOf(each.metric, each.breakdown), id] as const),
      ),
    );
    return {
      ...facts(loaded, input.area),
      closed: formIsClosed(loaded, ctx.today),
      version,
      /** The version last published; the next one says why it is there. */
      published: loaded.standing?.publishedVersion ?? null,
      draft: draft && { revision: draft.revision, changedAt: draft.changedAt.toISOString() },
      given,
      values: valuesOfForm(form),
      overtaken: overtakenBy(loaded),
      sections: sections.map((section) => ({
        id: section.id,
        title: section.title,
        ...standingOfSection(section, form, findings),
      })),
      findings: findings.map((finding) => ({
        ...finding,
        section: sectionOf.get(figureOf(finding.metric ?? '', finding.breakdown ?? '')) ?? null,
        field: fieldOfFinding(finding.column, loaded.metrics.get(finding.metric ?? '')?.ratio ?? false),
      })),
    };
  });

/** One page of the form: each figure with what is written, its rules, the area's last figure, its own change and England's. */
export const returnDraftSection = signedInProcedure
  .meta({ action: 'return.draft' })
  .input(z.strictObject({ ...ofReturn, section: z.string().min(1).max(80) }))
  .query(async ({ ctx, input: { section: id, ...of } }) => {
    requireReader(ctx.user, of.area);
    ctx.allow({ areaCode: of.area });
    const loaded = await loadForm(ctx, of);
    const { sections, form, metrics, labels, collection } = loaded;
    const at = sections.findIndex((section) => section.id === id);
    const section = sections[at];
    if (!section) throw new TRPCError({ code: 'NOT_FOUND', message: 'This form has no such page.' });
    const asked = [...new Set(section.figures.map(({ metric }) => metric))];
    const periods = earlierPeriods(collection.period);
    const [before = ''] = periods;
    const { programmeId } = collection;
    const [checked, reference, given, release] = await Promise.all([
      checkForm(ctx, of, loaded),
      readCheckReference(ctx.workshop.direct),
      readFiguresOfPeriods(ctx.workshop.direct, { programmeId, periods, areaCode: of.area }),
      newestRelease(ctx.gallery),
    ]);
    const country = newestOfCountry(await readTotals(ctx.gallery, { metrics: asked, areas: [england], release }));
    const definitions = new Map(
      reference.metrics.map((row) => [row.id, { ...row, rules: metricRules.parse(JSON.parse(row.rules)) }]),
    );
    const names = new Map(reference.metrics.map(({ id: metric, name }) => [metric, name]));
    const rules = new Map(
      templateRules({ collection, metrics: definitions, names }).map(({ metric, rules: words }) => [metric, words]),
    );
    const byFigure = (values: readonly ReturnedValue[]) =>
      new Map(values.map((value) => [figureOf(value.metric, value.breakdown), value]));
    const last = given.find(({ period }) => period === before);
    const [now, then] = [byFigure(checked.values), byFigure(last?.values ?? [])];
    const earlier = earlierByFigure(
      collection.period,
      given.filter((each) => each !== last),
    );
    return {
      ...facts(loaded, of.area),
      closed: formIsClosed(loaded, ctx.today),
      section: { id, title: section.title, number: at + 1, of: sections.length },
      next: sections[at + 1]?.id ?? null,
      lastPeriod: periodWords(before),
      fields: section.figures.map(({ metric, breakdown }) => {
        const place = figureOf(metric, breakdown);
        const words = metrics.get(metric);
        const definition = definitions.get(metric);
        const figure = form.get(place) ?? { ...emptyFigure, metric, breakdown };
        return {
          metric,
          breakdown,
          name: words?.name ?? metric,
          breakdownLabel: labels.get(breakdown) ?? breakdown,
          unit: words?.unit ?? '',
          decimals: words?.decimals ?? 0,
          numerator: words?.numerator ?? null,
          denominator: words?.denominator ?? null,
          ratio: words?.ratio ?? false,
          rules: rules.get(metric) ?? [],
          figure: tidyFigure(figure),
          ...besideField({
            now: now.get(place),
            last: then.get(place),
            earlier: earlier.get(place) ?? [],
            country: breakdown === 'total' ? country.get(metric) : undefined,
            decimals: words?.decimals ?? 0,
            basis: definition?.basis ?? 'quarter',
          }),
          findings: valuesOfForm(new Map([[place, figure]])).length
            ? checked.findings
                .filter((finding) => finding.metric === metric && finding.breakdown === breakdown)
                .map((finding) => ({ ...finding, field: fieldOfFinding(finding.column, words?.ratio ?? false) }))
            : [],
        };
      }),
    };
  });
