import { TRPCError } from '@trpc/server';
import type { Person } from '#server/domain/people/permissions.ts';
import type { Caller } from './load-pack.ts';
import { packId } from './pack-id.ts';

/** The two system people a release takes, each with what acts as them. */
export type Publishers = { loader: { person: Person; caller: Caller }; checker: { caller: Caller } };

type Release = Awaited<ReturnType<Caller['release']['preview']>>[number];

/** How many releases there are, void ones left out: the seed publishes only the first ones of a new database. */
export async function countReleases({ loader }: Publishers): Promise<number> {
  const all = await loader.caller.release.preview();
  return all.filter((release) => release.state !== 'void').length;
}

const isOwnAndOpen = (person: Person) => (release: Release) =>
  release.preparedBy === person.id && (release.state === 'preparing' || release.state === 'prepared');

/** Finishes a release that the seed began and that broke off. */
export async function finishRelease({ loader, checker }: Publishers): Promise<number | null> {
  const begun = (await loader.caller.release.preview()).find(isOwnAndOpen(loader.person));
  if (!begun) return null;
  const { number, state, title } = begun;
  // The keys follow from the number, so that the same preparation is taken up again.
  if (state === 'preparing')
    await loader.caller.release.prepare({ key: packId('release.prepare', `${number}`), title });
  await checker.caller.release.approve({ key: packId('release.approve', `${number}`), number, publishAt: null });
  return number;
}

/**
 * Publishes all that no release holds yet: prepared by one system person, approved by the other.
 * @returns the number published, or null where there was nothing new
 */
export async function publishRelease({ loader, checker }: Publishers, title: string): Promise<number | null> {
  const all = await loader.caller.release.preview();
  const number = Math.max(0, ...all.map((release) => release.number)) + 1;
  try {
    await loader.caller.release.prepare({ key: packId('release.prepare', `${number}`), title });
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'PRECONDITION_FAILED') return null;
    throw error;
  }
  await checker.caller.release.approve({ key: packId('release.approve', `${number}`), number, publishAt: null });
  return number;
}

/**
 * Publishes official figures alone: returns and the ledger's rows wait for the officials' next release. One begun and
 * broken off is finished.
 * @returns the number published, or null where there was nothing new
 * @throws CONFLICT where another release is being prepared or comes first: the figures are then held and go out with it
 */
export async function publishFigures({ loader, checker }: Publishers, title: string): Promise<number | null> {
  const all = await loader.caller.release.preview();
  const begun = all.find(isOwnAndOpen(loader.person));
  const number = begun?.number ?? Math.max(0, ...all.map((release) => release.number)) + 1;
  try {
    const key = packId('release.prepareFigures', `${number}`);
    const prepare = { key, title: begun?.title ?? title, only: 'figures' as const };
    if (begun?.state !== 'prepared') await loader.caller.release.prepare(prepare);
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'PRECONDITION_FAILED') return null;
    throw error;
  }
  await checker.caller.release.approve({ key: packId('release.approveFigures', `${number}`), number, publishAt: null });
  // What was staged after the broken one was filled is in none yet.
  return begun ? ((await publishFigures({ loader, checker }, title)) ?? number) : number;
}
