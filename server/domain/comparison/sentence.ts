import { figureText, symbolWords, unitText } from '#server/domain/metrics/figure-text.ts';
import type { Benchmark, Point, Question, Series } from './comparison.ts';

type Answer = { series: Series[]; benchmarks: Benchmark[] };

const mostNamed = 3;

/**
 * The finding in plain English: latest figures, how they stand to England where an interval tells, and for one place
 * its own past. It compares and does not judge: nothing is called better, worse or significant.
 */
export function sentenceOf({ metric }: Question, { series, benchmarks }: Answer): string {
  const write = (value: number) => figureText(value, metric.unit, metric.decimals);
  const unitInName = metric.unit.startsWith('rate per 10,000') && metric.name.includes('per 10,000');
  const unit = metric.unit === '%' || metric.unit === '£' || unitInName ? '' : ` (${unitText(metric.unit)})`;
  const latest = latestOf(series) ?? latestOf(benchmarks);
  if (!latest) return `${metric.name}: nothing is published for these places and periods.`;
  const said = series
    .slice(0, mostNamed)
    .map((one) => `${one.area.name} ${stateOf(one.points, latest, write)}${besideOf(one, latest, series.length)}`);
  if (series.length > mostNamed) said.push(`${series.length - mostNamed} more in the table`);
  const beside = benchmarks.flatMap(({ kind, name, points }) => {
    if (kind !== 'england' && kind !== 'neighbours-median') return [];
    if (series.some(({ area }) => area.name === name)) return [];
    const value = at(points, latest)?.value;
    return value == null
      ? []
      : [`${kind === 'england' ? name : 'the median of its statistical neighbours'} ${write(value)}`];
  });
  const kept = series.length > 1 ? beside.filter((text) => !text.startsWith('the median')) : beside;
  const alone = series.length === 1 ? series[0]! : null;
  const past = alone ? standsAt(alone, latest) + rangeAt(alone, latest) + pastOf(alone.points, latest, write) : '';
  return `${metric.name}${unit}, ${latest.periodLabel}: ${listed(said)}${kept.length > 0 ? `; ${listed(kept)}` : ''}.${past}`;
}

/** The latest point of the first line that has a number, or failing that of any line. */
function latestOf(lines: { points: Point[] }[]): Point | undefined {
  for (const { points } of lines) {
    const found = points.findLast(({ value }) => value !== null);
    if (found) return found;
  }
  return lines.map(({ points }) => points.at(-1)).find((point) => point !== undefined);
}

const at = (points: Point[], { period }: Point) => points.find((point) => point.period === period);

function stateOf(points: Point[], latest: Point, write: (value: number) => string): string {
  const point = at(points, latest);
  if (!point) return 'has no published figure';
  if (point.value !== null) return write(point.value) + (point.symbol === 'u' ? ' (low reliability)' : '');
  return `is ${point.symbol === null ? 'not given' : symbolWords[point.symbol]}`;
}

const sides = { higher: 'higher than England', lower: 'lower than England', similar: 'similar to England' } as const;

/** Of one place among several: how it stands to England, where its interval says so. */
function besideOf({ standing }: Series, latest: Point, places: number): string {
  if (places === 1 || !standing?.england || standing.period !== latest.period) return '';
  return ` (${sides[standing.england]})`;
}

/** Of one place alone: the same as a sentence. */
function standsAt({ standing }: Series, latest: Point): string {
  return standing?.england && standing.period === latest.period ? ` ${standing.text}` : '';
}

/** How its newest figure lies in its own usual range. */
function rangeAt({ points, range }: Series, latest: Point): string {
  const newest = points.findLast(({ value }) => value !== null);
  return range && newest?.period === latest.period && newest.symbol === null ? ` ${range.text}` : '';
}

function pastOf(points: Point[], latest: Point, write: (value: number) => string): string {
  const first = points.find(({ value }) => value !== null);
  const last = at(points, latest);
  if (!first || first.value === null || last?.value == null || first.period === last.period) return '';
  const same = write(first.value) === write(last.value);
  return ` It was ${same ? 'the same' : write(first.value)} where the series begins (${first.periodLabel}).`;
}

function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
