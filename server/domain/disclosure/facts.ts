import type { DisclosureRule } from './primary.ts';

/** What control knows of a metric. */
export type ControlMetric = {
  id: string;
  unit: string;
  kind: string;
  basis: string;
  /** What is counted, in the words of the definition. Two metrics with the same words count the same. */
  numerator: string;
  denominator: string | null;
  decimals: number;
  rule: DisclosureRule;
  seriesOf: string | null;
  derivedFrom: readonly string[];
  /** Counts of others that are the same count, or of which this one is a part. */
  compares: readonly { of: Part; is: 'equal-to' | 'at-most' | 'at-least'; metric: string; part: Part }[];
};
export type Part = 'numerator' | 'denominator';

export type FigureKey = { metric: string; breakdown: string; period: string; area: string };

/** The truth of a figure as a return gave it, with the release that first took it over. */
export type KnownFigure = FigureKey & {
  release: number;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  symbol: string | null;
};

/** A row that is published or that this release publishes, from returns (`ours`) or from others. */
export type ShownFigure = FigureKey & {
  release: number;
  value: number | null;
  symbol: string | null;
  denominator: number | null;
  ours: boolean;
};

export type ControlArea = { code: string; level: string; regionCode: string | null; madeUp: boolean };
export type ControlBreakdown = { id: string; dimension: string; parent: string | null };

/** Everything control looks at when a release is prepared. */
export type ControlFacts = {
  /** The number of the release. Figures of `known` with this number may still be hidden. */
  release: number;
  metrics: readonly ControlMetric[];
  breakdowns: readonly ControlBreakdown[];
  areas: readonly ControlArea[];
  known: readonly KnownFigure[];
  shown: readonly ShownFigure[];
  /** Names of figures that were taken down, or are about to be: hidden in every release, whatever was published. */
  redacted?: ReadonlySet<string>;
  /** Whether everything may still be hidden, what is out and what others published too: when something is taken down. */
  mayHideAll?: boolean;
};

/** The text a figure is filed under. */
export function nameOf(key: FigureKey): string {
  return `${key.metric} ${key.breakdown} ${key.period} ${key.area}`;
}
