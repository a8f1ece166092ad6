import type { Gallery } from '#server/data/connections.ts';
import { readTotals } from '#server/data/gallery/series.ts';
import { companionsOf } from '#server/domain/comparison/benchmarks.ts';
import type { Comparison, Question, Reference } from '#server/domain/comparison/comparison.ts';
import { byMetric } from '#server/domain/comparison/latest.ts';
import { type Beside, besideIds, besideOf } from '#server/domain/comparison/pairs/pair.ts';
import { tidyTable } from '#server/domain/comparison/tidy.ts';

/**
 * What stands beside a comparison of an activity measure, read in one question; null for any other metric, which asks
 * the database nothing, and undefined for a release that went out before pairs.
 */
export async function readBeside(
  gallery: Gallery,
  question: Question,
  main: Pick<Comparison, 'axis'>,
  reference: Reference,
  release: number,
): Promise<Beside | null | undefined> {
  if (!reference.methods.pairs) return undefined;
  const codes = question.areas.map(({ code }) => code);
  const rows = await readTotals(gallery, {
    metrics: besideIds(question.metric, reference),
    areas: [...new Set([...codes, ...companionsOf(question.areas, reference)])],
    breakdown: question.breakdown.id,
    release,
  });
  return besideOf(question, main, reference, byMetric(rows));
}

/** Rows of a download for what stands beside, to follow those of the metric itself. */
export function besideRows(beside: Beside | null | undefined, reference: Reference, breakdown: string) {
  if (!beside?.metric || !beside.comparison) return [];
  return tidyTable(beside.comparison.series, reference, beside.metric.id, breakdown);
}
