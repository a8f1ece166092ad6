import type { Workshop, Writing } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';
import { type KnownPerson, personOf, withMemberships } from '#server/data/workshop/people.ts';

type HolderRow = {
  id: string;
  email: string;
  organisation: string | null;
  role: string | null;
  areaCode: string | null;
  tokenArea: string | null;
  purposes: string | null;
  usedAt: Date | null;
};

/** A token as it comes with a call: whose it is, what it is for, and when its use was last written down. */
export type FoundToken = { person: KnownPerson; areaCode: string | null; purposes: string[]; usedAt: Date | null };

const purposesIn = (text: string | null) => text?.split(',').filter(Boolean) ?? [];

/**
 * A token by its SHA-256; null where it is unknown, ended, taken back, or the account is off. One statement, because
 * every call of a program begins with it, and the same one whatever is wrong. The memberships are those of now.
 */
export async function findToken(from: Statements, id: string, now: Date): Promise<FoundToken | null> {
  const rows = await from.$queryRaw<HolderRow[]>`
    SELECT u.id, u.email, m.organisation, m.role, m.areaCode, t.areaCode AS tokenArea, t.purposes, t.usedAt
    FROM ApiToken t JOIN User u ON u.id = t.userId LEFT JOIN Membership m ON m.userId = u.id
    WHERE t.id = ${id} AND t.revokedAt IS NULL AND t.expiresAt > ${now} AND NOT u.disabled
    ORDER BY m.organisation, m.role`;
  const [first] = rows;
  if (!first) return null;
  const memberships = rows.flatMap(({ organisation, role, areaCode }) =>
    organisation !== null && role !== null ? [{ organisation, role, areaCode }] : [],
  );
  const person = personOf({ id: first.id, email: first.email, memberships });
  return { person, areaCode: first.tokenArea, purposes: purposesIn(first.purposes), usedAt: first.usedAt };
}

/** Writes down that a token was used, unless that was done since `before`: of many calls at once, one writes. */
export async function noteTokenUse(to: Statements, id: string, at: Date, before: Date): Promise<void> {
  await to.$executeRaw`
    UPDATE ApiToken SET usedAt = ${at} WHERE id = ${id} AND (usedAt IS NULL OR usedAt <= ${before})`;
}

/** A new token. `id` is its SHA-256: the token itself is kept nowhere. Without an area it is one given on the machine. */
export type NewToken = {
  id: string;
  userId: string;
  label: string;
  createdAt: Date;
  expiresAt: Date;
  scope: { areaCode: string; purposes: readonly string[] } | null;
};

/** Adds a token. Answers false where it is there already. */
export async function addToken(writing: Writing, { scope, ...token }: NewToken): Promise<boolean> {
  if (await writing.apiToken.findUnique({ where: { id: token.id } })) return false;
  const limits = scope ? { areaCode: scope.areaCode, purposes: scope.purposes.join(',') } : {};
  await writing.apiToken.create({ data: { ...token, ...limits } });
  return true;
}

const withHolder = { user: { select: { ...withMemberships, disabled: true } } } as const;

type Row = {
  id: string;
  label: string;
  areaCode: string | null;
  purposes: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
  user: Parameters<typeof personOf>[0] & { disabled: boolean };
};

/** A token as its list shows it, with whose it is. */
export type HeldToken = Omit<Row, 'purposes' | 'user'> & { purposes: string[]; holder: KnownPerson; disabled: boolean };

const heldToken = ({ user, ...row }: Row): HeldToken => ({
  ...{ id: row.id, label: row.label, areaCode: row.areaCode, purposes: purposesIn(row.purposes) },
  ...{ createdAt: row.createdAt, expiresAt: row.expiresAt, usedAt: row.usedAt, revokedAt: row.revokedAt },
  holder: personOf(user),
  disabled: user.disabled,
});

/** Every token of a person, the newest first. */
export async function readOwnTokens(from: Workshop | Writing, userId: string): Promise<HeldToken[]> {
  const rows = await from.apiToken.findMany({
    where: { userId },
    include: withHolder,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(heldToken);
}

/** Tokens of everybody, or those for an area and of the people who belong to it, the newest first; and how many there are. */
export async function readAllTokens(
  workshop: Workshop,
  page: { area: string | null; skip: number; take: number },
): Promise<{ tokens: HeldToken[]; total: number }> {
  const { area: areaCode, skip, take } = page;
  const where = areaCode ? { OR: [{ areaCode }, { user: { memberships: { some: { areaCode } } } }] } : {};
  const [rows, total] = await Promise.all([
    workshop.apiToken.findMany({
      ...{ where, include: withHolder, skip, take },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    }),
    workshop.apiToken.count({ where }),
  ]);
  return { tokens: rows.map(heldToken), total };
}

/** One token by its SHA-256; null where there is none. */
export async function findHeldToken(from: Workshop | Writing, id: string): Promise<HeldToken | null> {
  const row = await from.apiToken.findUnique({ where: { id }, include: withHolder });
  return row && heldToken(row);
}

/** Takes a token back. Answers false where that was done before. */
export async function revokeToken(writing: Writing, id: string, at: Date): Promise<boolean> {
  const { count } = await writing.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
  return count > 0;
}

/** Revokes a person's tokens: those for one area, or all. Answers how many. */
export async function revokeTokensOf(
  writing: Writing,
  userId: string,
  areaCode: string | null,
  at: Date,
): Promise<number> {
  const where = { userId, revokedAt: null, ...(areaCode === null ? {} : { areaCode }) };
  const { count } = await writing.apiToken.updateMany({ where, data: { revokedAt: at } });
  return count;
}

/** The names of these areas, by code. */
export async function readAreaNames(from: Workshop | Writing, codes: readonly string[]): Promise<Map<string, string>> {
  const areas = await from.area.findMany({ where: { code: { in: [...codes] } }, select: { code: true, name: true } });
  return new Map(areas.map(({ code, name }) => [code, name]));
}
