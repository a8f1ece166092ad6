import { parsePeriod, periodsBetween } from '../period.ts';
import { type ControlFacts, type ControlMetric, type FigureKey, nameOf } from './facts.ts';

/** Which sum a hidden figure would follow from. */
export type SumKind = 'breakdown' | 'year' | 'area' | 'metric' | 'percentage';

type CountOf = 'numerator' | 'denominator';

/** A sum over figures: the total is all of its parts. `open` where the parts may leave something out. */
export type Sum = {
  kind: SumKind;
  total: { figure: string; count: CountOf };
  parts: { figure: string; count: CountOf }[];
  open: boolean;
};

/**
 * Every sum that readers can do with these figures: categories to their parent or the total, quarters to a year (or the
 * last quarter's state to the year's), areas to their region and England, and counts of two metrics that are the same
 * or part of each other by their definitions.
 */
export function* sumsOf(facts: ControlFacts, figures: readonly FigureKey[]): Generator<Sum> {
  const known = new Map(figures.map((key) => [nameOf(key), key]));
  const metrics = new Map(facts.metrics.map((metric) => [metric.id, metric]));
  const both = (metric: ControlMetric | undefined): CountOf[] =>
    metric?.unit === '%' ? ['numerator', 'denominator'] : ['numerator'];
  function* of(kind: SumKind, found: Iterable<[FigureKey, FigureKey[]]>): Generator<Sum> {
    for (const [total, parts] of found) {
      const name = nameOf(total);
      if (!known.has(name)) continue;
      const names = parts.map(nameOf);
      for (const count of both(metrics.get(total.metric))) {
        const named = names.map((figure) => ({ figure, count }));
        yield { kind, total: { figure: name, count }, parts: named, open: false };
      }
    }
  }
  yield* of('breakdown', categoriesOf(facts, figures));
  yield* of('year', yearsOf(metrics, figures));
  yield* of('area', placesOf(facts, figures));
  yield* linksOf(facts, known);
}

const groupBy = <T>(items: readonly T[], nameOf: (item: T) => string | null): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
};

function* categoriesOf(facts: ControlFacts, figures: readonly FigureKey[]): Generator<[FigureKey, FigureKey[]]> {
  const above = new Map(facts.breakdowns.map(({ id, parent }) => [id, parent ?? 'total']));
  const dimension = new Map(facts.breakdowns.map(({ id, dimension: name }) => [id, name]));
  const siblings = groupBy(
    facts.breakdowns.filter(({ id }) => id !== 'total'),
    ({ id }) => `${dimension.get(id)} ${above.get(id)}`,
  );
  const asked = groupBy(figures, ({ breakdown, metric, period, area }) =>
    breakdown === 'total' || !above.has(breakdown)
      ? null
      : `${metric} ${period} ${area} ${dimension.get(breakdown)} ${above.get(breakdown)}`,
  );
  for (const [first] of asked.values()) {
    const { breakdown, ...key } = first!;
    const all = siblings.get(`${dimension.get(breakdown)} ${above.get(breakdown)}`) ?? [];
    yield [{ ...key, breakdown: above.get(breakdown)! }, all.map(({ id }) => ({ ...key, breakdown: id }))];
  }
}

/** Whether a year's figure is the last quarter's (how many there are) rather than the quarters' sum (how many came). */
const isState = ({ kind, basis }: ControlMetric) =>
  kind === 'stock' || basis === 'snapshot' || basis === 'rolling-12-months';

function* yearsOf(
  metrics: ReadonlyMap<string, ControlMetric>,
  figures: readonly FigureKey[],
): Generator<[FigureKey, FigureKey[]]> {
  for (const key of figures) {
    const period = parsePeriod(key.period);
    const metric = metrics.get(key.metric);
    if (!metric || period?.frequency !== 'year') continue;
    const quarters = quartersOf(period.start, period.end);
    if (!quarters) continue;
    for (const of of new Set([key.metric, metric.seriesOf ?? key.metric])) {
      const parts = quarters.map((each) => ({ ...key, metric: of, period: each }));
      yield [key, isState(metric) ? parts.slice(-1) : parts];
    }
  }
}

/**
 * Figures of the periods whose sums a release has a part in: its own periods, years of which figures are known that hold
 * one of these quarters, the quarters of such years, and so on. No sum reaches any other period, so that the years
 * before cost nothing.
 * @param begin further periods from which sums are followed
 */
export function withinReach(facts: ControlFacts, begin: readonly string[] = []): ControlFacts {
  const figures = [...facts.known, ...facts.shown];
  const own = figures.filter(({ release }) => release === facts.release).map(({ period }) => period);
  const reached = new Set([...begin, ...own]);
  const years = [...new Set(figures.map(({ period }) => period))].flatMap((id) => {
    const period = parsePeriod(id);
    const quarters = period?.frequency === 'year' ? quartersOf(period.start, period.end) : null;
    return quarters ? [[id, ...quarters]] : [];
  });
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const all of years) {
      if (all.some((each) => reached.has(each))) for (const each of all) reached.add(each);
    }
  }
  const near = ({ period }: FigureKey) => reached.has(period);
  return { ...facts, known: facts.known.filter(near), shown: facts.shown.filter(near) };
}

/** The four quarters that make up these days; null for a year that they do not make up. */
function quartersOf(start: string, end: string): string[] | null {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  const quarter = { 1: 4, 4: 1, 7: 2, 10: 3 }[month];
  if (!quarter || !start.endsWith('-01')) return null;
  const named = (of: number, number: number) =>
    parsePeriod(`${of}${String((of + 1) % 100).padStart(2, '0')}|Q${number}`);
  const first = named(quarter === 4 ? year - 1 : year, quarter);
  const last = quarter === 1 ? named(year, 4) : named(year, quarter - 1);
  if (!first || last?.end !== end) return null;
  return periodsBetween(first, last);
}

function* placesOf(facts: ControlFacts, figures: readonly FigureKey[]): Generator<[FigureKey, FigureKey[]]> {
  const of = new Map(facts.areas.map((area) => [area.code, area]));
  const parts = groupBy(
    facts.areas.filter(({ level }) => level === 'local-authority'),
    ({ regionCode }) => regionCode,
  );
  const england = facts.areas.filter(({ level, madeUp }) => level === 'local-authority' && !madeUp);
  const regions = facts.areas.filter(({ level, madeUp }) => level === 'region' && !madeUp);
  for (const key of figures) {
    const level = of.get(key.area)?.level;
    const sets = level === 'region' ? [parts.get(key.area) ?? []] : level === 'national' ? [england, regions] : [];
    for (const set of sets) if (set.length > 0) yield [key, set.map(({ code }) => ({ ...key, area: code }))];
  }
}

const wordsOf = (text: string | null) => text?.toLowerCase().replace(/\W+/g, ' ').trim() ?? null;

/** Pairs of counts that are the same, or of which the second holds the first, by rule, by words or by derivation. */
function* linksOf(facts: ControlFacts, known: ReadonlyMap<string, FigureKey>): Generator<Sum> {
  type Pair = { a: [string, CountOf]; b: [string, CountOf]; open: boolean };
  const pairs: Pair[] = [];
  const metrics = new Map(facts.metrics.map((metric) => [metric.id, metric]));
  const has = (id: string, part: CountOf) => part === 'numerator' || metrics.get(id)?.unit === '%';
  const pair = (a: [string, CountOf], b: [string, CountOf], open = false) => {
    if (metrics.has(a[0]) && metrics.has(b[0]) && a[0] !== b[0] && has(...a) && has(...b)) pairs.push({ a, b, open });
  };
  const counted = new Map<string, [string, CountOf]>();
  for (const metric of facts.metrics) {
    for (const part of ['numerator', 'denominator'] as const) {
      const words = wordsOf(metric[part]);
      if (words === null || !has(metric.id, part)) continue;
      const same = counted.get(words);
      if (same) pair(same, [metric.id, part]);
      else counted.set(words, [metric.id, part]);
    }
    for (const { of, is, metric: other, part } of metric.compares) {
      if (is === 'equal-to') pair([metric.id, of], [other, part]);
      else if (is === 'at-least') pair([metric.id, of], [other, part], true);
      else pair([other, part], [metric.id, of], true);
    }
    const [above, below] = metric.derivedFrom;
    if (metric.unit === '%' && above && below && metrics.get(below)?.unit !== '%') {
      pair([metric.id, 'numerator'], [above, 'numerator']);
      pair([metric.id, 'denominator'], [below, 'numerator']);
    }
  }
  const byMetric = groupBy([...known.values()], ({ metric }) => metric);
  for (const { a, b, open } of pairs) {
    for (const key of byMetric.get(a[0]) ?? []) {
      const [total, part] = [nameOf(key), nameOf({ ...key, metric: b[0] })];
      if (!known.has(part)) continue;
      const parts = [{ figure: part, count: b[1] }];
      yield { kind: 'metric', total: { figure: total, count: a[1] }, parts, open };
    }
  }
}
