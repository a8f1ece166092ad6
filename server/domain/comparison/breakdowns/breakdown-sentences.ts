import { figureText, numberText, symbolWords, unitText } from '#server/domain/metrics/figure-text.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import type { BreakdownComparison, CategoryLine } from './breakdown-comparison.ts';
import { isUnrecorded } from './dimensions.ts';
import { type GroupRatio, noRatioWords } from './group-ratio.ts';

type Found = Omit<BreakdownComparison, 'notes' | 'sentence' | 'ratioSentence'>;
type Named = Pick<Metric, 'name' | 'unit' | 'decimals'>;

/** What has no figures yet, and what would bring them. */
function notMeasured({ area, dimension }: Found, { name }: Named): string {
  if (!dimension) return `${name} is not broken down by any group.`;
  return `${name} by ${dimension.name}: not measured yet for ${area.name}. No figure is published here.`;
}

/** Every category's figure in words where they are few, else from the lowest to the highest; how many are hidden. */
export function figuresSentence(found: Found, metric: Named): string {
  if (!found.dimension || found.rows.length === 0) return notMeasured(found, metric);
  const write = (value: number) => figureText(value, metric.unit, metric.decimals);
  const unit = metric.unit === '%' || metric.unit.startsWith('£') ? '' : ` (${unitText(metric.unit)})`;
  const numbers = found.rows.flatMap(({ id, label, own: { point } }) =>
    point?.value == null || isUnrecorded(id) ? [] : [{ label, value: point.value }],
  );
  const sorted = [...numbers].sort((a, b) => a.value - b.value);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const said =
    !least || !most
      ? 'no group has a number'
      : numbers.length <= mostListed || write(least.value) === write(most.value)
        ? listed(numbers.map(({ label, value }) => `${label} ${write(value)}`))
        : `from ${write(least.value)} (${least.label}) to ${write(most.value)} (${most.label})`;
  const all = found.total?.value == null ? '' : `; ${write(found.total.value)} all together`;
  const hidden = found.rows.filter(({ own }) => own.point?.symbol === 'c').map(({ label }) => label);
  const kept = hidden.length > 0 ? ` ${capital(symbolWords.c)}: ${listed(hidden)}.` : '';
  return `${metric.name}${unit} by ${found.dimension.name}, ${found.area.name}, ${found.periodLabel}: ${said}${all}.${kept}`;
}

const mostListed = 3;

/** How each group stands to the reference group, as far as the limits say: what differs first. */
export function ratiosSentence(found: Found, metric: Named): string {
  const { dimension, rows, reference, area, periodLabel } = found;
  if (!dimension || rows.length === 0) return notMeasured(found, metric);
  if (!reference) return `${metric.name}, ${area.name}, ${periodLabel}: ${noRatioWords.context}`;
  const told = (side: GroupRatio['side']) =>
    rows.flatMap(({ label, own: { ratio } }) => (ratio?.side === side ? [`${label} (${ratioText(ratio)})`] : []));
  const chance = rows.filter(({ own }) => own.ratio?.side === 'similar').map(({ label }) => label);
  const parts = [
    ...part('more often for', told('higher')),
    ...part('less often for', told('lower')),
    ...part('the difference may be chance for', chance),
    ...part('too few to say of', namesOf(rows, 'too-few')),
    ...part('hidden, so it cannot be said, of', namesOf(rows, 'hidden')),
  ];
  const why = rows.find(({ own }) => own.why !== null && !quiet.has(own.why))?.own.whyText;
  const said =
    parts.length > 0 ? `${parts.join('; ')}.` : `no ratio can be told. ${why ?? 'No other group has a figure.'}`;
  return `${metric.name}, ${area.name}, ${periodLabel}, beside ${reference.label}: ${said}`;
}

const part = (words: string, names: readonly string[]) => (names.length > 0 ? [`${words} ${listed(names)}`] : []);

const quiet = new Set(['reference', 'unrecorded', 'no-figure']);

/** `1.42 times, 1.10 to 1.80`: a ratio with its limits. */
function ratioText({ ratio, low, high }: GroupRatio): string {
  return `${ratioNumber(ratio)} times, ${ratioNumber(low)} to ${ratioNumber(high)}`;
}

/** A ratio as it is written: two decimals, one from 10 on, none from 100 on, three below a tenth. */
export function ratioNumber(ratio: number): string {
  if (ratio >= 100) return numberText(ratio, 0);
  if (ratio >= 10) return numberText(ratio, 1);
  return numberText(ratio, ratio > 0 && ratio < 0.1 ? 3 : 2);
}

const namesOf = (rows: readonly CategoryLine[], why: string) =>
  rows.filter(({ own }) => own.why === why).map(({ label }) => label);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
