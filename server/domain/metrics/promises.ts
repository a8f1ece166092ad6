import type { CommitmentMetric } from '#server/domain/ledger/ledger.ts';
import type { Lookup } from '#server/domain/ledger/lookup.ts';

/** A promise that a metric would show working, and in which role. The link is editorial. */
export type MetricPromise = { id: string; title: string; role: CommitmentMetric['role']; why: string };

/** The promises a metric belongs to, by title. */
export function promisesOf(metric: string, lookup: Lookup): MetricPromise[] {
  return lookup.ledger.commitmentMetrics
    .filter(({ metricId }) => metricId === metric)
    .flatMap(({ commitmentId, role, why }) => {
      const commitment = lookup.commitments.get(commitmentId);
      const title = lookup.wordingsOf(commitmentId)[0]?.title;
      return commitment && title ? [{ id: commitment.slug, title, role, why }] : [];
    })
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
