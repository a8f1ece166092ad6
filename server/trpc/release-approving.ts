import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { readHolders } from '#server/data/workshop/people.ts';
import { releaseReturn } from '#server/data/workshop/release-contents.ts';
import {
  readAllReleases,
  readDatabaseClock,
  updateRelease,
  type WorkshopRelease,
} from '#server/data/workshop/releases.ts';
import { readCommentariesOf } from '#server/data/workshop/right-of-reply.ts';
import { readUntoldChallenges } from '#server/data/workshop/voices/challenges.ts';
import { releasedLetter } from '#server/domain/releases/letters.ts';
import { checklistFault } from '#server/domain/releases/report.ts';
import { approvalFault } from '#server/domain/releases/steps.ts';
import { heldCommentaryFault } from '#server/domain/right-of-reply/standing.ts';
import { lateHourFault } from '#server/domain/voices/waiting.ts';
import { signedInProcedure } from './init.ts';
import { keyed } from './keyed.ts';
import { voicesThatWait } from './voices/waiting.ts';

const conflict = (message: string) => new TRPCError({ code: 'CONFLICT', message });
type Actor = { actorId: string; actorRole: string; at: Date };

/** Every return of the release is released, with the event that shows its history, and its approvers hear of it. */
async function releaseReturns(writing: Writing, release: WorkshopRelease, publishAt: Date, by: Actor, today: string) {
  for (const returned of release.report?.returns ?? []) {
    const event = { ...by, id: uuidv7(), release: release.number };
    if (!(await releaseReturn(writing, returned, event, today))) {
      throw conflict(`The return ${returned.collectionId} of ${returned.areaCode} is no longer as it was prepared.`);
    }
    const letter = releasedLetter(release, returned.collectionId, publishAt);
    const approvers = await readHolders(writing, 'approver', returned.areaCode);
    const letters = approvers.map((person) => ({ ...letter, toUserId: person.id, toAddress: person.email }));
    await queueLetters(writing, letters, by.at);
  }
}

/** From when each voice waits, whether or not a draft holds it. */
async function voicesWait(writing: Writing, today: string): Promise<Date[]> {
  const [voices, untold] = [await voicesThatWait(writing, today), await readUntoldChallenges(writing)];
  return [...voices.map(({ since }) => since), ...untold.map(({ receivedAt }) => receivedAt)];
}

/**
 * The second official approves a prepared release for an hour, or for now (`publishAt` null, by the database's clock).
 * Refused while a lower number is neither published nor void, and for an hour by which a voice would have waited too long.
 */
export const approveRelease = signedInProcedure
  .meta({ action: 'release.approve' })
  .input(z.strictObject({ key: z.uuid(), number: z.int(), publishAt: z.iso.datetime({ offset: true }).nullable() }))
  .mutation(({ ctx, input }) =>
    keyed(ctx, { key: input.key, procedure: 'release.approve', input }, async (writing) => {
      const all = await readAllReleases(writing);
      const release = all.find((each) => each.number === input.number);
      if (!release) throw new TRPCError({ code: 'NOT_FOUND', message: `There is no release ${input.number}.` });
      const { role } = ctx.allow({ state: release.state, previousActor: release.preparedBy });
      const clock = await readDatabaseClock(writing);
      const asked = input.publishAt === null ? null : new Date(input.publishAt);
      const fault =
        approvalFault(release.number, all, asked, clock) ??
        checklistFault(release.report) ??
        lateHourFault(asked, await voicesWait(writing, ctx.today), clock) ??
        heldCommentaryFault(await readCommentariesOf(writing, release.number));
      if (fault) throw conflict(fault);
      const by = { actorId: ctx.user.id, actorRole: role, at: ctx.now };
      const publishAt = asked ?? clock;
      const approval = { approvedBy: ctx.user.id, approvedAt: ctx.now, publishAt };
      if (!(await updateRelease(writing, release, { state: 'approved', ...approval }))) {
        throw conflict('Somebody else changed this release meanwhile.');
      }
      await releaseReturns(writing, release, publishAt, by, ctx.today);
      const detail = { publishAt: publishAt.toISOString(), returns: release.report?.returns.length ?? 0 };
      await recordAudit(writing, { ...by, action: 'release.approve', subject: String(release.number), detail });
      return { number: release.number, state: 'approved' as const, publishAt: publishAt.toISOString() };
    }),
  );
