import { paths } from '#app/paths.ts';
import type { BriefLine } from '#server/domain/ledger/pages/brief-page.ts';

/** Where a reader finds what a line of a brief tells; null where there is no page of it. */
export function placeOf({ commitment, milestone, recommendation, step, release }: BriefLine): string | null {
  if (commitment) return `${paths.commitment(commitment)}${milestone ? `#${milestone}` : ''}`;
  if (recommendation) return paths.recommendation(recommendation);
  if (step) return paths.rollout({ stage: step });
  return release === null ? null : paths.release(release);
}
