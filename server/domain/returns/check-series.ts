import type { CheckCode } from './checks.ts';
import { type Finding, findingOf } from './finding.ts';
import { type MetricToCheck, type PlacedFigure, placeOf, type ReturnedValue } from './returned-value.ts';
import type { MetricRule, ReturnField } from './rules.ts';
import { type Counted, chanceOfCount, chanceOfPart } from './series/unusual.ts';

/** What a figure is compared with over time. */
export type OverTime = {
  figures: ReadonlyMap<string, PlacedFigure>;
  metrics: ReadonlyMap<string, MetricToCheck>;
  /** The area's figure of the period just before; undefined where there is none. */
  justBefore: (figure: { metric: string; breakdown: string }) => ReturnedValue | undefined;
  /** The same period a year before. */
  yearBefore: (figure: { metric: string; breakdown: string }) => ReturnedValue | undefined;
  /** The area's figures of the four quarters before, where handed in. */
  quartersBefore: (figure: { metric: string; breakdown: string }) => ReturnedValue[];
  /** The figure of another metric of this return, for the same breakdown. */
  other: (metric: string, breakdown: string) => PlacedFigure | undefined;
  /** Whether the period before belongs to the same financial year. */
  sameYear: boolean;
};

type RuleOf<Kind extends MetricRule['kind']> = Extract<MetricRule, { kind: Kind }>;

const warn = (code: CheckCode, figure: PlacedFigure, found: number, message: string) =>
  findingOf(code, { ...placeOf(figure, 'explanation'), found: String(found), message });

/** A change of more than so many per cent on the same period a year before. */
export function changeFinding(figure: PlacedFigure, rule: RuleOf<'change'>, over: OverTime): Finding | null {
  const before = over.yearBefore(figure);
  if (!before || before.value === null || figure.value === null || figure.explanation) return null;
  const counts = [before.numerator ?? before.value, figure.numerator ?? figure.value];
  if (!counts.some((count) => count >= rule.whenAtLeast) || before.value === figure.value) return null;
  const change = before.value === 0 ? Infinity : (Math.abs(figure.value - before.value) / before.value) * 100;
  if (change <= rule.pct) return null;
  return warn(
    'CHG-001',
    figure,
    figure.value,
    `The figure was ${before.value} in the same period a year before and is ${figure.value} now: a change of more than ${rule.pct}%`,
  );
}

/** A figure that counts from 1 April cannot be below the quarter before, unless that was put right. */
export function fallFinding(figure: PlacedFigure, over: OverTime): Finding | null {
  if (!over.sameYear || figure.explanation) return null;
  const before = over.justBefore(figure);
  const field: ReturnField = figure.numerator === null ? 'value' : 'numerator';
  const [now, then] = [figure[field], before?.[field] ?? null];
  if (now === null || then === null || now >= then) return null;
  return warn(
    'CHG-002',
    figure,
    now,
    `The figure counts from 1 April: it was ${then} a quarter before and is ${now} now`,
  );
}

/** Opening and starts less ends is closing, for what is counted on one day. */
export function flowFinding(figure: PlacedFigure, rule: RuleOf<'flow'>, over: OverTime): Finding | null {
  if (figure.explanation) return null;
  const [opening, closing] = [over.justBefore(figure)?.[rule.of] ?? null, figure[rule.of]];
  const starts = over.other(rule.starts.metric, figure.breakdown)?.[rule.starts.field] ?? null;
  const ends = over.other(rule.ends.metric, figure.breakdown)?.[rule.ends.field] ?? null;
  if (opening === null || closing === null || starts === null || ends === null) return null;
  const expected = opening + starts - ends;
  if (expected === closing) return null;
  const message = `${opening} a period before, ${starts} starts and ${ends} ends give ${expected}; the return says ${closing}`;
  return warn('CMP-003', figure, closing, message);
}

/**
 * A count that chance alone would hardly give after the area's own last quarters. Small counts are skewed and jump by
 * large percentages: their own distribution says what is unusual, where a percentage or a mean and standard deviation
 * would not. Large counts are left to the percentage: they vary by more than chance.
 */
export function unusualFinding(
  figure: PlacedFigure,
  rule: RuleOf<'unusual'>,
  part: boolean,
  over: OverTime,
): Finding | null {
  if (figure.explanation) return null;
  const counted = ({ numerator, denominator, value }: ReturnedValue): Counted | null => {
    if (numerator !== null && denominator !== null) return { count: numerator, among: denominator };
    return value === null ? null : { count: value, among: 1 };
  };
  const now = counted(figure);
  const earlier = over.quartersBefore(figure).flatMap((each) => counted(each) ?? []);
  if (!now || earlier.length < 2) return null;
  const mean = earlier.reduce((sum, { count }) => sum + count, 0) / earlier.length;
  if (Math.min(now.count, mean) > rule.upTo) return null;
  const chance = part ? chanceOfPart(now, earlier) : chanceOfCount(now, earlier);
  if (chance >= rule.below) return null;
  const words = ({ count, among }: Counted) => (part ? `${count} of ${among}` : String(count));
  const message = `${words(now)} is unusual after the quarters before (${earlier.map(words).join(', ')}, the latest first): chance alone gives so much less than once in ${Math.round(1 / rule.below)}`;
  return warn('OUT-001', figure, now.count, message);
}
