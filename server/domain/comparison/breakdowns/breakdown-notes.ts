import { symbolWords } from '#server/domain/metrics/figure-text.ts';
import { basisWords, type Metric, polarityWords, statusWords } from '#server/domain/metrics/metric.ts';
import type { ValueSymbol } from '#server/domain/returns/rules.ts';
import { fewestEvents, type HappenedKind } from '#server/domain/statistics/rate-ratio.ts';
import type { Note, Point } from '../comparison.ts';
import type { BreakdownComparison } from './breakdown-comparison.ts';
import { ratioMethodText } from './group-ratio.ts';
import { countIsHeld } from './happened.ts';

type Found = Omit<BreakdownComparison, 'notes' | 'sentence' | 'ratioSentence'>;

/** What has to be known to read a breakdown and its ratios, each with a code that stays the same. */
export function breakdownNotes(found: Found, metric: Metric, kind: HappenedKind | null): Note[] {
  const { rows, area, total, reference, dimension } = found;
  const points = [...rows.flatMap((line) => [line.own.point, line.england?.point ?? null]), total].filter(
    (point): point is Point => point !== null,
  );
  const symbols = new Set(points.map(({ symbol }) => symbol));
  const labels = [...new Set(points.map(({ label }) => label))].sort();
  const note = (code: string, text: string, when: unknown = true): Note[] => (when ? [{ code, text }] : []);
  return [
    ...note(
      'made-up',
      `Made-up example, not real figures: ${area.name}. No figure of England, a region or neighbours holds it.`,
      area.madeUp,
    ),
    ...note('basis', `Each figure covers ${basisWords[metric.basis]}.`),
    ...note('status', statusWords[metric.status]),
    ...note('polarity', polarityWords[metric.polarity]),
    ...(Object.keys(symbolWords) as ValueSymbol[]).flatMap((symbol) =>
      note(`symbol-${symbol}`, `${symbol} means ${symbolWords[symbol]}. It is not zero.`, symbols.has(symbol)),
    ),
    ...note(
      'provisional',
      'Some figures are provisional and may change.',
      points.some((point) => point.provisional),
    ),
    ...note('labels', `Labels of these figures: ${labels.join('; ')}.`, labels.length > 0),
    ...(reference && kind && rows.length > 0
      ? [
          {
            code: 'ratio',
            text: `A ratio says how many times as often as among ${reference.label}. Half as often lies as far from the same as twice as often. More or less often is said only where the whole range is on one side of the same. ${ratioMethodText(kind)}`,
          },
          {
            code: 'floor',
            text: `Below ${fewestEvents} in either group it is too few to say, and no ratio is given. A hidden figure is never used.`,
          },
        ]
      : []),
    ...note(
      'not-why',
      'A difference between groups does not say why. It can come from need, from where families live, from who is referred, from how they are met, or from how groups are recorded.',
      dimension,
    ),
    ...note('deprivation', found.context.length > 0 ? contextText : deprivationText, dimension),
    ...note('needed', neededText(metric, kind, dimension?.name ?? ''), dimension && !found.measured),
    ...note('counter-metric', metric.counterReason, metric.counterMetrics.length > 0 && metric.counterReason),
  ];
}

/** What is said of deprivation wherever groups are held side by side: it is context, and none of it is held yet. */
export const deprivationText =
  'Groups do not live in equally deprived places, and this service holds no figures by deprivation yet. When it does, they stand beside a ratio as context: a ratio is never adjusted for them, and poverty is not neglect.';

const contextText =
  'Groups do not live in equally deprived places. The same metric by how deprived the neighbourhood is stands beside as context: a ratio is not adjusted for it, and poverty is not neglect.';

/** What would bring figures by group, and a ratio. */
export function neededText(metric: Pick<Metric, 'id' | 'alreadyHeld'>, kind: HappenedKind | null, by: string): string {
  if (!metric.alreadyHeld)
    return `Needed: figures by ${by}, from a return that asks for them.${kind === null ? countText : ''}`;
  const file = `Needed: an official file with this metric by ${by}`;
  if (kind === null) return `${file}.${countText}`;
  const behind = kind === 'rate' ? 'the number of children it counts' : 'the number it is a percentage of';
  return countIsHeld(metric)
    ? `${file} and ${behind}, which an official imports here.`
    : `${file}. It would show the figures; a ratio needs ${behind} too, and no metric here holds that yet.`;
}

const countText = ' It is a count: a ratio needs how many there are in each group, too.';
