import { byTime, type Period, parsePeriod, periodsBetween, sameLine } from '#server/domain/period.ts';
import type { Question, Reference } from './comparison.ts';

/** What was asked, before it is known to exist. */
export type Asked = {
  metric: string;
  areas: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
  breakdown: string;
};

/**
 * The question with its metric, areas and breakdown looked up, each area once and in the order asked; or every fault
 * at once, in words that name what is unknown.
 */
export function questionOf(asked: Asked, reference: Reference): { question: Question | null; faults: string[] } {
  const metric = reference.metrics.get(asked.metric);
  const breakdown = reference.breakdowns.get(asked.breakdown);
  const codes = [...new Set(asked.areas)];
  const areas = codes.flatMap((code) => reference.areas.get(code) ?? []);
  const faults = [
    ...(metric ? [] : [`Unknown metric ${asked.metric}.`]),
    ...codes.filter((code) => !reference.areas.has(code)).map((code) => `Unknown area ${code}.`),
    ...(breakdown ? [] : [`Unknown breakdown ${asked.breakdown}.`]),
    ...periodFaults(asked),
  ];
  if (!metric || !breakdown || faults.length > 0) return { question: null, faults };
  return { question: { metric, areas, breakdown, from: asked.from, to: asked.to }, faults };
}

function periodFaults({ from, to }: Asked): string[] {
  const faults: string[] = [];
  const read = (name: string, given: string | undefined): Period | null => {
    const period = given === undefined ? null : parsePeriod(given);
    if (given !== undefined && !period)
      faults.push(`${name}: ${given} is no period; give one as 2025|RY or 202526|Q1.`);
    return period;
  };
  const first = read('from', from);
  const last = read('to', to);
  if (first && last && !sameLine(first, last)) faults.push('from and to must be periods of the same kind.');
  else if (first && last && byTime(first, last) > 0) faults.push('from must not be after to.');
  return faults;
}

/** Ids of the periods asked for where both ends are given, for an IN list; null: all periods. */
export function periodsAsked({ from, to }: Pick<Asked, 'from' | 'to'>): string[] | null {
  const first = from === undefined ? null : parsePeriod(from);
  const last = to === undefined ? null : parsePeriod(to);
  return first && last ? periodsBetween(first, last) : null;
}
