import type { Workshop, Writing } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';
import type { Membership, Person, Role } from '#server/domain/people/permissions.ts';

export type KnownPerson = Person;

type UserRow = {
  id: string;
  email: string;
  memberships: { organisation: string; role: string; areaCode: string | null }[];
};

export const withMemberships = {
  id: true,
  email: true,
  memberships: { select: { organisation: true, role: true, areaCode: true } },
} as const;

/** A person out of the user's row: id, address, memberships. */
export function personOf(row: UserRow): KnownPerson {
  const memberships = row.memberships.map((each) => ({ ...each, role: each.role as Role }));
  return { id: row.id, email: row.email, memberships };
}

/**
 * What signing in compares with: the password's hash, null where they have none, and where there is a second factor its
 * secret as it is kept.
 */
export type Credentials = { person: Person; passwordHash: string | null; sealedFactor: string | null };

async function findCredentials(
  workshop: Workshop,
  where: { email: string } | { id: string },
): Promise<Credentials | null> {
  const row = await workshop.user.findUnique({
    where,
    select: { ...withMemberships, passwordHash: true, disabled: true, secondFactor: { select: { sealed: true } } },
  });
  if (!row || row.disabled) return null;
  return { person: personOf(row), passwordHash: row.passwordHash, sealedFactor: row.secondFactor?.sealed ?? null };
}

/** A person who may sign in, by email address; null where there is none or the account is off. */
export function findByEmail(workshop: Workshop, email: string): Promise<Credentials | null> {
  return exactly(email, findCredentials(workshop, { email }));
}

/** The database takes é for e; people are known by exactly their address. */
async function exactly(email: string, found: Promise<Credentials | null>): Promise<Credentials | null> {
  const row = await found;
  return row?.person.email === email ? row : null;
}

/** The same by id. */
export function findById(workshop: Workshop, id: string): Promise<Credentials | null> {
  return findCredentials(workshop, { id });
}

/** Whom a letter goes to. */
export type Holder = { id: string; email: string };

/** Everybody who holds a role, for an area where the role is of an area. Accounts that are off get no letters. */
export function readHolders(from: Statements, role: Role, areaCode: string | null): Promise<Holder[]> {
  return from.$queryRaw<Holder[]>`
    SELECT DISTINCT u.id, u.email FROM User u JOIN Membership m ON m.userId = u.id
    WHERE NOT u.disabled AND m.role = ${role} AND (${areaCode} IS NULL OR m.areaCode = ${areaCode})
    ORDER BY u.email`;
}

export type ListedPerson = Person & { name: string; disabled: boolean; createdAt: Date };

/** Everybody with an account, by email address. */
export async function readPeople(workshop: Workshop): Promise<ListedPerson[]> {
  const rows = await workshop.user.findMany({
    select: { ...withMemberships, name: true, disabled: true, createdAt: true },
    orderBy: { email: 'asc' },
  });
  return rows.map((row) => ({ ...personOf(row), name: row.name, disabled: row.disabled, createdAt: row.createdAt }));
}

/** Makes an account with its memberships, if no account has this address yet. */
export async function addPerson(
  writing: Writing,
  person: Person & { name: string; passwordHash: string | null; createdAt: Date },
): Promise<boolean> {
  const { memberships, ...user } = person;
  if (await writing.user.findUnique({ where: { email: person.email }, select: { id: true } })) return false;
  await writing.user.create({ data: { ...user, disabled: false, memberships: { create: memberships } } });
  return true;
}

/** Whose address this is, exactly, whether they have a password yet or not; null where the account is off or there is none. */
export async function findHolderOf(workshop: Workshop | Writing, email: string): Promise<Holder | null> {
  const row = await workshop.user.findUnique({ where: { email }, select: { id: true, email: true, disabled: true } });
  return row && !row.disabled && row.email === email ? { id: row.id, email: row.email } : null;
}

export type FullPerson = Person & { name: string; disabled: boolean; hasPassword: boolean; hasSecondFactor: boolean };

const full = {
  ...withMemberships,
  ...{ name: true, disabled: true, passwordHash: true, secondFactor: { select: { userId: true } } },
} as const;

type FullRow = UserRow & { name: string; disabled: boolean; passwordHash: string | null; secondFactor: object | null };

const fullPerson = (row: FullRow): FullPerson => ({
  ...personOf(row),
  ...{ name: row.name, disabled: row.disabled },
  ...{ hasPassword: row.passwordHash !== null, hasSecondFactor: row.secondFactor !== null },
});

/** Anybody with an account, off or not, by id or exact email address; null where there is none. */
export async function findPerson(
  from: Workshop | Writing,
  where: { id: string } | { email: string },
): Promise<FullPerson | null> {
  const row = await from.user.findUnique({ where, select: full });
  return row && (!('email' in where) || row.email === where.email) ? fullPerson(row) : null;
}

/** Whoever belongs to an area and may sign in, by email address. */
export async function readPeopleOf(workshop: Workshop, areaCode: string): Promise<FullPerson[]> {
  const where = { disabled: false, memberships: { some: { areaCode } } };
  const rows = await workshop.user.findMany({ where, select: full, orderBy: { email: 'asc' } });
  return rows.map(fullPerson);
}

/** Gives a person a membership, and turns their account on. Answers false where they had both. */
export async function addMembership(writing: Writing, person: FullPerson, membership: Membership): Promise<boolean> {
  const held = person.memberships.some(
    ({ organisation, role }) => organisation === membership.organisation && role === membership.role,
  );
  if (held && !person.disabled) return false;
  if (!held) await writing.membership.create({ data: { userId: person.id, ...membership } });
  await writing.user.update({ where: { id: person.id }, data: { disabled: false, closedAt: null } });
  return true;
}

/** Leaves a person these memberships of those they had; who has none left has their account turned off. */
export async function keepMemberships(
  writing: Writing,
  userId: string,
  kept: readonly Membership[],
  at: Date,
): Promise<void> {
  const stays = kept.map(({ organisation, role }) => ({ organisation, role }));
  await writing.membership.deleteMany({ where: { userId, ...(stays.length > 0 ? { NOT: { OR: stays } } : {}) } });
  if (kept.length > 0) return;
  await writing.user.update({ where: { id: userId }, data: { disabled: true, closedAt: at } });
}

/** Sets another password. */
export async function setPassword(writing: Writing, userId: string, passwordHash: string): Promise<void> {
  await writing.user.update({ where: { id: userId }, data: { passwordHash } });
}
