import type { Point } from '#server/domain/comparison/comparison.ts';
import { figureText, symbolWords } from '#server/domain/metrics/figure-text.ts';
import type { Metric, Polarity } from '#server/domain/metrics/metric.ts';

export type Way = 'up' | 'down' | 'same' | 'unknown';
export type Verdict = 'hoped-for' | 'not-hoped-for' | 'no-judgement' | 'none';

/** How a place's newest figure moved, in words: never by a colour or an arrow alone. */
export type Direction = {
  /** The figure it is held against; null where there is none to hold it against. */
  before: Point | null;
  way: Way;
  verdict: Verdict;
  /** A sentence: which way, and why nothing can be said where nothing can. */
  text: string;
  /** A sentence on whether that is hoped for; empty where there is no way to judge. */
  verdictText: string;
};

/** Whether a move is hoped for, in words. */
export const verdictWords: Record<Verdict, string> = {
  'hoped-for': 'In the direction hoped for.',
  'not-hoped-for': 'Not in the direction hoped for.',
  'no-judgement': 'No judgement: neither direction is better by itself.',
  none: '',
};

const hopedFor: Record<Exclude<Polarity, 'neutral'>, Way> = { higher: 'up', lower: 'down' };

/**
 * How a place's newest figure moved since the one before in its series. Figures that build up over a year are held
 * against the same quarter of the year before. Two figures that are written alike are the same; a figure of low
 * reliability moves nowhere. It is no test of chance, and says nothing of causes.
 * @param points of the place, oldest first, of one frequency
 */
export function directionOf(
  points: readonly Point[],
  metric: Pick<Metric, 'unit' | 'decimals' | 'polarity' | 'basis'>,
): Direction {
  const newest = points.at(-1);
  const before = newest ? earlierOf(points, newest, metric.basis) : null;
  if (!newest || !before) return unknown(null, 'Cannot be told: there is no earlier figure to hold it against.');
  for (const point of [newest, before]) {
    const why = unfit(point);
    if (why) return unknown(before, `Cannot be told: the figure for ${point.periodLabel} is ${why}.`);
  }
  const write = (point: Point) => figureText(point.value!, metric.unit, metric.decimals);
  const was = `from ${write(before)} (${before.periodLabel})`;
  if (write(newest) === write(before)) {
    const text = `No change ${was}.`;
    const verdict = metric.polarity === 'neutral' ? 'no-judgement' : 'none';
    return { before, way: 'same', verdict, text, verdictText: verdictWords[verdict] };
  }
  const way = newest.value! > before.value! ? 'up' : 'down';
  const verdict = verdictOf(way, metric.polarity);
  return { before, way, verdict, text: `${way === 'up' ? 'Up' : 'Down'} ${was}.`, verdictText: verdictWords[verdict] };
}

function verdictOf(way: Way, polarity: Polarity): Verdict {
  if (polarity === 'neutral') return 'no-judgement';
  return hopedFor[polarity] === way ? 'hoped-for' : 'not-hoped-for';
}

function unknown(before: Point | null, text: string): Direction {
  return { before, way: 'unknown', verdict: 'none', text, verdictText: '' };
}

function earlierOf(points: readonly Point[], newest: Point, basis: Metric['basis']): Point | null {
  const earlier = points.slice(0, -1);
  if (basis !== 'year-to-date') return earlier.at(-1) ?? null;
  const [time = '', code] = newest.period.split('|');
  const yearBefore = Number(time.slice(0, 4)) - 1;
  return earlier.find(({ period }) => period.startsWith(String(yearBefore)) && period.endsWith(`|${code}`)) ?? null;
}

/** Why a figure cannot be held against another; null where it can. */
function unfit({ value, symbol }: Point): string | null {
  if (symbol) return symbolWords[symbol];
  return value === null ? symbolWords.x : null;
}
