import { figureText, numberText, symbolWords, unitText } from '#server/domain/metrics/figure-text.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import type { BreakdownComparison, CategoryLine } from './breakdown-comparison.ts';
import type { GroupRatio } from './group-ratio.ts';

type Found = Omit<BreakdownComparison, 'notes' | 'sentence' | 'ratioSentence'>;
type Named = Pick<Metric, 'name' | 'unit' | 'decimals'>;

/** What has no figures yet, and what would bring them. */
function notMeasured({ area, dimension }: Found, { name }: Named): string {
  if (!dimension) return `${name} is not broken down by any group.`;
  return `${name} by ${dimension.name}: not measured yet for ${area.name}. No figure is published here.`;
}

/** Every category's figure in words, in the order of the categories. */
export function figuresSentence(found: Found, metric: Named): string {
  if (!found.dimension || found.rows.length === 0) return notMeasured(found, metric);
  const write = (value: number) => figureText(value, metric.unit, metric.decimals);
  const said = found.rows.flatMap(({ label, own: { point } }) => {
    if (!point) return [];
    const figure = point.value === null ? symbolWords[point.symbol ?? 'x'] : write(point.value);
    return [`${label} ${figure}`];
  });
  const unit = metric.unit === '%' || metric.unit.startsWith('£') ? '' : ` (${unitText(metric.unit)})`;
  return `${metric.name}${unit} by ${found.dimension.name}, ${found.area.name}, ${found.periodLabel}: ${said.join('; ')}.`;
}

/** How each group stands to the reference group, as far as the limits say. */
export function ratiosSentence(found: Found, metric: Named): string {
  const { dimension, rows, reference, area, periodLabel } = found;
  if (!dimension || rows.length === 0 || !reference) return notMeasured(found, metric);
  const beside = `${metric.name} by ${dimension.name}, ${area.name}, ${periodLabel}, beside ${reference.label}`;
  const told = rows.flatMap(({ label, own: { ratio } }) => (ratio ? [`${label} ${ratioText(ratio)}`] : []));
  const few = namesOf(rows, 'too-few');
  const hidden = namesOf(rows, 'hidden');
  const rest = [
    ...(few.length > 0 ? [`Too few to say of ${listed(few)}`] : []),
    ...(hidden.length > 0 ? [`Hidden, so it cannot be said, of ${listed(hidden)}`] : []),
  ];
  if (told.length > 0) return [`${beside}: ${told.join('; ')}`, ...rest, ''].join('. ').trim();
  if (rest.length > 0) return [`${beside}: no ratio can be told`, ...rest, ''].join('. ').trim();
  const why = rows.find(({ own }) => own.why !== null && !quiet.has(own.why))?.own.whyText;
  return `${beside}: no ratio can be told. ${why ?? 'No other group has a figure.'}`;
}

const quiet = new Set(['reference', 'unrecorded', 'no-figure']);

const sides = {
  higher: 'more often',
  lower: 'less often',
  similar: 'the difference may be chance',
} as const;

/** `1.42 times as often (1.1 to 1.8): more often`. */
export function ratioText({ ratio, low, high, side }: GroupRatio): string {
  return `${ratioNumber(ratio)} times as often (${ratioNumber(low)} to ${ratioNumber(high)}), ${sides[side]}`;
}

/** A ratio as it is written: two decimals, one from 10 on, none from 100 on, three below a tenth. */
export function ratioNumber(ratio: number): string {
  if (ratio >= 100) return numberText(ratio, 0);
  if (ratio >= 10) return numberText(ratio, 1);
  return numberText(ratio, ratio > 0 && ratio < 0.1 ? 3 : 2);
}

const namesOf = (rows: readonly CategoryLine[], why: string) =>
  rows.filter(({ own }) => own.why === why).map(({ label }) => label);

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
