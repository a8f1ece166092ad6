import type { ControlFacts, ControlMetric, KnownFigure } from './facts.ts';

/**
 * For percentages made of two published rates: the figure with the counts behind its rates, which readers work out from
 * the population that a rate of the same place, period and category is of. The counts are what has to be protected, and
 * they are those of the metrics it is derived from. Without such a rate, and every other figure, as it is.
 */
export function ratioCountsOf(facts: ControlFacts): (known: KnownFigure, metric: ControlMetric) => KnownFigure {
  const metrics = new Map(facts.metrics.map((metric) => [metric.id, metric]));
  const nameOf = (unit: string, { breakdown, period, area }: KnownFigure) => `${unit} ${breakdown} ${period} ${area}`;
  const populations = new Map<string, number>();
  for (const known of facts.known) {
    const unit = metrics.get(known.metric)?.unit ?? '';
    if (known.denominator && perOf(unit) !== null) populations.set(nameOf(unit, known), known.denominator);
  }
  return (known, metric) => {
    const [above, below] = metric.derivedFrom.map((id) => metrics.get(id)?.unit ?? '');
    const per = below === undefined || above !== below ? null : perOf(below);
    const population = per === null ? undefined : populations.get(nameOf(below!, known));
    if (metric.unit !== '%' || per === null || population === undefined) return known;
    const count = (rate: number | null) => (rate === null ? null : Math.round((rate * population) / per));
    return { ...known, numerator: count(known.numerator), denominator: count(known.denominator) };
  };
}

/** How many a rate is per; null for what is no rate. */
function perOf(unit: string): number | null {
  const per = /per ([\d,]+)/.exec(unit)?.[1];
  return per ? Number(per.replaceAll(',', '')) : null;
}
