import type { ChartLevel, ChartProps } from '#app/charts/chart-frame.tsx';
import { formatUnit, formatValue } from '#app/format.ts';
import type { Comparison } from '#server/domain/comparison/comparison.ts';

/** As many places as stay apart in one picture beside England and the neighbours; the table has all. */
export const mostDrawn = 4;

const englandStyle = 4;
const neighboursStyle = 5;

type Line = { name: string; points: Comparison['series'][number]['points'] };

/** Lines of the table: every place, then every benchmark that is not one of the places. */
export function tableLines({ series, benchmarks }: Comparison): Line[] {
  const places = series.map(({ area, points }) => ({ name: area.name, points }));
  return [...places, ...benchmarks.filter(({ name }) => !places.some((place) => place.name === name))];
}

/**
 * A comparison as a chart: its first places with their intervals, England, and the median of the first place’s
 * neighbours.
 * @param drawn how many places at most
 */
export function comparisonChart(id: string, comparison: Comparison, drawn = mostDrawn): ChartProps {
  const { series, benchmarks, axis } = comparison;
  const styled: { name: string; style: number; points: Line['points']; ranged?: boolean }[] = series
    .slice(0, drawn)
    .map(({ area, points }, index) => ({ name: area.name, style: index, points, ranged: true }));
  for (const { kind, name, points } of benchmarks) {
    if (styled.some((line) => line.name === name)) continue;
    if (kind === 'england') styled.push({ name, style: englandStyle, points });
    if (kind === 'neighbours-median') styled.push({ name, style: neighboursStyle, points });
  }
  const alone = pastOfOne(comparison);
  const breaks = drawnBreaks(comparison, drawn);
  const mayChange = ({ points }: Line) => comparison.marks !== undefined && points.some(isProvisional);
  return {
    id,
    periods: axis.periods,
    domain: axis.domain,
    ticks: axis.ticks,
    tickText: (value) => formatValue(value, axis.unit),
    ...(alone.levels.length > 0 ? { levels: alone.levels } : {}),
    ...(alone.cuts.length > 0 ? { cuts: alone.cuts } : {}),
    ...(breaks.length > 0 ? { breaks: breaks.map(({ period }) => period) } : {}),
    lines: styled
      .filter(({ points }) => points.some(({ value }) => value !== null))
      .map((line) => {
        const { name, style, points, ranged } = line;
        const there = new Map(points.map((point) => [point.period, point]));
        const at = <T>(of: (point: Line['points'][number] | undefined) => T) =>
          axis.periods.map(({ period }) => of(there.get(period)));
        const shown = {
          ...{ name, style, values: at((point) => point?.value ?? null) },
          ...(mayChange(line) ? { provisional: at((point) => point !== undefined && isProvisional(point)) } : {}),
        };
        if (!ranged) return shown;
        const limits = points.every(({ low }) => low === null) ? {} : { limits: at(limitsAt) };
        return { ...shown, marked: at(standsOut), ...limits };
      }),
  };
}

/** The usual ranges of a place that is asked for alone, and where they begin again: those of several would hide one another. */
function pastOfOne({ series }: Comparison): { levels: ChartLevel[]; cuts: string[] } {
  const [one] = series;
  if (!one || series.length > 1) return { levels: [], cuts: [] };
  const level = ({ centre, lower, upper }: { centre: number; lower: number; upper: number }): ChartLevel => ({
    centre,
    ends: [lower, upper],
  });
  const stretches = one.stretches?.map(({ from, to, ...range }) => ({ ...level(range), from, to }));
  return {
    levels: stretches ?? (one.range ? [level(one.range)] : []),
    cuts: one.points.flatMap(({ period, restart }) => (restart === undefined ? [] : [period])),
  };
}

const isProvisional = ({ provisional, value }: Line['points'][number]) => provisional && value !== null;

/** Where the lines drawn go over to a larger place. */
function drawnBreaks({ marks, series }: Comparison, drawn: number) {
  const shown = series.slice(0, drawn).map(({ area }) => area.code);
  return (marks?.breaks ?? []).filter(({ area }) => shown.includes(area));
}

/** What the marks of a chart say, besides its lines. */
function marksInWords(comparison: Comparison, lines: readonly Line[], drawn: number): string {
  const some = comparison.marks !== undefined && lines.some(({ points }) => points.some(isProvisional));
  const breaks = drawnBreaks(comparison, drawn).map(({ text }) => `Upright dotted line: ${text}. `);
  return `${some ? 'Hollow marks: provisional figures, which may change. ' : ''}${breaks.join('')}`;
}

const standsOut = (point: Line['points'][number] | undefined) => point?.signal != null && point.signal !== 'common';

function limitsAt(point: Line['points'][number] | undefined): [low: number, high: number] | null {
  return point && point.low !== null && point.high !== null ? [point.low, point.high] : null;
}

/** What a chart counts and over which periods: its unit, with the metric's name where the title does not say it. */
export function subtitleOf({ unit, axis: { periods } }: Comparison, name?: string): string {
  const [first, last] = [periods[0]?.label, periods.at(-1)?.label];
  const when = first === undefined ? [] : [first === last ? first : `${first} to ${last}`];
  const text = [...(name === undefined ? [] : [name]), formatUnit(unit), ...when].join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sources and labels of the figures in one line. @param drawn how many places the chart draws at most */
export function sourceLine(comparison: Comparison, drawn = mostDrawn): string {
  const lines = tableLines(comparison);
  const points = lines.flatMap((line) => line.points);
  const of = (what: 'source' | 'label') => [...new Set(points.map((point) => point[what]))];
  const sources = of('source');
  const said = sources.slice(0, 2).join('; ');
  const more = sources.length > 2 ? `; and ${sources.length - 2} more, named in the data` : '';
  const ranged = comparison.series.some((one) => one.points.some(({ low }) => low !== null));
  const strokes = ranged ? 'Upright strokes: the range each figure may stand for (95% interval). ' : '';
  const past = pastOfOne(comparison);
  const levels =
    past.levels.length > 0
      ? 'Thin line: its own average; dotted lines: the ends of its own usual range; marked points stand out of it. '
      : '';
  const reasons = comparison.series.flatMap(({ points }) => points.flatMap(({ restart }) => restart ?? []));
  const cuts =
    past.cuts.length > 0 ? `Upright line: its usual range begins again. ${[...new Set(reasons)].join(' ')} ` : '';
  return `${strokes}${levels}${cuts}${marksInWords(comparison, lines, drawn)}Source: ${said}${more}. Label: ${of('label').join(', ')}.`;
}
