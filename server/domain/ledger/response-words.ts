import type { ResponseKind } from './ledger.ts';

/** What the government answered. An answer not found in the pages read is not a refusal. */
export const responseLabels: Record<ResponseKind, string> = {
  accepted: 'Accepted',
  'in-part': 'Accepted in part',
  'in-principle': 'Accepted in principle',
  rejected: 'Rejected',
  'no-response': 'No response',
  unclear: 'No answer found in the pages read',
};

/** Why no commitment answers a recommendation. */
export const unansweredLabels: Record<string, string> = {
  rejected: 'Government said no and nothing later was found',
  'no-commitment-found': 'None of the promises answers it; that is not proof that nothing was done',
  'declined-later-addressed': 'Turned down first, acted on later',
  'addressed-elsewhere': 'Action found elsewhere, which may be partial',
};

export const fitLabels = {
  full: 'Full: carried out as promised, it would do what the recommendation asks',
  partial: 'Partial: it would do some of it, or on a smaller scale or for a limited time',
  related: 'Related: same problem, looser link or other means',
} as const;
