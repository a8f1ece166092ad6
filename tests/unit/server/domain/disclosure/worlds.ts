import fc from 'fast-check';
import { control } from '#server/domain/disclosure/control.ts';
import type { ControlFacts, ControlMetric, KnownFigure, ShownFigure } from '#server/domain/disclosure/facts.ts';
import type { Seen, SeenRow } from './attacker.ts';

const metric = (id: string, more: Partial<ControlMetric>): ControlMetric => ({
  ...{ id, unit: 'count', kind: 'flow', basis: 'quarter', numerator: id, denominator: null, decimals: 1 },
  ...{ rule: { kind: 'hide', from: 1, to: 5 }, seriesOf: null, derivedFrom: [], compares: [] },
  ...more,
});

/** Families started, the share of them seen in time, and a rate made of the same families. */
export const metrics = [
  metric('starts', { numerator: 'Families starting' }),
  metric('in-time', { unit: '%', numerator: 'Families seen in time', denominator: 'Families starting' }),
];
export const quarters = ['202526|Q1', '202526|Q2', '202526|Q3', '202526|Q4'];
export const year = '2026|RY';
export const breakdowns = [
  { id: 'total', dimension: 'total', parent: null },
  ...['a', 'b', 'c'].map((each) => ({ id: `age:${each}`, dimension: 'age', parent: null })),
  ...['f', 'm'].map((each) => ({ id: `sex:${each}`, dimension: 'sex', parent: null })),
];
export const areas = ['E06000001', 'E06000002'].map((code) => ({
  ...{ code, level: 'local-authority', regionCode: 'E12000001', madeUp: false },
}));
const region = { code: 'E12000001', level: 'region', regionCode: null, madeUp: false };

/** Families of one council in one quarter, by age and sex, and how many of each were seen in time. */
type Return = { cells: { count: number; inTime: number }[] };
export type World = {
  areas: number;
  quarters: number;
  /** The release that takes each return over, from 1; by area and quarter. */
  at: number[];
  returns: Return[];
  /** A return given again with another truth, in the release after all others. */
  corrected: { which: number; as: Return } | null;
  /** Official figures: the year by council, the region by quarter; and in which release they come. */
  year: number | null;
  region: number | null;
};

const oneReturn = fc.record({
  cells: fc.array(
    fc
      .oneof({ weight: 3, arbitrary: fc.nat({ max: 9 }) }, { weight: 2, arbitrary: fc.nat({ max: 60 }) })
      .chain((count) => fc.record({ count: fc.constant(count), inTime: fc.nat({ max: count }) })),
    { minLength: 6, maxLength: 6 },
  ),
});

export const worlds: fc.Arbitrary<World> = fc
  .record({ areas: fc.constantFrom(1, 1, 2), quarters: fc.constantFrom(1, 2, 4) })
  .filter((size) => size.areas * size.quarters <= 4)
  .chain((size) => {
    const of = size.areas * size.quarters;
    return fc.record({
      areas: fc.constant(size.areas),
      quarters: fc.constant(size.quarters),
      at: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: of, maxLength: of }),
      returns: fc.array(oneReturn, { minLength: of, maxLength: of }),
      corrected: fc.option(fc.record({ which: fc.nat({ max: of - 1 }), as: oneReturn })),
      year: size.quarters === 4 ? fc.option(fc.constantFrom(1, 3)) : fc.constant(null),
      region: size.areas === 2 ? fc.option(fc.constantFrom(1, 2)) : fc.constant(null),
    });
  });

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

/** The figures of one return: both metrics, by age, by sex and in total. Cells run a-f, a-m, b-f, b-m, c-f, c-m. */
export function figuresOf({ cells }: Return, period: string, area: string, release: number): KnownFigure[] {
  const parts = new Map<string, number[]>([
    ['total', [0, 1, 2, 3, 4, 5]],
    ['age:a', [0, 1]],
    ['age:b', [2, 3]],
    ['age:c', [4, 5]],
    ['sex:f', [0, 2, 4]],
    ['sex:m', [1, 3, 5]],
  ]);
  return [...parts].flatMap(([breakdown, of]) => {
    const count = sum(of.map((at) => cells[at]!.count));
    const inTime = sum(of.map((at) => cells[at]!.inTime));
    const key = { breakdown, period, area, release };
    const share = count === 0 ? null : Number(((100 * inTime) / count).toFixed(1));
    return [
      { ...key, metric: 'starts', numerator: null, denominator: null, value: count, symbol: null },
      count === 0
        ? { ...key, metric: 'in-time', numerator: null, denominator: null, value: null, symbol: 'z' }
        : { ...key, metric: 'in-time', numerator: inTime, denominator: count, value: share, symbol: null },
    ];
  });
}

export type Published = {
  seen: Seen;
  breaches: number;
  hidden: number;
  secondary: number;
  /** All that is out in the end, with the truth behind it. */
  facts: ControlFacts;
  /** The truth behind a row that is out. */
  truthOf(row: SeenRow): KnownFigure | undefined;
};

/** Publishes a world, release by release, through control; a release that control refuses does not come out. */
export function publish(world: World, options: { secondary?: boolean } = {}): Published {
  const codes = areas.slice(0, world.areas).map(({ code }) => code);
  const slots = codes.flatMap((area) => quarters.slice(0, world.quarters).map((period) => ({ area, period })));
  const known: KnownFigure[] = slots.flatMap(({ area, period }, at) =>
    figuresOf(world.returns[at]!, period, area, world.at[at]!),
  );
  const last = 3;
  if (world.corrected) {
    const { area, period } = slots[world.corrected.which]!;
    known.push(...figuresOf(world.corrected.as, period, area, last));
  }
  // Others count once, at the end: after a correction their figures come with it.
  const official = officialOf(
    world.corrected ? { ...world, year: world.year && last, region: world.region && last } : world,
    known,
    codes,
  );
  const shown: ShownFigure[] = [];
  const releases: SeenRow[][] = [];
  const counts = { breaches: 0, hidden: 0, secondary: 0 };
  const refused = new Set<number>();
  for (let release = 1; release <= last; release++) {
    const own = official.filter((row) => row.release === release);
    const upTo = known.filter((each) => each.release <= release && !refused.has(each.release));
    const facts: ControlFacts = {
      ...{ release, metrics, breakdowns, areas: [...areas.slice(0, world.areas), region] },
      ...{ known: upTo, shown: [...shown, ...own] },
    };
    const controlled = control(facts, options);
    if (controlled.breaches.length > 0) {
      counts.breaches += 1;
      refused.add(release);
      continue;
    }
    counts.secondary += controlled.secondary.length;
    shown.push(...own);
    for (const each of known.filter((figure) => figure.release === release)) {
      const { metric: id, breakdown, period, area } = each;
      const found = controlled.figures.find((figure) => sameFigure(figure, each));
      // The same truth as before is no new figure.
      if (!found) continue;
      const value = found.value ? each.value : null;
      const symbol = found.value ? each.symbol : 'c';
      if (symbol === 'c') counts.hidden += 1;
      const denominator = found.denominator ? each.denominator : null;
      shown.push({ metric: id, breakdown, period, area, release, value, symbol, denominator, ours: true });
    }
    releases.push(standing(shown));
  }
  const truthOf = (row: SeenRow) => known.find((each) => each.release === row.correction && sameFigure(each, row));
  const facts: ControlFacts = {
    ...{ release: last + 1, metrics, breakdowns, areas: [...areas.slice(0, world.areas), region] },
    ...{ known: known.filter((each) => !refused.has(each.release)), shown },
  };
  return { seen: seenOf(world, codes, releases), ...counts, facts, truthOf };
}

type Named = { metric: string; breakdown: string; period: string; area: string };
const sameFigure = (a: Named, b: Named) =>
  a.metric === b.metric && a.breakdown === b.breakdown && a.period === b.period && a.area === b.area;

function standing(rows: ShownFigure[]): SeenRow[] {
  const latest = new Map<string, ShownFigure>();
  for (const row of rows) latest.set([row.metric, row.breakdown, row.period, row.area].join(), row);
  return [...latest.values()].map(({ release, ours: _, ...row }) => ({ ...row, correction: release }));
}

function officialOf(world: World, known: KnownFigure[], codes: string[]): ShownFigure[] {
  const starts = (release: number, area: string[], period: string[]) =>
    sum(
      known
        .filter((each) => each.metric === 'starts' && each.breakdown === 'total' && each.release <= release)
        .filter((each) => area.includes(each.area) && period.includes(each.period))
        .filter(
          (each, _, all) =>
            !all.some(
              (other) =>
                other !== each &&
                other.area === each.area &&
                other.period === each.period &&
                other.release > each.release,
            ),
        )
        .map((each) => each.value ?? 0),
    );
  const row = (release: number, area: string, period: string, value: number): ShownFigure => ({
    ...{
      metric: 'starts',
      breakdown: 'total',
      period,
      area,
      release,
      value,
      symbol: null,
      denominator: null,
      ours: false,
    },
  });
  // Others know the truth as it is in the end.
  const all = 3;
  return [
    ...(world.year === null ? [] : codes.map((area) => row(world.year!, area, year, starts(all, [area], quarters)))),
    ...(world.region === null
      ? []
      : quarters
          .slice(0, world.quarters)
          .map((each) => row(world.region!, region.code, each, starts(all, codes, [each])))),
  ];
}

function seenOf(world: World, codes: string[], releases: SeenRow[][]): Seen {
  return {
    releases,
    metrics: {
      starts: { percentage: false, perPopulation: null, decimals: 0, addsUp: true },
      'in-time': { percentage: true, perPopulation: null, decimals: 1, addsUp: true },
    },
    groups: [
      { of: 'total', are: ['age:a', 'age:b', 'age:c'] },
      { of: 'total', are: ['sex:f', 'sex:m'] },
    ],
    years: world.quarters === 4 ? [{ of: year, are: quarters }] : [],
    places: world.areas === 2 ? [{ of: region.code, are: codes }] : [],
    same: [{ a: ['starts', 'n'], b: ['in-time', 'd'] }],
  };
}
