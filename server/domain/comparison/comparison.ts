import type { Area, Neighbour } from '#server/domain/areas/area.ts';
import type { Breakdown, Metric, ValueOrigin } from '#server/domain/metrics/metric.ts';
import type { Revision } from '#server/domain/releases/revisions.ts';
import type { ValueSymbol } from '#server/domain/returns/rules.ts';
import type { RevisionKind } from '#server/domain/returns/versions/revision.ts';
import type { MethodSet } from '#server/domain/statistics/methods.ts';
import type { OwnRange, Stretch } from './past/own-range.ts';
import type { Restart } from './past/restarts.ts';
import type { Standing } from './standing.ts';

/** One row of `GalleryPublishedValue` as the driver gives it: one release's figure for one place and period. */
export type PublishedRow = {
  area: string;
  period: string;
  fromRelease: number;
  value: number | null;
  symbol: ValueSymbol | null;
  /** How many it is a share of or the population of a rate, where that may be published; null otherwise. */
  denominator: number | null;
  provisional: 0 | 1 | boolean;
  originId: string;
  note: string | null;
};

/** What does not change with the question: places, measures and where figures come from. */
export type Reference = {
  areas: ReadonlyMap<string, Area>;
  metrics: ReadonlyMap<string, Metric>;
  breakdowns: ReadonlyMap<string, Breakdown>;
  origins: ReadonlyMap<string, ValueOrigin>;
  /** By area, in rank order. */
  neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  /** Why a figure took the place of one published before, by `placeKey`; figures that did not are not in it. */
  revisions: ReadonlyMap<string, Revision>;
  /** Children by area and year of the mid-year estimate. */
  populations: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Where usual ranges begin again, as published up to the release asked. */
  restarts: readonly Restart[];
  /** The methods the release asked went out with. */
  methods: MethodSet;
};

/**
 * One figure. Exactly one of value and symbol is not null (`u` may have both). `low` and `high` are its 95%
 * limits; null where what they need is not published, which the notes say.
 */
export type Point = {
  period: string;
  periodLabel: string;
  value: number | null;
  symbol: ValueSymbol | null;
  low: number | null;
  high: number | null;
  signal: 'common' | 'concern' | 'improvement' | 'neither' | null;
  provisional: boolean;
  /** Of a figure that took the place of one published before: why, and of a correction its public reason. */
  revision: RevisionKind | null;
  reason: string | null;
  /** Why the usual range begins again with this figure; left out where it does not. */
  restart?: string;
  label: string;
  source: string;
  fromRelease: number;
};

export type AreaName = Pick<Area, 'code' | 'name' | 'level' | 'madeUp'>;
export type Series = {
  area: AreaName;
  points: Point[];
  /** Its newest figure against England's for the same period; null where there is nothing to hold it against. */
  standing: Standing | null;
  /** Its own usual range; null below ten figures, and where they overlap. */
  range: OwnRange | null;
  /** Every usual range it had, in time order; left out where none was begun again. */
  stretches?: Stretch[];
};

export type BenchmarkKind =
  | 'england'
  | 'region'
  | 'neighbours-median'
  | 'neighbours-low'
  | 'neighbours-high'
  | 'target';
export type Benchmark = { kind: BenchmarkKind; name: string; points: Point[] };

export type Note = { code: string; text: string };

/** Both axes, finished: a chart computes nothing. */
export type Axis = {
  /** Every period of the answer in order; `tick` marks those with room for a label. */
  periods: { period: string; label: string; short: string; tick: boolean }[];
  domain: [number, number];
  ticks: number[];
  unit: string;
  decimals: number;
};

/** From this period on the figures of a place are of a larger one. */
export type SeriesBreak = { area: string; period: string; text: string };

/** What `series.compare` answers, besides the release. */
export type Comparison = {
  metric: string;
  unit: string;
  basis: string;
  series: Series[];
  benchmarks: Benchmark[];
  axis: Axis;
  /** What a drawing marks besides the figures; left out under methods of which drawings mark nothing. */
  marks?: { breaks: SeriesBreak[] };
  notes: Note[];
  sentence: string;
};

export type Question = {
  metric: Metric;
  /** In the order asked, once each. */
  areas: Area[];
  breakdown: Breakdown;
  from?: string | undefined;
  to?: string | undefined;
};
