import { type Metric, otherFrequencies, yearEndsOf } from '#server/domain/metrics/metric.ts';
import { byTime, lineOf, type Period, parsePeriod, periodLabel } from '#server/domain/period.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import { compare } from '../compare.ts';
import type { Axis, Comparison, PublishedRow, Question, Reference } from '../comparison.ts';
import { layOut } from '../grid.ts';

/** What stands in the same figure as an activity measure. */
export type Beside = {
  /** Why the two belong together, in the metric's own words. */
  reason: string;
  /** The counter-metric that is shown; null where none has a figure. */
  metric: Pick<Metric, 'id' | 'name' | 'unit' | 'decimals'> | null;
  /** The same places and periods of it. */
  comparison: Comparison | null;
  /** What is shown beside, or why nothing is, in a sentence. */
  text: string;
};

/**
 * Whether a metric says how much is done and not how well it went: it counts work, people or money, or neither
 * direction of it is better. Such a measure is never shown alone.
 * Source: issue 5, row 65 of the features; the roles of metrics in the ledger are a narrower, editorial list.
 */
export function isActivity({ kind, polarity }: Pick<Metric, 'kind' | 'polarity'>): boolean {
  return kind !== 'ratio' || polarity === 'neutral';
}

/** The metrics that may stand beside an activity measure, best first: each counter-metric, then its other frequency. */
export function besideMetrics(metric: Metric, reference: Pick<Reference, 'metrics'>): Metric[] {
  if (!isActivity(metric)) return [];
  const found = metric.counterMetrics.flatMap((id) => {
    const counter = reference.metrics.get(id);
    return counter
      ? [counter, ...otherFrequencies(counter, reference).flatMap((of) => reference.metrics.get(of) ?? [])]
      : [];
  });
  return found.filter(({ id }, at) => id !== metric.id && found.findIndex((other) => other.id === id) === at);
}

/** Ids of all whose rows `besideOf` needs: the metrics that may stand beside, and the counts they are made from. */
export function besideIds(metric: Metric, reference: Pick<Reference, 'metrics'>): string[] {
  const ids = besideMetrics(metric, reference).flatMap(({ id }) => [id, countMetricOf(id) ?? id]);
  return [...new Set(ids)];
}

/**
 * What stands beside an activity measure: the first of its counter-metrics with a number of any of the same places, of
 * the same breakdown, within the same years. Null for a metric that is no activity measure, and for releases that went
 * out before pairs.
 * @param main the comparison it stands beside
 * @param rows by metric (`besideIds`), of the places and their companions, of that breakdown
 */
export function besideOf(
  question: Question,
  main: Pick<Comparison, 'axis'>,
  reference: Reference,
  rows: ReadonlyMap<string, readonly PublishedRow[]>,
): Beside | null {
  const { metric } = question;
  if (!isActivity(metric) || !reference.methods.pairs) return null;
  const possible = besideMetrics(metric, reference);
  const reason = metric.counterReason;
  for (const counter of possible) {
    const comparison = comparisonBeside(counter, question, main.axis, reference, rows);
    if (!comparison) continue;
    const { id, name, unit, decimals } = counter;
    return {
      reason,
      metric: { id, name, unit, decimals },
      comparison,
      text: besideText(counter, reason),
    };
  }
  return { reason, metric: null, comparison: null, text: noneBesideText(possible) };
}

/** What stands beside, and why, in words. */
export function besideText({ name }: Pick<Metric, 'name'>, reason: string): string {
  return `Read beside it: ${name}. ${reason}`.trim();
}

/** That nothing stands beside, in words. @param possible what would, if it were measured */
export function noneBesideText(possible: readonly Pick<Metric, 'name'>[]): string {
  if (possible.length === 0) return 'Nothing is set to be read beside it: take it as activity, not as a result.';
  const names = possible.map(({ name }) => name).join('; ');
  return `It counts activity, and what to read beside it is not measured for these places and periods: ${names}.`;
}

function comparisonBeside(
  counter: Metric,
  question: Question,
  axis: Axis,
  reference: Reference,
  rows: ReadonlyMap<string, readonly PublishedRow[]>,
): Comparison | null {
  const own = rows.get(counter.id) ?? [];
  const asked = new Set(question.areas.map(({ code }) => code));
  const there = layOut(own.filter(({ area }) => asked.has(area))).periods;
  const main = axis.periods.flatMap(({ period }) => parsePeriod(period) ?? []);
  const same = main[0] !== undefined && there[0] !== undefined && lineOf(main[0]) === lineOf(there[0]);
  const shown = same ? main : within(there, main);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return null;
  const counts = rows.get(countMetricOf(counter.id) ?? '');
  const found = compare({ ...question, metric: counter, from: first.id, to: last.id }, reference, own, counts);
  const told = found.series.some(({ points }) => points.some(({ value }) => value !== null));
  if (!told) return null;
  return same ? { ...found, axis: { ...found.axis, periods: labelled(axis, counter) } } : found;
}

/** Those that lie in the time the other panel covers: a year with a quarter of it counts. */
function within(periods: readonly Period[], main: readonly Period[]): Period[] {
  const [first, last] = [main[0], main.at(-1)];
  if (!first || !last) return [...periods];
  return periods.toSorted(byTime).filter(({ start, end }) => end >= first.start && start <= last.end);
}

/** The periods of the panel beside, in the words of this metric's own basis. */
function labelled(axis: Axis, metric: Metric): Axis['periods'] {
  return axis.periods.map((at) => {
    const period = parsePeriod(at.period);
    return period ? { ...at, label: periodLabel(period, metric.basis, yearEndsOf(metric)) } : at;
  });
}
