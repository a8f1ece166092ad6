/** One reading of a process, in time order; null where none was published. */
export type Reading = number | null;

export type ControlRule = 'outside' | 'trend' | 'two-of-three' | 'shift';

/** The rules in words, in the order they are tried. */
export const controlRules: Record<ControlRule, string> = {
  outside: 'A figure outside the usual range.',
  trend: 'Seven figures in a row that all rise or all fall.',
  'two-of-three': 'Two of three figures in a row near the same end of the range, in its outer third.',
  shift: 'Seven figures in a row on one side of the average.',
};

/** What a control chart says of one series. */
export type ControlChart = {
  /** The mean of the readings. */
  centre: number;
  /** Natural process limits: where readings are expected while nothing has changed. */
  lower: number;
  upper: number;
  /** For each reading, which way it stands out and by which rule; null where it does not, or there is none. */
  marks: ({ rule: ControlRule; way: 'up' | 'down' } | null)[];
};

/** From this many readings on limits mean something. Source: NHS England, Making Data Count. */
export const fewestReadings = 10;
/** As many readings in a row, on one side of the mean or all rising or falling, are no chance. */
const run = 7;
/** 3 ÷ 1.128: from the mean moving range to three standard deviations. Source: Wheeler (1993), Understanding Variation. */
const toLimit = 2.66;
/** A moving range beyond this many means is itself out of the ordinary and left out of their mean. */
const rangeLimit = 3.267;

/**
 * An XmR chart: limits from the mean moving range, and which readings stand out by the four rules of Making Data Count:
 * outside the limits; seven in a row rising or falling; two of three near one limit; seven in a row on one side of the
 * mean. A gap is never bridged: runs begin again after it and it gives no moving range. Null below ten readings.
 * Source: NHS England, Making Data Count; the rules and their order as in NHSRplotthedots.
 * @param share true for percentages: limits stay within 0 and 100; others never fall below zero
 */
export function controlChart(readings: readonly Reading[], share = false): ControlChart | null {
  const numbers = readings.filter((one): one is number => one !== null);
  if (numbers.length < fewestReadings) return null;
  const centre = mean(numbers);
  const ranges: number[] = [];
  for (let at = 1; at < readings.length; at += 1) {
    const [one, before] = [readings[at]!, readings[at - 1]!];
    if (one !== null && before !== null) ranges.push(Math.abs(one - before));
  }
  if (ranges.length === 0) return null;
  const all = mean(ranges);
  const kept = ranges.filter((range) => range < rangeLimit * all);
  const reach = toLimit * (kept.length > 0 ? mean(kept) : all);
  const limits = { centre, lower: centre - reach, upper: centre + reach };
  const lowest = numbers.some((one) => one < 0) ? limits.lower : Math.max(0, limits.lower);
  return {
    centre,
    lower: lowest,
    upper: share && numbers.every((one) => one <= 100) ? Math.min(100, limits.upper) : limits.upper,
    marks: marksOf(readings, limits),
  };
}

type Limits = { centre: number; lower: number; upper: number };
type Mark = ControlChart['marks'][number];
type Way = NonNullable<Mark>['way'];

/** A national comparison asks this of thousands of readings: it makes nothing but the marks. */
function marksOf(readings: readonly Reading[], { centre, lower, upper }: Limits): Mark[] {
  const marks: Mark[] = new Array(readings.length).fill(null);
  const near = { up: centre + (upper - centre) * (2 / 3), down: centre - (centre - lower) * (2 / 3) };
  const isNear = (one: Reading | undefined, way: Way) =>
    one != null && (way === 'up' ? one > near.up && one <= upper : one < near.down && one >= lower);
  // Later rules never take the place of earlier ones.
  const mark = (from: number, to: number, found: NonNullable<Mark>, nearOnly = false) => {
    for (let at = from; at <= to; at += 1) {
      if (readings[at] !== null && (!nearOnly || isNear(readings[at], found.way))) marks[at] ??= found;
    }
  };
  for (const [at, one] of readings.entries()) {
    if (one !== null && one > upper) mark(at, at, { rule: 'outside', way: 'up' });
    if (one !== null && one < lower) mark(at, at, { rule: 'outside', way: 'down' });
  }
  // Steps in a row up (above zero) or down (below zero) that end at this reading.
  let steps = 0;
  for (let end = 1; end < readings.length; end += 1) {
    const [one, before] = [readings[end]!, readings[end - 1]!];
    const step = one === null || before === null ? 0 : Math.sign(one - before);
    steps = step === 0 ? 0 : Math.sign(steps) === step ? steps + step : step;
    if (Math.abs(steps) >= run - 1) mark(end - run + 1, end, { rule: 'trend', way: steps > 0 ? 'up' : 'down' });
  }
  // Readings in a row on one side of the mean, up to this one.
  const lasting = new Int32Array(readings.length);
  for (const [at, one] of readings.entries()) {
    const side = one === null ? 0 : Math.sign(one - centre);
    const before = at === 0 ? 0 : lasting[at - 1]!;
    lasting[at] = side === 0 ? 0 : Math.sign(before) === side ? before + side : side;
  }
  for (let end = 2; end < readings.length; end += 1) {
    const way: Way = lasting[end]! > 0 ? 'up' : 'down';
    if (Math.abs(lasting[end]!) < 3) continue;
    let close = 0;
    for (let at = end - 2; at <= end; at += 1) if (isNear(readings[at], way)) close += 1;
    if (close >= 2) mark(end - 2, end, { rule: 'two-of-three', way }, true);
  }
  for (let end = run - 1; end < readings.length; end += 1) {
    if (Math.abs(lasting[end]!) < run) continue;
    mark(end - run + 1, end, { rule: 'shift', way: lasting[end]! > 0 ? 'up' : 'down' });
  }
  return marks;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
