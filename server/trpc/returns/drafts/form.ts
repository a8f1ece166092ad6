import type { Workshop } from '#server/data/connections.ts';
import { readAskedWords, readPillarTitles } from '#server/data/workshop/collections.ts';
import { findDraft, readDraftFigures } from '#server/data/workshop/drafts/drafts.ts';
import { findReturn, readFiguresOfVersion } from '#server/data/workshop/returns.ts';
import { figuresOfForm, valuesOfForm } from '#server/domain/returns/drafts/draft-figure.ts';
import { formSections, standingOfSection } from '#server/domain/returns/drafts/form-sections.ts';
import type { ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { metricRules, rulesForMetric } from '#server/domain/returns/rules.ts';
import { checkContent } from '../checking.ts';
import { type OfReturn, requireCollection } from '../scope.ts';

/** The form of a return as it stands: its pages, and what is written in each field. */
export async function loadForm({ workshop }: { workshop: Workshop }, of: OfReturn) {
  const { direct } = workshop;
  const { collection, areaName } = await requireCollection(direct, of);
  const asked = collection.asks.map(({ metric }) => metric);
  const [found, draft, words, pillars] = await Promise.all([
    findReturn(direct, of.collection, of.area),
    findDraft(direct, of),
    readAskedWords(workshop, asked),
    readPillarTitles(direct),
  ]);
  const version = found?.version ?? 0;
  const [submitted, drafted] = await Promise.all([
    version > 0 ? readFiguresOfVersion(direct, { ...of, number: version }) : [],
    draft ? readDraftFigures(direct, draft.id) : [],
  ]);
  const metrics = new Map(
    words.metrics.map((metric) => {
      const rules = rulesForMetric({ ...metric, rules: metricRules.parse(JSON.parse(metric.rules)) });
      const ratio = rules.some(({ kind }) => kind === 'ratio');
      return [metric.id, { ...metric, ratio, pillars: JSON.parse(metric.pillars) as string[] }];
    }),
  );
  return {
    collection,
    areaName,
    /** As stored, with the exceptions to the lock there are; null where nothing was begun. */
    standing: found,
    version,
    draft,
    drafted,
    submitted,
    metrics,
    labels: new Map(words.breakdowns.map(({ id, label }) => [id, label])),
    form: figuresOfForm(collection.asks, submitted, drafted),
    sections: formSections(collection.asks, metrics, pillars),
  };
}

export type LoadedForm = Awaited<ReturnType<typeof loadForm>>;

/** What the checks say of the form as it stands; nothing while nothing is written. */
export async function checkForm({ workshop }: { workshop: Workshop }, of: OfReturn, { form }: LoadedForm) {
  const values = valuesOfForm(form);
  if (values.length === 0) return { findings: [], values: [] as ReturnedValue[], earlier: [], given: 0 };
  const { checked, earlier } = await checkContent(workshop.direct, { ...of, values });
  return { findings: checked.findings, values: checked.values, earlier, given: values.length };
}

/** How far a draft is: its pages done, and what the checks say of what is written. What is still to do is no finding. */
export async function draftStanding(ctx: { workshop: Workshop }, of: OfReturn) {
  const loaded = await loadForm(ctx, of);
  const { findings } = await checkForm(ctx, of, loaded);
  const pages = loaded.sections.map((section) => standingOfSection(section, loaded.form, findings));
  const sum = (kind: 'errors' | 'warnings') => pages.reduce((total, page) => total + page[kind], 0);
  return {
    done: pages.filter(({ done }) => done).length,
    pages: pages.length,
    errors: sum('errors'),
    warnings: sum('warnings'),
  };
}
