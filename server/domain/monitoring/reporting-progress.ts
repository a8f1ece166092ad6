export type ReportingProgress = {
  asked: number;
  /** Signed off by the authority, or further. */
  signedOff: number;
  /** Accepted by the department, or further. */
  accepted: number;
  waiting: 'not-open' | 'open' | 'due' | 'complete';
};

const signedOff = new Set(['signed-off', 'queried', 'answered', 'accepted', 'withdrawal-asked', 'released']);
const accepted = new Set(['accepted', 'withdrawal-asked', 'released']);

/**
 * How far a collection has got: counts of authorities, and whether any is still waited for. `due`: the day has passed
 * and somebody has not signed off.
 * @param today `YYYY-MM-DD` in London
 */
export function reportingProgress(
  collection: { opensOn: string; dueOn: string; areas: readonly { state: string }[] },
  today: string,
): ReportingProgress {
  const count = (states: Set<string>) => collection.areas.filter(({ state }) => states.has(state)).length;
  const progress = { asked: collection.areas.length, signedOff: count(signedOff), accepted: count(accepted) };
  if (progress.signedOff === progress.asked && progress.asked > 0) return { ...progress, waiting: 'complete' };
  if (today < collection.opensOn) return { ...progress, waiting: 'not-open' };
  return { ...progress, waiting: today > collection.dueOn ? 'due' : 'open' };
}
