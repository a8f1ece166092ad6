/** What readers are told of a taking down: when, by which role, why, and how much each release lost. Never what. */
export type ToldRedaction = {
  number: number;
  /** An instant, UTC. */
  at: string;
  role: string;
  kind: 'figure' | 'text';
  reasonCode: string;
  reason: string;
  releases: { release: number; places: number }[];
};

/** What was taken down of the releases up to one, each with those of them that lost something. */
export function upToRelease(redactions: readonly ToldRedaction[], release: number): ToldRedaction[] {
  return redactions
    .map((each) => ({ ...each, releases: each.releases.filter(({ release: of }) => of <= release) }))
    .filter(({ releases }) => releases.length > 0);
}

/** What was taken down while a release was the latest. @param next when the next one came out; null while none did */
export function whileLatest(redactions: readonly ToldRedaction[], from: string, next: string | null): ToldRedaction[] {
  return redactions.filter(({ at }) => at >= from && (next === null || at < next));
}
