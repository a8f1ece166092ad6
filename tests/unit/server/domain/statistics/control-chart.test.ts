import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlChart } from '#server/domain/statistics/control-chart.ts';

/** Alternates closely around 50, so that nothing stands out. */
const steady = [50, 52, 49, 51, 48, 52, 50, 49, 51, 50, 52, 48];
const rules = (readings: (number | null)[]) =>
  controlChart(readings)!.marks.map((mark) => mark && `${mark.rule} ${mark.way}`);

describe('a control chart', () => {
  it('has the limits of the worked example in the NIST handbook', () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, individuals chart of flow rates.
    const found = controlChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])!;
    expect(found.centre).toBeCloseTo(50.81, 2);
    expect(found.upper).toBeCloseTo(55.8041, 2);
    expect(found.lower).toBeCloseTo(45.8159, 2);
    expect(found.marks.every((mark) => mark === null)).toBe(true);
  });

  it('is none below ten readings, gaps not counted', () => {
    expect(controlChart(steady.slice(0, 9))).toBeNull();
    expect(controlChart([...steady.slice(0, 9), null, null])).toBeNull();
    expect(controlChart([])).toBeNull();
    expect(controlChart([3])).toBeNull();
    expect(controlChart(steady.slice(0, 10))).not.toBeNull();
  });

  it('finds nothing in a steady series', () => {
    expect(rules(steady).every((rule) => rule === null)).toBe(true);
  });

  it('of identical readings has no width and finds nothing', () => {
    const found = controlChart(Array.from({ length: 12 }, () => 7))!;
    expect([found.lower, found.centre, found.upper]).toEqual([7, 7, 7]);
    expect(found.marks.every((mark) => mark === null)).toBe(true);
  });

  it('finds a reading outside the limits, on either side', () => {
    expect(rules([...steady, 75]).at(-1)).toBe('outside up');
    expect(rules([...steady, 25]).at(-1)).toBe('outside down');
  });

  it('finds seven readings in a row that rise or fall, and not six', () => {
    const wide = [10, 90, 10, 90, 10, 90];
    expect(rules([...wide, 40, 42, 44, 46, 48, 50, 52]).slice(6)).toEqual(Array(7).fill('trend up'));
    expect(rules([...wide, 52, 50, 48, 46, 44, 42, 40]).slice(6)).toEqual(Array(7).fill('trend down'));
    expect(rules([...wide, 42, 44, 46, 48, 50, 50]).some((rule) => rule?.startsWith('trend'))).toBe(false);
  });

  it('finds seven in a row on one side of the mean, and not six', () => {
    const found = rules([40, 60, 40, 60, 40, 60, 40, 53, 54, 53, 54, 53, 54, 53, 40, 40, 40].map((one) => one));
    expect(found.slice(7, 14)).toEqual(Array(7).fill('shift up'));
    const six = rules([40, 60, 40, 60, 40, 60, 40, 53, 54, 53, 54, 53, 54, 40, 40]);
    expect(six.some((rule) => rule?.startsWith('shift'))).toBe(false);
  });

  it('finds two of three near one limit', () => {
    // Mean 51.06, mean moving range 2.9: the outer third lies between 56.2 and 58.8.
    const found = controlChart([...steady, 50, 56.5, 52, 56.5])!;
    expect(found.marks.at(-1)).toEqual({ rule: 'two-of-three', way: 'up' });
    expect(found.marks.at(-3)).toEqual({ rule: 'two-of-three', way: 'up' });
    expect(found.marks.at(-2)).toBeNull();
  });

  it('bridges no gap: a run begins again after a suppressed figure', () => {
    const wide = [10, 90, 10, 90, 10, 90];
    expect(rules([...wide, 40, 42, 44, null, 46, 48, 50, 52]).some((rule) => rule?.startsWith('trend'))).toBe(false);
    expect(rules([...steady, null, 75]).at(-2)).toBeNull();
  });

  it('keeps limits of a percentage within 0 and 100, and of a count above zero', () => {
    const share = controlChart([98, 92, 99, 91, 100, 90, 99, 92, 98, 93], true)!;
    expect(share.upper).toBe(100);
    expect(controlChart([1, 6, 0, 7, 1, 5, 0, 6, 2, 5])!.lower).toBe(0);
  });

  it('never gives a limit that is no number, and marks no gap, whatever comes', () => {
    const reading = fc.option(fc.integer({ min: 0, max: 1_000_000_000 }), { nil: null });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 60 }), fc.boolean(), (readings, share) => {
        const found = controlChart(readings, share);
        if (!found) return true;
        const sound = [found.lower, found.centre, found.upper].every(Number.isFinite);
        return (
          sound &&
          found.lower <= found.centre &&
          found.marks.length === readings.length &&
          readings.every((one, at) => one !== null || found.marks[at] === null)
        );
      }),
    );
  });

  it('marks what the words of the rules say, the first rule that holds, whatever comes', () => {
    const reading = fc.option(fc.integer({ min: 40, max: 60 }), { nil: null, freq: 12 });
    const some = fc.array(fc.oneof({ weight: 6, arbitrary: reading }, { weight: 1, arbitrary: fc.constant(120) }), {
      minLength: 10,
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, (readings) => {
        const found = controlChart(readings);
        if (found) expect(found.marks).toEqual(marksByWords(readings));
      }),
      { numRuns: 500 },
    );
  });
});

/** The four rules as they are told, looked up window by window. */
function marksByWords(readings: (number | null)[]) {
  const numbers = readings.filter((one) => one !== null);
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const centre = mean(numbers);
  const ranges = readings.flatMap((one, at) =>
    at === 0 || one === null || readings[at - 1] === null ? [] : [Math.abs(one - readings[at - 1]!)],
  );
  const kept = ranges.filter((range) => range < 3.267 * mean(ranges));
  const reach = 2.66 * mean(kept.length > 0 ? kept : ranges);
  const marks: ({ rule: string; way: string } | null)[] = readings.map(() => null);
  const windows = (size: number) =>
    readings.flatMap((_, at) => {
      const own = readings.slice(at, at + size);
      return own.length === size && own.every((one) => one !== null) ? [{ at, own: own as number[] }] : [];
    });
  const put = (rule: string, way: string, places: number[]) => {
    for (const at of places) marks[at] ??= { rule, way };
  };
  const places = (at: number, size: number) => Array.from({ length: size }, (_, more) => at + more);
  const upper = centre + reach;
  const lower = centre - reach;
  for (const { at, own } of windows(1)) {
    if (own[0]! > upper) put('outside', 'up', [at]);
    if (own[0]! < lower) put('outside', 'down', [at]);
  }
  for (const { at, own } of windows(7)) {
    if (own.slice(1).every((one, more) => one > own[more]!)) put('trend', 'up', places(at, 7));
    if (own.slice(1).every((one, more) => one < own[more]!)) put('trend', 'down', places(at, 7));
  }
  const nearUp = (one: number) => one > centre + (upper - centre) * (2 / 3) && one <= upper;
  const nearDown = (one: number) => one < centre - (centre - lower) * (2 / 3) && one >= lower;
  for (const { at, own } of windows(3)) {
    const close = (is: (one: number) => boolean) => places(at, 3).filter((_, more) => is(own[more]!));
    if (own.every((one) => one > centre) && close(nearUp).length >= 2) put('two-of-three', 'up', close(nearUp));
    if (own.every((one) => one < centre) && close(nearDown).length >= 2) put('two-of-three', 'down', close(nearDown));
  }
  for (const { at, own } of windows(7)) {
    if (own.every((one) => one > centre)) put('shift', 'up', places(at, 7));
    if (own.every((one) => one < centre)) put('shift', 'down', places(at, 7));
  }
  return marks;
}
