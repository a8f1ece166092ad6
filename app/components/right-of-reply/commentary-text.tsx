import { formatCount, formatDate } from '#app/format.ts';

export type CommentaryShown = {
  id: string;
  text: string;
  writtenOn: string;
  replyBy: string;
  replies: readonly { id: string; text: string; repliedOn: string; inTime: boolean }[];
};

/** A text as it was given: each of its lines a paragraph of its own. */
function Words({ text }: { text: string }) {
  return (
    <div className="app-quote">
      {text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line, at) => (
          <p key={at}>{line}</p>
        ))}
    </div>
  );
}

/**
 * What the department says of an authority's figures, and what the authority says to it: word for word.
 * @param over whether the authority's days are over, so that silence can be told as such
 */
export function CommentaryText({
  commentary: { text, writtenOn, replyBy, replies },
  areaName,
  over,
  level,
}: {
  commentary: CommentaryShown;
  areaName: string;
  over: boolean;
  level: 'h2' | 'h3' | 'h4';
}) {
  const Heading = level;
  return (
    <>
      <Heading className="govuk-heading-s">The department says</Heading>
      <Words text={text} />
      <p className="govuk-hint">Written on {formatDate(writtenOn)}.</p>
      <Heading className="govuk-heading-s">{areaName} replies</Heading>
      {replies.length === 0 ? (
        <p className="govuk-body">
          {over
            ? `No reply received by ${formatDate(replyBy)}, the last of ten working days.`
            : `No reply yet. There is time until the end of ${formatDate(replyBy)}.`}
        </p>
      ) : null}
      {replies.map((reply) => (
        <div key={reply.id}>
          <Words text={reply.text} />
          <p className="govuk-hint">
            Received on {formatDate(reply.repliedOn)}
            {reply.inTime ? '' : `, after the last day for a reply, ${formatDate(replyBy)}`}. Nobody has edited it.
          </p>
        </div>
      ))}
    </>
  );
}

/** How often was replied, for lists. */
export const repliesIn = (count: number) => (count === 0 ? 'None' : formatCount(count, 'reply', 'replies'));
