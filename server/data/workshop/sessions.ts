import type { Workshop, Writing } from '#server/data/connections.ts';
import { type KnownPerson, personOf, withMemberships } from '#server/data/workshop/people.ts';

export type SessionRow = {
  id: string;
  csrf: string;
  usedAt: Date;
  expiresAt: Date;
  person: KnownPerson;
  /** An app of their own, or for this session one that the OpenID provider vouches for. */
  hasSecondFactor: boolean;
  /** When they last showed the OpenID provider who they are, where it says so. */
  provenAt: Date | null;
};

/** What a session begun with the OpenID provider knows of it. `token` is sealed. */
export type AtProvider = { token: string; factor: boolean; provenAt: Date | null };

const user = {
  select: { ...withMemberships, disabled: true, secondFactor: { select: { userId: true } } },
} as const;

const known = { csrf: true, usedAt: true, expiresAt: true, provenAt: true, providerFactor: true, user } as const;

/** A session by the SHA-256 of its secret, with whose it is; null where there is none or the account is off. */
export async function findSession(workshop: Workshop, id: string): Promise<SessionRow | null> {
  const row = await workshop.session.findUnique({ where: { id }, select: known });
  if (!row || row.user.disabled) return null;
  const { csrf, usedAt, expiresAt, provenAt } = row;
  const hasSecondFactor = row.user.secondFactor !== null || row.providerFactor;
  return { id, csrf, usedAt, expiresAt, provenAt, person: personOf(row.user), hasSecondFactor };
}

/** What a session knows of the OpenID provider; null where it was begun with a password. */
export async function findAtProvider(from: Workshop | Writing, id: string): Promise<AtProvider | null> {
  const row = await from.session.findUnique({
    where: { id },
    select: { providerToken: true, providerFactor: true, provenAt: true },
  });
  if (!row || row.providerToken === null) return null;
  return { token: row.providerToken, factor: row.providerFactor, provenAt: row.provenAt };
}

/** Begins a session. Sessions of this person that have ended go, and the one the browser had, whosever it was. */
export async function beginSession(
  writing: Writing,
  session: { id: string; userId: string; csrf: string; at: Date; expiresAt: Date },
  replaced: string | null,
  atProvider: AtProvider | null = null,
): Promise<void> {
  const { at, ...row } = session;
  const provider = atProvider && {
    ...{ providerToken: atProvider.token, providerFactor: atProvider.factor, provenAt: atProvider.provenAt },
  };
  await writing.session.deleteMany({
    where: { OR: [{ userId: row.userId, expiresAt: { lt: at } }, ...(replaced ? [{ id: replaced }] : [])] },
  });
  await writing.session.create({ data: { ...row, createdAt: at, usedAt: at, ...provider } });
}

/** Writes down that a session was used. */
export async function noteUse(workshop: Workshop, id: string, at: Date): Promise<void> {
  await workshop.session.updateMany({ where: { id }, data: { usedAt: at } });
}

/** Ends a session. Answers whether there was one. */
export async function endSession(writing: Writing, id: string): Promise<boolean> {
  const { count } = await writing.session.deleteMany({ where: { id } });
  return count > 0;
}

/** A person's sessions that have not run out, the last used first. */
export function readOwnSessions(
  workshop: Workshop,
  userId: string,
  now: Date,
): Promise<{ id: string; createdAt: Date; usedAt: Date; expiresAt: Date }[]> {
  return workshop.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, usedAt: true, expiresAt: true },
    orderBy: [{ usedAt: 'desc' }, { id: 'asc' }],
  });
}

/** Ends one session of this person, or all but one. Answers how many ended: none where it is somebody else's. */
export async function endOwnSessions(
  writing: Writing,
  userId: string,
  which: { only: string } | { except: string },
): Promise<number> {
  const id = 'only' in which ? which.only : { not: which.except };
  const { count } = await writing.session.deleteMany({ where: { userId, id } });
  return count;
}

/** Ends every session of a person. */
export async function endAllSessions(writing: Writing, userId: string): Promise<void> {
  await writing.session.deleteMany({ where: { userId } });
}
