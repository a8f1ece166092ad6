import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { readCommentaries, type StoredCommentary } from '#server/data/workshop/right-of-reply.ts';
import { may, type Person } from '#server/domain/people/permissions.ts';
import { periodInWords } from '#server/domain/period.ts';
import { mostReplies } from '#server/domain/right-of-reply/commentary.ts';
import { commentaryStanding, commentaryStandings, standingWords } from '#server/domain/right-of-reply/standing.ts';

const noSuch = () => new TRPCError({ code: 'NOT_FOUND', message: 'There is no such commentary.' });

const replyShown = z.strictObject({
  id: z.string(),
  text: z.string(),
  repliedOn: z.string(),
  release: z.int().describe('0: not published yet'),
  inTime: z.boolean(),
});
/** What is answered about a commentary, before and after it is published. */
export const commentaryShown = z.strictObject({
  id: z.string(),
  area: z.strictObject({ code: z.string(), name: z.string() }),
  collection: z.strictObject({ id: z.string(), programme: z.string(), label: z.string() }),
  version: z.int().describe('of the return whose figures it is about'),
  text: z.string(),
  writtenOn: z.string(),
  replyBy: z.string().describe('the last day on which it waits for a reply'),
  release: z.int().describe('0: not published yet'),
  standing: z.enum(commentaryStandings),
  words: z.string().describe('the standing in words'),
  meaning: z.string(),
  replies: z.array(replyShown),
  mayReply: z.boolean(),
});

/** A commentary as both sides see it on a day. */
export function shownCommentary(commentary: StoredCommentary, today: string): z.infer<typeof commentaryShown> {
  const { id, areaCode, areaName, collectionId, programme, period, text, statedOn, replyBy, version } = commentary;
  const standing = commentaryStanding(commentary, commentary.of, commentary.replaced, today);
  return {
    ...{ id, text, version, writtenOn: statedOn, replyBy, release: commentary.release },
    area: { code: areaCode, name: areaName },
    collection: { id: collectionId, programme, label: periodInWords(period) },
    ...{ standing, words: standingWords[standing].text, meaning: standingWords[standing].meaning },
    replies: commentary.replies.map((reply) => ({
      ...{ id: reply.id, text: reply.text, repliedOn: reply.statedOn, release: reply.release },
      inTime: reply.statedOn <= replyBy,
    })),
    mayReply: standing !== 'replaced' && commentary.replies.length < mostReplies,
  };
}

/**
 * One commentary, for whoever may reply to it and for officials.
 * @throws NOT_FOUND, also where the person may not see it
 */
export async function requireCommentary(from: Workshop | Writing, id: string, user: Person): Promise<StoredCommentary> {
  const [found] = await readCommentaries(from, { id });
  const sees =
    found && (may(user, 'commentary.readAny') || may(user, 'commentary.reply', { areaCode: found.areaCode }));
  if (!sees) throw noSuch();
  return found;
}
