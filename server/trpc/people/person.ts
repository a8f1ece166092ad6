import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { dropSubjects } from '#server/data/workshop/identity/open-id.ts';
import { removeSecondFactor } from '#server/data/workshop/identity/second-factors.ts';
import { addLink, dropLinks } from '#server/data/workshop/identity/sign-in-links.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import {
  addMembership,
  addPerson,
  type FullPerson,
  findPerson,
  keepMemberships,
  readPeopleOf,
} from '#server/data/workshop/people.ts';
import { endAllSessions } from '#server/data/workshop/sessions.ts';
import { readAreaNames, revokeTokensOf } from '#server/data/workshop/tokens/tokens.ts';
import { areaRoles, isOnlyOf, membershipOf, without } from '#server/domain/people/membership.ts';
import { type Membership, may, type Person, type Role, roles } from '#server/domain/people/permissions.ts';
import { erasureReasons } from '#server/domain/people/privacy/erasure.ts';
import {
  addedLetter,
  askedForLetter,
  endedLetter,
  factorTakenLetter,
  invitationLetter,
  linkLasts,
} from '#server/domain/people/security-letters.ts';
import { mayInvite } from '#server/identity/rate-limits.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { router, signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { erase } from './erase-person.ts';

const areaCode = z.string().trim().length(9);

/** As whom this person looks after somebody: as an administrator, or as the lead of the area. Nobody after themselves. */
function lookingAfter(user: Person, target: string | null, area: string | null, act: 'person.invite' | 'person.end') {
  const as =
    may(user, 'person.manage', { previousActor: target }) ??
    (area === null ? null : may(user, act, { areaCode: area, previousActor: target }));
  if (as) return as;
  const message =
    target === user.id ? 'Nobody changes their own rights.' : 'Your role does not allow this for that area.';
  throw new TRPCError({ code: 'FORBIDDEN', message });
}

const wrong = (faults: { field: string; message: string }[]) =>
  new TRPCError({ code: 'BAD_REQUEST', message: faults[0]?.message ?? '', cause: { faults } });

/** A new account without a password, and the letter with the link to choose one. */
async function invite(writing: Writing, person: { id: string; email: string }, what: string, at: Date): Promise<void> {
  const secret = newSecret();
  const expiresAt = new Date(at.getTime() + linkLasts.invitation);
  await addLink(writing, { id: fingerprint(secret), userId: person.id, kind: 'invitation', at, expiresAt });
  const letter = invitationLetter(secret, what);
  await queueLetters(writing, [{ toUserId: person.id, toAddress: person.email, ...letter }], at);
}

/** Somebody who has an account already is added, or only told, where whoever asks does not look after all they may do. */
async function addTo(
  writing: Writing,
  found: FullPerson,
  membership: Membership,
  may: { add: boolean; what: string; at: Date },
) {
  const { what, at } = may;
  const tell = (letter: { subject: string; text: string }) =>
    queueLetters(writing, [{ toUserId: found.id, toAddress: found.email, ...letter }], at);
  if (!may.add) {
    await tell(askedForLetter(what));
    return false;
  }
  const changed = await addMembership(writing, found, membership);
  if (changed) await endAllSessions(writing, found.id);
  if (!found.hasPassword || found.disabled) await invite(writing, found, what, at);
  else if (changed) await tell(addedLetter(what));
  return changed;
}

/** A lead's account in the wrong hands is not to write to the whole country. */
async function refuseTooManyInvitations({ workshop, user }: { workshop: Workshop; user: Person }): Promise<void> {
  if (await mayInvite(workshop, user.id)) return;
  throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'Too many invitations in one hour. Try again later.' });
}

/** Who belongs: invited and ended by an administrator or the area's own lead. Programs cannot: no token allows it. */
export const personRouter = router({
  erase,

  /** Those who belong to an area, for its lead, with what they may do for it, and the roles to which others can be invited. */
  team: signedInProcedure
    .meta({ action: 'person.read' })
    .input(z.strictObject({ area: areaCode }))
    .query(async ({ ctx, input }) => {
      ctx.allow({ areaCode: input.area });
      const people = await readPeopleOf(ctx.workshop, input.area);
      const name = (await readAreaNames(ctx.workshop, [input.area])).get(input.area) ?? input.area;
      const items = people.map(({ id, name: of, email, memberships, hasPassword, hasSecondFactor }) => {
        const here = memberships.filter((held) => held.areaCode === input.area).map(({ role }) => role);
        return { id, name: of, email, roles: here, isYou: id === ctx.user.id, hasPassword, hasSecondFactor };
      });
      return { area: { code: input.area, name }, items, roles: areaRoles };
    }),

  /** The roles to which an administrator may invite: all. */
  roles: signedInProcedure.meta({ action: 'person.manage' }).query(({ ctx }): readonly Role[] => {
    ctx.allow();
    return roles;
  }),

  /** Anybody with an account, for administrators, and why an account may be erased. @throws NOT_FOUND */
  find: signedInProcedure
    .meta({ action: 'person.manage' })
    .input(z.strictObject({ person: z.uuid() }))
    .query(async ({ ctx, input }) => {
      ctx.allow();
      const found = await findPerson(ctx.workshop, { id: input.person });
      if (!found) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such account.' });
      return { ...found, isYou: found.id === ctx.user.id, erasureReasons };
    }),

  /**
   * Invites somebody to a role by email address. Who has no account gets one, and a letter with a link to choose a password;
   * who has one is given the role. A lead of an area is answered the same whether the address is known or not, and
   * cannot change people who belong elsewhere too: they are only told by letter.
   * @throws BAD_REQUEST with every fault; FORBIDDEN for oneself and for another's area or role; TOO_MANY_REQUESTS after 100
   *   an hour
   */
  invite: signedInProcedure
    .meta({ action: 'person.invite', or: 'person.manage' })
    .input(
      z.strictObject({
        ...{ key: z.uuid(), email: z.string().trim().toLowerCase().max(200), name: z.string().trim().max(120) },
        ...{ role: z.string().max(20), area: z.string().trim().max(9).nullable() },
        organisation: z.string().trim().max(120).nullable().default(null),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      await refuseTooManyInvitations(ctx);
      // What is kept of the first answer holds no address: it would outlive the person's account.
      await keyed(ctx, { key: input.key, procedure: 'person.invite', input }, async (writing) => {
        const known = input.area !== null && (await readAreaNames(writing, [input.area])).has(input.area);
        const asked = membershipOf(input, known);
        const faults = [
          ...(z.email().safeParse(input.email).success
            ? []
            : [{ field: 'email', message: 'Enter an email address, like name@example.gov.uk' }]),
          ...(input.name === '' ? [{ field: 'name', message: 'Enter their name' }] : []),
          ...('faults' in asked ? asked.faults : []),
        ];
        if ('faults' in asked || faults.length > 0) throw wrong(faults);
        const { membership } = asked;
        const found = await findPerson(writing, { email: input.email });
        const as = lookingAfter(ctx.user, found?.id ?? null, membership.areaCode, 'person.invite');
        const what = `${membership.role} for ${membership.organisation}`;
        const id = found?.id ?? uuidv7();
        const add = as.role === 'administrator' || (found !== null && isOnlyOf(found, membership.areaCode ?? ''));
        const { email, name } = input;
        if (found) await addTo(writing, found, membership, { add, what, at: ctx.now });
        else {
          const person = { id, email, name, memberships: [membership], passwordHash: null, createdAt: ctx.now };
          await addPerson(writing, person);
          await invite(writing, person, what, ctx.now);
        }
        const by = { at: ctx.now, actorId: ctx.user.id, actorRole: as.role };
        const detail = {
          role: membership.role,
          area: membership.areaCode,
          before: found?.memberships ?? [],
          added: !found || add,
        };
        await recordAudit(writing, { ...by, action: 'person.invite', subject: id, detail });
      });
      return { email: input.email };
    }),

  /**
   * Ends what somebody may do for an area, or as an administrator (`area` null) all of it, at once: their sessions end,
   * their tokens are revoked and links stop working. Who belongs to nothing more has their account closed; what they
   * did stays on the record.
   * @throws NOT_FOUND where they do not belong there; FORBIDDEN for oneself
   */
  end: signedInProcedure
    .meta({ action: 'person.end', or: 'person.manage' })
    .input(z.strictObject({ key: z.uuid(), person: z.uuid(), area: areaCode.nullable() }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'person.end', input }, async (writing) => {
        const { person: id, area } = input;
        const as = lookingAfter(ctx.user, id, area, 'person.end');
        const found = await findPerson(writing, { id });
        const kept = without(found?.memberships ?? [], area);
        if (!found || (area !== null && kept.length === found.memberships.length)) {
          throw new TRPCError({ code: 'NOT_FOUND', message: 'They do not belong to this area.' });
        }
        await keepMemberships(writing, id, kept, ctx.now);
        await endAllSessions(writing, id);
        const tokens = await revokeTokensOf(writing, id, kept.length === 0 ? null : area, ctx.now);
        if (kept.length === 0) {
          await dropLinks(writing, id);
          await dropSubjects(writing, id);
        }
        await queueLetters(
          writing,
          [{ toUserId: id, toAddress: found.email, ...endedLetter(kept.length > 0) }],
          ctx.now,
        );
        const by = { at: ctx.now, actorId: ctx.user.id, actorRole: as.role };
        const detail = { area, before: found.memberships, after: kept, tokens };
        await recordAudit(writing, { ...by, action: 'person.end', subject: id, detail });
        return { closed: kept.length === 0 };
      }),
    ),

  /**
   * Takes a lost app off somebody's account. Their sessions end; where their role needs a second factor they add one when
   * they next sign in. @throws NOT_FOUND; FORBIDDEN for oneself
   */
  takeFactor: signedInProcedure
    .meta({ action: 'person.manage' })
    .input(z.strictObject({ key: z.uuid(), person: z.uuid() }))
    .mutation(({ ctx, input }) =>
      keyed(ctx, { key: input.key, procedure: 'person.takeFactor', input }, async (writing) => {
        const { role } = ctx.allow({ previousActor: input.person });
        const found = await findPerson(writing, { id: input.person });
        if (!found || !(await removeSecondFactor(writing, found.id))) {
          throw new TRPCError({ code: 'NOT_FOUND', message: 'They have no second factor.' });
        }
        await endAllSessions(writing, found.id);
        const to = { toUserId: found.id, toAddress: found.email };
        await queueLetters(writing, [{ ...to, ...factorTakenLetter }], ctx.now);
        const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
        await recordAudit(writing, { ...by, action: 'person.takeFactor', subject: found.id, detail: {} });
        return { person: found.id };
      }),
    ),
});
