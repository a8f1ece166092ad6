import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Workshop, Writing } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';
import { findCollection } from '#server/data/workshop/collections.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { type Holder, readHolders } from '#server/data/workshop/people.ts';
import { findReturn, type ReturnStanding, readVersions, type VersionFacts } from '#server/data/workshop/returns.ts';
import { may, type Person, type Role } from '#server/domain/people/permissions.ts';

export const areaCode = z.string().min(1).max(40);
export const collectionId = z.string().min(1).max(80);
export const ofReturn = { area: areaCode, collection: collectionId };
export type OfReturn = { area: string; collection: string };

/** The first thing every procedure about a return asks: may this person see the area's returns at all? */
export function requireReader(user: Person, area: string): void {
  if (may(user, 'return.read', { areaCode: area }) || may(user, 'return.readAny')) return;
  throw new TRPCError({ code: 'FORBIDDEN', message: 'You can only see and send returns of your own authority.' });
}

/** The collection as it stands for this area. */
export async function requireCollection(from: Statements, { area, collection }: OfReturn) {
  const found = await findCollection(from, collection, area);
  if (found) return found;
  const message = `There is no collection ${collection} that asks ${area} for figures.`;
  throw new TRPCError({ code: 'NOT_FOUND', message });
}

/** The return with all its versions; refused where nothing was handed in yet. */
export async function requireReturn(
  from: Workshop | Writing,
  { area, collection }: OfReturn,
): Promise<ReturnStanding & { versions: VersionFacts[]; latest: VersionFacts }> {
  const found = await findReturn(from, collection, area);
  const versions = found ? await readVersions(from, found.id) : [];
  const [latest] = versions;
  if (!found || !latest) throw new TRPCError({ code: 'NOT_FOUND', message: 'Nothing has been submitted yet.' });
  return { ...found, versions, latest };
}

export const conflict = (message: string) => new TRPCError({ code: 'CONFLICT', message });

/** Everybody who holds one of these roles, once each, except the person who acts where one does: whom a letter goes to. */
export async function holdersOf(
  from: Statements,
  to: { roles: Role[]; areaCode: string | null; except: string | null },
): Promise<Holder[]> {
  const holders = await Promise.all(to.roles.map((role) => readHolders(from, role, to.areaCode)));
  const people = new Map(holders.flat().map((person) => [person.id, person]));
  if (to.except !== null) people.delete(to.except);
  return [...people.values()];
}

/** Puts one letter for each of them into the outbox. */
export async function tellThem(
  writing: Statements,
  people: Holder[],
  letter: { subject: string; text: string },
  at: Date,
): Promise<void> {
  const letters = people.map((person) => ({ ...letter, toUserId: person.id, toAddress: person.email }));
  await queueLetters(writing, letters, at);
}

/** Tells everybody who holds one of these roles, except the person who did it. Answers how many letters that makes. */
export async function tell(
  writing: Writing,
  to: { roles: Role[]; areaCode: string | null; except: string; at: Date },
  letter: { subject: string; text: string },
): Promise<number> {
  const people = await holdersOf(writing, to);
  await tellThem(writing, people, letter, to.at);
  return people.length;
}
