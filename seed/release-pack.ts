import type { Person } from '#server/domain/people/permissions.ts';
import type { Caller } from './load-pack.ts';
import { packId } from './pack-id.ts';

const title = 'Promises, evidence and published figures';
const note = 'The first release: the strategy pack as researched, and the figures others have published.';

/**
 * Publishes the first release, or finishes one that broke off: prepared by one system person, approved by another.
 * What a later load adds waits for the officials' next release, because a release takes accepted returns too, and those
 * are theirs to publish.
 * @returns the number published, or null when a release was there already
 */
export async function releasePack(
  loader: { person: Person; caller: Caller },
  checker: { caller: Caller },
): Promise<number | null> {
  const all = await loader.caller.release.preview();
  const brokenOff = all.find(
    (release) => release.preparedBy === loader.person.id && ['preparing', 'prepared'].includes(release.state),
  );
  if (!brokenOff && all.some((release) => release.state !== 'void')) return null;
  const number = brokenOff?.number ?? Math.max(0, ...all.map((release) => release.number)) + 1;
  // The key follows from the number, so that a preparation that broke off is taken up again.
  const key = (procedure: string) => packId(procedure, String(number));
  if (brokenOff?.state !== 'prepared') {
    await loader.caller.release.prepare({ key: key('release.prepare'), title, note });
  }
  await checker.caller.release.approve({ key: key('release.approve'), number, publishAt: null });
  return number;
}
