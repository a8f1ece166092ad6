import type { Disclosure } from '#server/domain/metrics/metric.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import { controlRules, fewestReadings } from '#server/domain/statistics/control-chart.ts';
import { funnelMethod, intervalMethodOf, intervalMethods, methodSets } from '#server/domain/statistics/methods.ts';
import { fewestEvents, ratioMethods, ratioVersion } from '#server/domain/statistics/rate-ratio.ts';
import { latenesses, latenessLabels } from '../milestone-words.ts';
import type { GlossaryPage, MethodologyPage, Word } from '../pages/method-pages.ts';
import type { Reading } from '../reading/reading.ts';
import { fitLabels, responseLabels, unansweredLabels } from '../response-words.ts';
import { everyAreaRule } from '../rollout/milestone-places.ts';
import { stageLabels } from '../stage-words.ts';
import { statusRules } from '../status-rules.ts';
import { outcomeWords, statusWords } from '../status-words.ts';
import { deliveryStandings } from './delivery-matrix.ts';
import { gapWords } from './missing.ts';
import { moneyKinds } from './money/promise-money.ts';
import { promiseSteps } from './promise-steps.ts';

/** Every term, by its first letter, with the terms to read beside it. */
export function glossaryPage({ page, words }: Pick<Reading, 'page' | 'words'>): GlossaryPage {
  const terms = new Map(words.glossary.map(({ id, term }) => [id, term]));
  const items = words.glossary.map(({ id, term, meaning, seeAlso }) => ({
    ...{ id, term, meaning },
    seeAlso: seeAlso.flatMap((other) => ({ id: other, term: terms.get(other) ?? other })),
  }));
  return { ...page, items: items.toSorted((a, b) => a.term.localeCompare(b.term, 'en-GB')), next: null };
}

/** What of a metric is asked here. */
type Held = { status: string; disclosure: Disclosure; method: string };

type Said = Pick<Pack, 'about' | 'gaps' | 'symbols'>;

const latenessMeanings: Record<(typeof latenesses)[number], string> = {
  late: 'Evidence says so, or the date was put back, even before it passed. Makes the promise delayed.',
  'date-passed-nothing-recorded':
    'The date had passed on the day the promise was last checked and nothing was found. Makes the promise delayed.',
  'date-passed-not-checked':
    'The date has passed since the promise was last checked. Nobody has looked, so nothing is called late.',
};

const responseMeanings: Record<keyof typeof responseLabels, string> = {
  accepted: 'The government said yes.',
  'in-part': 'The government said yes to some of it.',
  'in-principle': 'The government agreed with the aim and did not say it would do it.',
  rejected: 'The government said no.',
  'no-response': 'A page was read that shows there was no answer.',
  unclear: 'None of the pages read states an answer. This is not a refusal.',
};

/**
 * How everything shown is made: the same rules and words that the pages use.
 * @param facts bodies by id, as loaded with the pack: `about`, `gaps`, `symbols`; each may be missing
 */
export function methodologyPage(
  { page, metrics }: Pick<Reading, 'page'> & { metrics: ReadonlyMap<string, Held> },
  facts: Record<string, unknown>,
): MethodologyPage {
  const { about, gaps, symbols } = facts as Partial<Said>;
  return {
    ...page,
    statusRules: statusRules.map(({ id, status, test }) => ({ id, status, test, ...statusWords[status] })),
    statuses: Object.entries(statusWords).map(([value, words]) => ({ value, ...words })),
    outcomes: Object.entries(outcomeWords).map(([value, words]) => ({ value, ...words })),
    standings: deliveryStandings.map(({ standing, label, meaning }) => ({ value: standing, label, meaning })),
    money: moneyKinds.map(({ kind, label, meaning }) => ({ value: kind, label, meaning })),
    gaps: gapWords,
    roles: wordsIn(about?.roles),
    rolePrinciples: about?.rolePrinciples ?? [],
    everyArea: everyAreaRule,
    lateness: latenesses.map((value) => ({ value, label: latenessLabels[value], meaning: latenessMeanings[value] })),
    steps: promiseSteps.map(({ step, label, meaning }) => ({ value: step, label, meaning })),
    stages: wordsIn(about?.stages, stageLabels),
    responses: Object.entries(responseMeanings).map(([value, meaning]) => ({
      value,
      label: responseLabels[value as keyof typeof responseLabels],
      meaning,
    })),
    unanswered: Object.entries(unansweredLabels).map(([value, meaning]) => ({ value, label: inWords(value), meaning })),
    fits: Object.entries(fitLabels).map(([value, label]) => {
      const [word = value, meaning = label] = label.split(': ');
      return { value, label: word, meaning: capital(meaning) };
    }),
    metricRoles: wordsIn(about?.metricRoles),
    metricStatuses: wordsIn(about?.metricStatuses),
    labels: wordsIn(about?.labels),
    symbols: (symbols ?? []).map(({ symbol, label, meaning }) => ({ value: symbol, label, meaning: capital(meaning) })),
    confidence: wordsIn(about?.confidence, { source: 'Read in a page', recall: 'Rests partly on general knowledge' }),
    disclosure: disclosureRules([...metrics.values()].filter(({ status }) => status !== 'context')),
    statistics: statisticsOf([...metrics.values()]),
    statements: about ? statementsOf(about) : null,
    cautions: gaps?.cautions ?? [],
    figuresCautions: about ? [...about.figuresCaveats, ...about.areasNotes] : [],
    notSettled: gaps?.notSettled ?? [],
    missing: gaps?.missing ?? [],
  };
}

function statementsOf(about: Said['about']): MethodologyPage['statements'] {
  return {
    coverage: about.coverage,
    act: about.actCaveat,
    mapping: about.mapping,
    metrics: about.metricsNote,
    rates: about.rates,
    rounding: about.rounding,
    latest: about.figuresLatest,
    periods: about.figuresPeriod,
    areas: about.areasAsAt,
    inspection: about.inspectionNote,
    licence: about.licence,
  };
}

function wordsIn(said: Record<string, string> | undefined, labels: Record<string, string> = {}): Word[] {
  return Object.entries(said ?? {}).map(([value, meaning]) => ({
    value,
    label: labels[value] ?? inWords(value),
    meaning: capital(meaning),
  }));
}

function inWords(value: string): string {
  return capital(value.replaceAll('-', ' '));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How figures are compared, from the definitions the charts use. */
function statisticsOf(metrics: readonly Held[]): MethodologyPage['statistics'] {
  return {
    intervals: Object.entries(intervalMethods).map(([id, described]) => ({
      id,
      ...described,
      metrics: metrics.filter(({ method }) => intervalMethodOf(method) === id).length,
    })),
    fewestReadings,
    ownRangeRules: Object.entries(controlRules).map(([id, text]) => ({ id, text })),
    funnel: { ...funnelMethod },
    versions: methodSets.map(({ version, note }) => ({ version, note })),
    ratios: {
      version: ratioVersion,
      fewestEvents,
      methods: Object.entries(ratioMethods).map(([id, described]) => ({ id, ...described })),
    },
  };
}

function disclosureRules(metrics: readonly Held[]): MethodologyPage['disclosure'] {
  const counts = new Map<string, number>();
  for (const { disclosure } of metrics) {
    const rule = ruleInWords(disclosure);
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, count]) => ({ rule, metrics: count })).sort((a, b) => b.metrics - a.metrics);
}

function ruleInWords(disclosure: Disclosure): string {
  if (disclosure.kind !== 'hide')
    return 'Nothing is hidden: it is about staff, money or arrangements, or is published already';
  return `Counts from ${disclosure.from} to ${disclosure.to} are hidden, and every rate or percentage made from them`;
}
