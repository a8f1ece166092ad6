import type { Polarity } from '#server/domain/metrics/metric.ts';
import { type Side, sideOf } from '#server/domain/statistics/standing.ts';
import type { Point } from './comparison.ts';

/** A place's newest figure against England's for the same period. */
export type Standing = {
  period: string;
  periodLabel: string;
  /** Null: it cannot be told, and `text` says why. */
  england: Side | null;
  judgement: 'hoped-for' | 'not-hoped-for' | 'no-judgement' | 'none';
  /** A sentence in plain words. */
  text: string;
};

const sides: Record<Side, string> = {
  higher: 'Higher than England',
  lower: 'Lower than England',
  similar: 'Similar to England: the difference may be chance',
};

/**
 * How the newest number of a place stands to England's for the same period; null where England has none, or the place.
 * Higher or lower only where the interval says so; whether that is hoped for only where the metric has a direction.
 */
export function standingOf(points: readonly Point[], england: readonly Point[], polarity: Polarity): Standing | null {
  const newest = points.findLast(({ value }) => value !== null);
  const beside = newest && england.find(({ period }) => period === newest.period);
  if (!newest || beside?.value == null) return null;
  const { period, periodLabel } = newest;
  const unfit = newest.symbol !== null || beside.symbol !== null;
  const side = unfit ? null : sideOf(newest, beside.value);
  const judgement = judgementOf(side, polarity);
  if (side === null) {
    const why = unfit ? 'a figure is of low reliability' : 'what an interval needs is not published here';
    return { period, periodLabel, england: null, judgement, text: `Cannot be told apart from England: ${why}.` };
  }
  return { period, periodLabel, england: side, judgement, text: `${sides[side]}.` };
}

function judgementOf(side: Side | null, polarity: Polarity): Standing['judgement'] {
  if (polarity === 'neutral') return 'no-judgement';
  if (side === null || side === 'similar') return 'none';
  return side === polarity ? 'hoped-for' : 'not-hoped-for';
}
