import type { Benchmark, Point, Series } from '#server/domain/comparison/comparison.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';

/** `apart`: from England and the middle half of neighbours; `unusual`: for its own past. */
export type StandsOutWhy = 'apart-higher' | 'apart-lower' | 'unusual';

/** What can be said of a place's newest figure of one metric. */
export type StandsOut = {
  /** Why it stands out; empty where it does not, or where nothing can be told. */
  why: StandsOutWhy[];
  /** Whether an interval or its own usual range could have told anything. */
  told: boolean;
  /** Whether that is hoped for; no judgement where the metric has no direction. */
  judgement: 'hoped-for' | 'not-hoped-for' | 'mixed' | 'no-judgement' | 'none';
  /** A sentence in plain words. */
  text: string;
};

type Of = Pick<Metric, 'polarity'>;

/**
 * What stands out of a place's newest figure. Against others: only where the whole 95% interval lies on one side of
 * England's figure and of the middle half of its neighbours: where numbers are large, most places differ from England.
 * Against its own past: only by the rules of its control chart. A figure that is hidden, missing or of low reliability
 * stands out of nothing.
 */
export function standsOutOf({ polarity }: Of, { points, range }: Series, benchmarks: readonly Benchmark[]): StandsOut {
  const newest = points.at(-1);
  if (!newest || newest.value === null || newest.symbol !== null) {
    return untold('The newest figure is hidden, missing or unreliable: nothing can be said of it.');
  }
  const side = sideApart(newest, benchmarks);
  const unusual = range !== null && newest.signal !== null && newest.signal !== 'common';
  if (side === null && range === null) {
    return untold('Too few or too small numbers to say: no interval and no usual range can be worked out.');
  }
  const why: StandsOutWhy[] = [
    ...(side === 'higher' || side === 'lower' ? [`apart-${side}` as const] : []),
    ...(unusual ? (['unusual'] as const) : []),
  ];
  const said = [
    ...(side === 'higher' || side === 'lower' ? [apartText(side, benchmarks, newest.period)] : []),
    ...(unusual ? [range.text] : []),
  ];
  const judgement = judgementOf(polarity, side, unusual ? newest.signal : null);
  return { why, told: true, judgement, text: said.length > 0 ? said.join(' ') : 'Does not stand out.' };
}

const untold = (text: string): StandsOut => ({ why: [], told: false, judgement: 'none', text });

const at = (benchmarks: readonly Benchmark[], kind: Benchmark['kind'], period: string) =>
  benchmarks.find((one) => one.kind === kind)?.points.find((point) => point.period === period)?.value ?? null;

/** Null where nothing can be told: no interval, or England has no figure. */
function sideApart({ period, low, high }: Point, benchmarks: readonly Benchmark[]): 'higher' | 'lower' | 'no' | null {
  const country = at(benchmarks, 'england', period);
  if (low === null || high === null || country === null) return null;
  const top = at(benchmarks, 'neighbours-high', period) ?? country;
  const bottom = at(benchmarks, 'neighbours-low', period) ?? country;
  if (low > Math.max(country, top)) return 'higher';
  return high < Math.min(country, bottom) ? 'lower' : 'no';
}

function apartText(side: 'higher' | 'lower', benchmarks: readonly Benchmark[], period: string): string {
  const beyond = side === 'higher' ? 'Higher than England' : 'Lower than England';
  const beside = at(benchmarks, 'neighbours-median', period) !== null;
  return beside ? `${beyond} and than the middle half of its statistical neighbours.` : `${beyond}.`;
}

function judgementOf(
  polarity: Metric['polarity'],
  side: ReturnType<typeof sideApart>,
  signal: Point['signal'],
): StandsOut['judgement'] {
  const told = side === 'higher' || side === 'lower' || signal !== null;
  if (!told) return 'none';
  if (polarity === 'neutral') return 'no-judgement';
  const verdicts = new Set<boolean>();
  if (side === 'higher' || side === 'lower') verdicts.add(side === polarity);
  if (signal === 'improvement' || signal === 'concern') verdicts.add(signal === 'improvement');
  if (verdicts.size > 1) return 'mixed';
  return verdicts.has(true) ? 'hoped-for' : 'not-hoped-for';
}

/**
 * What stands out of a place in one sentence: how many of its measures, or plainly that none does, and of how many it
 * cannot be said.
 */
export function standsOutSentence(name: string, measures: readonly { stands: StandsOut }[]): string {
  if (measures.length === 0) return `No figures of ${name} are published here yet.`;
  const out = measures.filter(({ stands }) => stands.why.length > 0).length;
  const told = measures.filter(({ stands }) => stands.told).length;
  if (told === 0) {
    return `Nothing can be said to stand out in ${name}: the numbers are too small, or what an interval needs is not published.`;
  }
  const rest = measures.length - told;
  const cannot = rest > 0 ? ` Of ${rest} more it cannot be said.` : '';
  if (out === 0) return `Nothing stands out in ${name}, of ${counted(told)} that can be told.${cannot}`;
  return `${out} of ${counted(told)} that can be told stand${out === 1 ? 's' : ''} out in ${name}.${cannot}`;
}

const counted = (measures: number) => `${measures} measure${measures === 1 ? '' : 's'}`;
