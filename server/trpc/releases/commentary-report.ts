import type { Workshop, Writing } from '#server/data/connections.ts';
import { readCommentariesOf } from '#server/data/workshop/right-of-reply.ts';
import type { ReleaseReport } from '#server/domain/releases/report.ts';
import { rightOfReplyKept } from '#server/domain/right-of-reply/standing.ts';

/**
 * What a release's report says of the commentary it holds, looked up in what was stored and not in what was meant to be.
 * @param today `YYYY-MM-DD` in London
 */
export async function commentaryReport(
  from: Workshop | Writing,
  release: number,
  today: string,
): Promise<NonNullable<ReleaseReport['commentary']>> {
  const held = await readCommentariesOf(from, release);
  return {
    taken: held.length,
    replied: held.filter(({ replies }) => replies.length > 0).length,
    tooEarly: held.filter((each) => !rightOfReplyKept(each, today)).length,
  };
}
