import type { Metric } from '#server/domain/metrics/metric.ts';
import type { Reference } from '../comparison.ts';
import { neededText } from './breakdown-notes.ts';
import { contextDimension, dimensionName } from './dimensions.ts';
import { happenedKind } from './happened.ts';

/** Which of a question's measures has figures: of England, only of a made-up example, or none. */
export type ReachState = 'measured' | 'example' | 'not-measured';

export type ReachMeasure = {
  metric: Pick<Metric, 'id' | 'name' | 'unit'>;
  state: ReachState;
  /** Where its figures can be seen; null where there are none. */
  area: { code: string; name: string } | null;
  text: string;
};

export type ReachQuestion = {
  id: string;
  title: string;
  about: string;
  dimension: { id: string; name: string };
  measures: ReachMeasure[];
};

/** The questions, each with what would answer it: from first help to care, in the order in which families meet it. */
const questions = [
  {
    id: 'ethnic-group',
    title: 'Do Black and mixed-heritage families meet child protection sooner, and help later?',
    about:
      'Asked of every step: whether children of one ethnic group are met there more or less often than others, for the number of children there are.',
    dimension: 'ethnicity',
    metrics: [
      'fh_open_families',
      'referral_rate',
      'cin_rate',
      's47_rate',
      'cpp_rate',
      'cla_rate',
      'parent_rep_offer_pct',
      'fgdm_offer_preproc_pct',
    ],
  },
  {
    id: 'babies-and-infants',
    title: 'Are babies and infants seen in time?',
    about: 'Asked of the same steps by age, since the youngest cannot say what happens to them.',
    dimension: 'age',
    metrics: ['fh_open_families', 'referral_rate', 'cin_rate', 's47_rate', 'cpp_rate', 'cla_rate'],
  },
  {
    id: 'poverty',
    title: 'Is poverty taken for neglect?',
    about:
      'How often children of more and of less deprived neighbourhoods are met at each step. It is context for the questions above and answers none: no figure by category of abuse is held, and poverty is not neglect.',
    dimension: contextDimension,
    metrics: ['cin_rate', 's47_rate', 'cpp_rate', 'cla_rate'],
  },
] as const;

/** Every metric that answers one of the questions. */
export const reachMetrics: readonly string[] = [...new Set(questions.flatMap(({ metrics }) => metrics))];

/**
 * The questions about whom the system reaches, and for each of their measures whether it is measured: nothing is called
 * measured that has no published figure, and a made-up example is called one.
 * @param held which breakdowns have a figure, of England and of made-up places
 */
export function reachOf(
  held: readonly { metric: string; breakdown: string; area: string }[],
  { metrics, breakdowns, areas }: Pick<Reference, 'metrics' | 'breakdowns' | 'areas'>,
): ReachQuestion[] {
  return questions.map(({ dimension, metrics: ids, ...question }) => ({
    ...question,
    dimension: { id: dimension, name: dimensionName(dimension) },
    measures: ids.flatMap((id) => {
      const metric = metrics.get(id);
      if (!metric) return [];
      const places = held
        .filter((row) => row.metric === id && breakdowns.get(row.breakdown)?.dimension === dimension)
        .flatMap((row) => areas.get(row.area) ?? []);
      const place = places.find(({ madeUp }) => !madeUp) ?? places.sort((a, b) => (a.code < b.code ? -1 : 1))[0];
      const state: ReachState = !place ? 'not-measured' : place.madeUp ? 'example' : 'measured';
      return {
        metric: { id, name: metric.name, unit: metric.unit },
        state,
        area: place ? { code: place.code, name: place.name } : null,
        text: textOf(state, metric, dimension),
      };
    }),
  }));
}

function textOf(state: ReachState, metric: Metric, dimension: string): string {
  const by = dimensionName(dimension);
  const isContext = dimension === contextDimension;
  if (state === 'measured') return `Published by ${by}.`;
  // Context needs no number behind its figures: no ratio is made of it.
  const needed = isContext
    ? `Needed: an official file with this metric by ${by}.`
    : neededText(metric, happenedKind(metric), by);
  if (state === 'example') return `Not measured yet: only a made-up example shows what it would look like. ${needed}`;
  return `Not measured yet. ${needed}`;
}
