import { readFileSync } from 'node:fs';
import type { ControlArea, ControlBreakdown, ControlFacts, KnownFigure } from '#server/domain/disclosure/facts.ts';
import { controlMetric } from '#server/domain/disclosure/metric-facts.ts';

type PackMetric = {
  id: string;
  unit: string;
  kind: string;
  basis: string;
  numerator: string;
  denominator: string | null;
  decimals: number;
  disclosure: object;
  rules: { kind: string; of: string; is: string; metric: string; otherField: string }[];
  seriesOf: string | null;
  derivedFrom: string[];
  baseline: { value: number } | null;
};

const pack = <Row>(path: string): Row =>
  JSON.parse(readFileSync(new URL(`../seed/pack/${path}.json`, import.meta.url), 'utf8'));

/** The categories of the bench: with the total twenty. `share` is how the made-up children fall into them. */
const dimensions: Record<string, Record<string, number>> = {
  age: { 'under-1': 0.06, '1-to-4': 0.2, '5-to-9': 0.25, '10-to-15': 0.35, '16-to-17': 0.14 },
  ethnicity: { white: 0.68, mixed: 0.09, asian: 0.08, black: 0.07, other: 0.04, 'not-obtained': 0.04 },
  disability: { recorded: 0.12, 'not-recorded': 0.85, unborn: 0.03 },
  sex: { female: 0.47, male: 0.52, 'not-recorded': 0.01 },
  uasc: { unaccompanied: 0.04, 'not-unaccompanied': 0.96 },
};
const breakdowns: ControlBreakdown[] = [
  { id: 'total', dimension: 'total', parent: null },
  ...Object.entries(dimensions).flatMap(([dimension, categories]) =>
    Object.keys(categories).map((name) => ({ id: `${dimension}:${name}`, dimension, parent: null })),
  ),
];

/** The same numbers every time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Those somebody counts, each with a place in every dimension. */
type Crowd = number[][];

const countsOf = (crowd: Crowd): number[] => {
  const counts = breakdowns.map(() => 0);
  for (const person of crowd) for (const at of person) counts[at]! += 1;
  return counts;
};

function person(roll: () => number): number[] {
  const places = [0];
  let first = 1;
  for (const categories of Object.values(dimensions)) {
    const shares = Object.values(categories);
    let left = roll();
    let at = 0;
    while (at < shares.length - 1 && left >= shares[at]!) left -= shares[at++]!;
    places.push(first + at);
    first += shares.length;
  }
  return places;
}

const words = (text: string) => text.toLowerCase().replace(/\W+/g, ' ').trim();

/** What is counted under which name, and of which greater crowd it is a part: by percentage, by rule, by derivation. */
function conceptsOf(metrics: readonly PackMetric[]) {
  const of = new Map(metrics.map((metric) => [metric.id, metric]));
  const derived = (metric: PackMetric, at: number) => of.get(metric.derivedFrom[at] ?? '');
  const isRatio = (metric: PackMetric) =>
    metric.unit === '%' &&
    Boolean(derived(metric, 0)) &&
    derived(metric, 1)?.unit !== '%' &&
    metric.derivedFrom.length > 1;
  const nameOf = (metric: PackMetric, part: 'numerator' | 'denominator'): string => {
    const base = isRatio(metric) ? derived(metric, part === 'numerator' ? 0 : 1) : undefined;
    return words(base ? base.numerator : metric[part]!);
  };
  const inside = new Map<string, { of: string; share: number }>();
  for (const metric of metrics) {
    if (metric.unit === '%') {
      const share = Math.min(0.97, (metric.baseline?.value ?? 30) / 100);
      inside.set(nameOf(metric, 'numerator'), { of: nameOf(metric, 'denominator'), share });
    }
    for (const rule of metric.rules) {
      const other = of.get(rule.metric);
      if (rule.kind !== 'compare' || !other || rule.is === 'equal-to') continue;
      const part = (field: string) => (field === 'denominator' ? ('denominator' as const) : ('numerator' as const));
      const pair = [nameOf(metric, part(rule.of)), nameOf(other, part(rule.otherField))];
      const [small, great] = rule.is === 'at-most' ? pair : pair.reverse();
      if (!inside.has(small!)) inside.set(small!, { of: great!, share: 0.4 });
    }
  }
  const same = new Map<string, string>();
  for (const metric of metrics) {
    for (const rule of metric.rules) {
      const other = of.get(rule.metric);
      if (rule.kind === 'compare' && rule.is === 'equal-to' && other) {
        const names = [nameOf(metric, rule.of as 'denominator'), nameOf(other, rule.otherField as 'numerator')];
        if (names[0] !== names[1]) same.set(names[0]!, names[1]!);
      }
    }
  }
  return { nameOf, isRatio, inside, same };
}

export type Size = { areas: number; metrics: number };

/**
 * One quarter's release in which everything fits together, from made-up children: categories add up to totals,
 * percentages count some of those whom another metric counts, and rules between metrics hold. Metrics and councils are
 * those of the pack; the children are not.
 */
export function consistentRelease({ areas: wanted, metrics: measured }: Size, seed = 71): ControlFacts {
  const own = pack<PackMetric[]>('measures/metrics').filter(({ seriesOf }) => seriesOf === null);
  const all = [...pack<PackMetric[]>('measures/metrics'), ...pack<PackMetric[]>('measures/context-measures')];
  const asked = own.slice(0, measured);
  const places = pack<{ code: string; level: string; region: string | null; madeUp: boolean }[]>('places/areas');
  const children = new Map(
    pack<{ area: string; children: number }[]>('places/populations').map((row) => [row.area, row.children]),
  );
  const areas: ControlArea[] = places.map(({ region, ...area }) => ({ ...area, regionCode: region }));
  const authorities = areas.filter(({ level, madeUp }) => level === 'local-authority' && !madeUp).slice(0, wanted);
  const { nameOf, isRatio, inside, same } = conceptsOf(all);
  const roll = dice(seed);
  const known: KnownFigure[] = [];
  for (const { code } of authorities) {
    const population = children.get(code) ?? 40_000;
    const crowds = new Map<string, Crowd>();
    const crowdOf = (name: string, metric: PackMetric): Crowd => {
      const made = crowds.get(name);
      if (made) return made;
      const equal = same.get(name);
      const found = inside.get(name);
      const part = found?.of === name ? undefined : found;
      const size = metric.unit.startsWith('rate')
        ? (metric.baseline?.value ?? 40) / (metric.kind === 'flow' ? 4 : 1)
        : 30;
      const crowd = equal
        ? crowdOf(equal, metric)
        : part
          ? crowdOf(part.of, metric).filter(() => roll() < part.share)
          : Array.from({ length: Math.round((population / 10_000) * size * (0.6 + 0.8 * roll())) }, () => person(roll));
      crowds.set(name, crowd);
      return crowd;
    };
    // Those that others are part of come first, with a size of their own.
    for (const metric of [...all].sort(
      (a, b) => Number(b.unit.startsWith('rate')) - Number(a.unit.startsWith('rate')),
    )) {
      crowdOf(nameOf(metric, 'numerator'), metric);
    }
    for (const metric of asked) {
      const above = countsOf(crowdOf(nameOf(metric, 'numerator'), metric));
      const below = metric.unit === '%' ? countsOf(crowdOf(nameOf(metric, 'denominator'), metric)) : null;
      for (const [at, { id: breakdown }] of breakdowns.entries()) {
        const key = { metric: metric.id, breakdown, period: '202627|Q1', area: code, release: 1 };
        known.push({ ...key, ...figureOf(metric, above[at]!, below?.[at] ?? null, population, isRatio(metric)) });
      }
    }
  }
  return { release: 1, metrics: all.map(forControl), breakdowns, areas, known, shown: [] };
}

const forControl = ({ disclosure, rules, derivedFrom, ...metric }: PackMetric) =>
  controlMetric({
    ...{ id: metric.id, unit: metric.unit, kind: metric.kind, basis: metric.basis, seriesOf: metric.seriesOf },
    ...{ numerator: metric.numerator, denominator: metric.denominator, decimals: metric.decimals },
    ...{
      disclosure: JSON.stringify(disclosure),
      rules: JSON.stringify(rules),
      derivedFrom: JSON.stringify(derivedFrom),
    },
  });

/** A figure as a return gives it. */
function figureOf(metric: PackMetric, count: number, of: number | null, population: number, ratio: boolean) {
  const figure = (numerator: number | null, denominator: number | null, value: number) => ({
    ...{ numerator, denominator, value: Number(value.toFixed(metric.decimals)), symbol: null },
  });
  if (of !== null) {
    if (of === 0) return { numerator: null, denominator: null, value: null, symbol: 'z' };
    const rate = (number: number) => (ratio ? Number(((number * 10_000) / population).toFixed(4)) : number);
    return figure(rate(count), rate(of), (100 * count) / of);
  }
  if (metric.denominator === null) return figure(null, null, count);
  const a = metric.basis === 'quarter' ? 4 : 1;
  return figure(count, population, (a * 10_000 * count) / population);
}
