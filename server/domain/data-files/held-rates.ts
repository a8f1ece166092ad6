import type { Area } from '#server/domain/areas/area.ts';
import { populationYear } from '#server/domain/statistics/interval.ts';
import { publishedCounts } from '#server/domain/statistics/published-counts.ts';
import type { DataFile } from './check-file.ts';
import { isNumber } from './layout.ts';
import { decimalsOf } from './profile.ts';

/** A published figure as text, as it was published. */
export type HeldFigure = { area: string; period: string; value: string; symbol: string };

/** A published rate that is not the published count by the children of that year. */
export type HeldDifference = {
  area: string;
  period: string;
  published: string;
  count: number;
  /** ONS's estimate as it is today. */
  children: number;
  recomputed: string;
  /** `another-estimate`: no rounding gives the rate, so it was worked out with another number of children. */
  why: 'rounded-counts' | 'another-estimate';
  /** Between which numbers of children the published rate is the count's. */
  meant: [from: number, to: number];
};

/** A rate worked out again from a count that is published apart from it. */
export type HeldRate = { metric: string; count: string; compared: number; differences: HeldDifference[] };

/** The numbers of a file that holds one for each place and year, by `area year`; null for any other file. */
export function childrenOfFile({ indicators, lines }: DataFile): Map<string, number> | null {
  if (indicators.length !== 1) return null;
  return new Map(
    lines.flatMap(({ areas, timePeriod, figures: [text = ''] }) =>
      isNumber(text) ? areas.map((area) => [`${area} ${timePeriod}`, Number(text)] as const) : [],
    ),
  );
}

const PER = 10_000;
/** Counts of England and its regions are published to the nearest 10. */
const half = (level: Area['level'] | undefined, count: number) =>
  level !== 'local-authority' && count % 10 === 0 ? 5 : 0;

/**
 * Every published rate per 10,000 children whose count is published too (`publishedCounts`), worked out again with
 * ONS's children of the year it is made from, and each place and year where it is another number, with what accounts
 * for that. It is information: the published figure stands.
 * @param figures by metric
 * @param children by `area year`
 */
export function heldRates(
  figures: Readonly<Record<string, readonly HeldFigure[]>>,
  children: ReadonlyMap<string, number>,
  levels: ReadonlyMap<string, Area['level']>,
): HeldRate[] {
  const plain = (metric: string) =>
    (figures[metric] ?? []).filter(({ value, symbol }) => value !== '' && symbol === '');
  return Object.entries(publishedCounts).flatMap(([metric, made]) => {
    if (!('count' in made)) return [];
    const counts = new Map(plain(made.count).map(({ area, period, value }) => [`${area} ${period}`, Number(value)]));
    const lines = plain(metric).flatMap(({ area, period, value }) => {
      const count = counts.get(`${area} ${period}`);
      const of = children.get(`${area} ${populationYear(period)}`);
      return count !== undefined && of ? [{ area, period, published: value, count, children: of }] : [];
    });
    const differences = lines.flatMap((line) => differenceOf(line, half(levels.get(line.area), line.count)));
    return [{ metric, count: made.count, compared: lines.length, differences }];
  });
}

type Line = Pick<HeldDifference, 'area' | 'period' | 'published' | 'count' | 'children'>;

function differenceOf(line: Line, slack: number): HeldDifference[] {
  const decimals = decimalsOf(line.published);
  const [rate, rounding] = [Number(line.published), 0.5 * 10 ** -decimals];
  const worked = (count: number) => (PER * count) / line.children;
  if (Math.abs(worked(line.count) - rate) <= rounding + 1e-9) return [];
  const rounded =
    worked(line.count + slack) >= rate - rounding - 1e-9 && worked(line.count - slack) <= rate + rounding + 1e-9;
  const meant: HeldDifference['meant'] = [
    Math.ceil((PER * (line.count - slack)) / (rate + rounding)),
    Math.floor((PER * (line.count + slack)) / (rate - rounding)),
  ];
  const why = rounded ? 'rounded-counts' : 'another-estimate';
  return [{ ...line, recomputed: worked(line.count).toFixed(decimals + 2), why, meant }];
}
