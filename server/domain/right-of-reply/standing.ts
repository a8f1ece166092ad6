import type { Reply } from '../ledger/ledger.ts';
import type { WaitingVoice } from '../voices/waiting.ts';
import { addWorkingDays } from '../working-days.ts';
import type { CommentaryWithReplies } from './commentary.ts';

/** How a commentary stands between being sent and being published. */
export const commentaryStandings = ['replaced', 'published', 'overtaken', 'replied', 'no-reply', 'waiting'] as const;
export type CommentaryStanding = (typeof commentaryStandings)[number];

/** Each standing in words. */
export const standingWords: Record<CommentaryStanding, { text: string; meaning: string }> = {
  waiting: {
    text: 'Waiting for a reply',
    meaning: 'It is not published before the authority replies or its day has passed.',
  },
  replied: {
    text: 'Replied',
    meaning: 'It goes out with the next release once the figures are out, the reply beside it.',
  },
  'no-reply': {
    text: 'No reply received',
    meaning:
      'The ten working days have passed. It goes out with the next release once the figures are out, and says so.',
  },
  overtaken: {
    text: 'About earlier figures',
    meaning: 'The figures have changed since it was written. It is never published; write it again for the new ones.',
  },
  replaced: { text: 'Replaced', meaning: 'Another commentary took its place. It is never published.' },
  published: { text: 'Published', meaning: 'Readers see it with every reply to it.' },
};

/** A return as far as commentary on it is concerned; 0: no version was accepted, none published. */
export type CommentedReturn = { acceptedVersion: number; publishedVersion: number };

const standsOn = ({ acceptedVersion, publishedVersion }: CommentedReturn) => acceptedVersion || publishedVersion;

/**
 * How a commentary stands on a day.
 * @param of the return it is about: figures corrected since overtake it
 * @param replaced whether another took its place before it was published
 * @param today `YYYY-MM-DD` in London; the last day for a reply is still the authority's
 */
export function commentaryStanding(
  commentary: Pick<CommentaryWithReplies, 'release' | 'version' | 'replies' | 'replyBy'>,
  of: CommentedReturn,
  replaced: boolean,
  today: string,
): CommentaryStanding {
  if (commentary.release > 0) return 'published';
  if (replaced) return 'replaced';
  if (commentary.version !== standsOn(of)) return 'overtaken';
  if (!rightOfReplyKept(commentary, today)) return 'waiting';
  return commentary.replies.length > 0 ? 'replied' : 'no-reply';
}

/** A commentary that no release holds, with the return it is about. */
export type HeldCommentary = CommentaryWithReplies & { returnId: string; of: CommentedReturn; replaced: boolean };

/**
 * Which commentaries a release takes: those whose right of reply was kept, on figures that are published or come out
 * with this very release.
 * @param returns the versions that the release publishes, by return
 */
export function commentaryToRelease(
  held: readonly HeldCommentary[],
  returns: ReadonlyMap<string, number>,
  today: string,
): HeldCommentary[] {
  return held.filter((each) => {
    const publishedVersion = returns.get(each.returnId) ?? each.of.publishedVersion;
    const standing = commentaryStanding(each, { ...each.of, publishedVersion }, each.replaced, today);
    return (standing === 'replied' || standing === 'no-reply') && publishedVersion === each.version;
  });
}

/**
 * What waits like a voice once the authority has replied: the commentary and each reply to it, from its first reply on.
 * @param held commentaries that no approved release holds
 */
export function repliedVoices(held: readonly HeldCommentary[], today: string): WaitingVoice[] {
  return commentaryToRelease(held, new Map(), today).flatMap(({ id, replies }) => {
    const [first] = replies;
    if (!first) return [];
    const since = new Date(first.recordedAt);
    return [
      { table: 'Commentary' as const, id, since },
      ...replies.map((reply) => ({ table: 'Reply' as const, id: reply.id, since: new Date(reply.recordedAt) })),
    ];
  });
}

/**
 * Why a prepared release may not be approved for its commentary, or null: a reply came in, or another commentary took
 * the place of one, since it was prepared.
 */
export function heldCommentaryFault(
  held: readonly { areaName: string; replaced: boolean; replies: readonly (Reply & { held: boolean })[] }[],
): string | null {
  const again = 'Take the release back and prepare it again';
  const replaced = held.find((each) => each.replaced);
  if (replaced) return `The commentary on ${replaced.areaName} was replaced since the release was prepared. ${again}.`;
  const replied = held.find(({ replies }) => replies.some((reply) => !reply.held));
  if (!replied) return null;
  return `${replied.areaName} has replied to its commentary since the release was prepared. ${again}, so that both stand together.`;
}

/** Whether the right of reply to a commentary was kept by a day: it was replied to, or its last day is over. */
export function rightOfReplyKept(
  { replies, replyBy }: Pick<CommentaryWithReplies, 'replies' | 'replyBy'>,
  today: string,
): boolean {
  return replies.length > 0 || today > replyBy;
}

/** Whether an authority is to be reminded of a commentary: it waits for its reply, and at most three working days are left. */
export function replyReminderDue(commentary: HeldCommentary, today: string): boolean {
  const standing = commentaryStanding(commentary, commentary.of, commentary.replaced, today);
  return standing === 'waiting' && addWorkingDays(today, 3) >= commentary.replyBy;
}
