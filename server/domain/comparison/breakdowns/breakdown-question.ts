import type { Reference } from '../comparison.ts';
import type { BreakdownQuestion } from './breakdown-comparison.ts';

/** What was asked, before it is known to exist. */
export type BreakdownAsked = {
  metric: string;
  area: string;
  by?: string | undefined;
  period?: string | undefined;
  beside?: string | undefined;
};

/**
 * The question with its metric and area looked up; or every fault at once, in words that name what is unknown. A period
 * without figures is no fault: the newest stands in.
 */
export function breakdownQuestionOf(
  asked: BreakdownAsked,
  reference: Reference,
): { question: BreakdownQuestion | null; faults: string[] } {
  const metric = reference.metrics.get(asked.metric);
  const area = reference.areas.get(asked.area);
  const dimensions = new Set([...reference.breakdowns.values()].map(({ dimension }) => dimension));
  dimensions.delete('total');
  const { by, beside } = asked;
  const faults = [
    ...(metric ? [] : [`Unknown metric ${asked.metric}.`]),
    ...(area ? [] : [`Unknown area ${asked.area}.`]),
    ...(by === undefined || dimensions.has(by)
      ? []
      : [`Unknown breakdown ${by}: by is one of ${[...dimensions].join(', ')}.`]),
    ...(beside === undefined || reference.breakdowns.has(beside) ? [] : [`Unknown group ${beside}.`]),
  ];
  if (!metric || !area || faults.length > 0) return { question: null, faults };
  return { question: { metric, area, dimension: by, period: asked.period, reference: beside }, faults };
}
