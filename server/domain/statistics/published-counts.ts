/**
 * Which published count a published percentage is a share of, or a published rate is made from. Both stand beside the
 * metric in the same official release, so an interval needs nothing that is not published. Part of method version 2.
 * Source: the numerator and denominator of each metric's definition.
 */
export const publishedCounts: Readonly<Record<string, { count: string } | { of: string }>> = {
  rereferral_pct: { of: 'referrals' },
  referral_nfa_pct: { of: 'referrals' },
  assessed_not_in_need_pct: { of: 'referrals' },
  cpp_repeat_pct: { of: 'cpp_starts' },
  cpp_2yr_open_pct: { of: 'cpp_number' },
  placement_3plus_pct: { of: 'cla_number' },
  placed_20mi_pct: { of: 'cla_number' },
  placement_residential_pct: { of: 'cla_number' },
  placement_foster_pct: { of: 'cla_number' },
  child_3plus_social_workers_pct: { of: 'cla_number' },
  referral_rate: { count: 'referrals' },
  cpp_rate: { count: 'cpp_number' },
  cpp_start_rate: { count: 'cpp_starts' },
  cla_rate: { count: 'cla_number' },
  cla_start_rate_year: { count: 'cla_starts' },
};

/** The metric whose published figures are the count, or the number it is a share of; null where none is held. */
export function countMetricOf(metric: string): string | null {
  const found = publishedCounts[metric];
  if (!found) return null;
  return 'count' in found ? found.count : found.of;
}
