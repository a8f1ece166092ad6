import type { Basis } from '#server/domain/period.ts';

export type Polarity = 'higher' | 'lower' | 'neutral';
export type MetricStatus = 'published' | 'derived' | 'proposed' | 'context';
export type Disclosure = { kind: 'hide'; from: number; to: number } | { kind: 'none' };

/** A measure and its definition. Lists are parsed. */
export type Metric = {
  id: string;
  name: string;
  definition: string;
  numerator: string;
  denominator: string | null;
  unit: string;
  kind: string;
  polarity: Polarity;
  basis: Basis;
  basisNote: string | null;
  status: MetricStatus;
  core: boolean;
  coreWhy: string | null;
  alreadyHeld: boolean;
  frequency: string;
  collection: string;
  pillars: string[];
  breakdowns: string[];
  counterMetrics: string[];
  counterReason: string;
  rulesText: string[];
  changeThresholdPct: number | null;
  disclosure: Disclosure;
  decimals: number;
  method: string;
  methodVersion: string;
  seriesOf: string | null;
  derivedFrom: string[];
  definitionSource: string;
  baselineNote: string | null;
  note: string | null;
  confidence: 'source' | 'recall';
  position: number;
};

export type Breakdown = { id: string; dimension: string; label: string; parent: string | null; position: number };

/** Where a figure comes from, its true label and how it was made. */
export type ValueOrigin = {
  id: string;
  label: string;
  source: string;
  method: string;
  inputs: string[] | null;
  url: string | null;
};

/** Month and day on which a reporting year of this metric ends: the workforce's is 30 September, as its note says. */
export function yearEndsOf(metric: Pick<Metric, 'basisNote'>): string {
  return metric.basisNote?.includes('30 September') ? '09-30' : '03-31';
}

/** Ids of the metrics that hold the same measure at another frequency. */
export function otherFrequencies(
  metric: Pick<Metric, 'id' | 'seriesOf'>,
  { metrics }: { metrics: ReadonlyMap<string, Metric> },
): string[] {
  if (metric.seriesOf) return [metric.seriesOf];
  return [...metrics.values()].filter(({ seriesOf }) => seriesOf === metric.id).map(({ id }) => id);
}

/** Whether a metric of this unit is about money: the authority's section 151 officer then signs the return off too. */
export const isMoney = (unit: string) => unit.startsWith('£');

/** Where the metric stands, in words, so that a proposal of this project is never taken for DfE's. */
export const statusWords: Record<MetricStatus, string> = {
  published: 'An official statistic exists at authority level.',
  derived: 'Worked out here from published figures. Not published by DfE and not an official statistic.',
  proposed: 'Proposed by this project so that an authority could report it. Not a DfE requirement.',
  context: 'Context measure: not one of the 45 metrics, and no promise is judged by it.',
};

/** What one figure covers, in words. */
export const basisWords: Record<Basis, string> = {
  snapshot: 'the position on one day',
  quarter: 'one quarter',
  'year-to-date': '1 April to the end of the quarter',
  'rolling-12-months': 'the 12 months to the day shown',
  year: 'one whole year',
};

/** Which way is hoped for, in words. A neutral metric gets no good or bad colour and no such word. */
export const polarityWords: Record<Polarity, string> = {
  higher: 'A higher figure is hoped for.',
  lower: 'A lower figure is hoped for.',
  neutral: 'Neither higher nor lower is better by itself: this service makes no judgement.',
};
