import type { Workshop, Writing } from '#server/data/connections.ts';
import { readHeldCommentaries, readWaitingReplies } from '#server/data/workshop/right-of-reply.ts';
import { readWaitingVoices } from '#server/data/workshop/voices/waiting-voices.ts';
import { repliedVoices } from '#server/domain/right-of-reply/standing.ts';
import type { WaitingVoice } from '#server/domain/voices/waiting.ts';

/**
 * Every voice that no approved release holds, an authority's reply with the commentary it answers among them.
 * @param today `YYYY-MM-DD` in London
 */
export async function voicesThatWait(from: Workshop | Writing, today: string): Promise<WaitingVoice[]> {
  const voices = await readWaitingVoices(from);
  const replies = (await readWaitingReplies(from)).map((reply) => ({ table: 'Reply' as const, ...reply }));
  return [...voices, ...replies, ...repliedVoices(await readHeldCommentaries(from, true), today)];
}
