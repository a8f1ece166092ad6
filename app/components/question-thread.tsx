import type { ReactNode } from 'react';
import { formatMoment } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Tag } from '#app/govuk/tag.tsx';
import { figureName } from './return-figures.tsx';
import { roleWords } from './return-standing.ts';

export type QuestionMessage = {
  thread: string;
  version: number;
  metric: string;
  breakdown: string;
  name: string;
  breakdownLabel: string;
  text: string;
  actorRole: string;
  at: string;
  open: boolean;
};

/** The department's questions with what was answered; `answer` draws the form below one that is open. */
export function QuestionThreads({
  messages,
  answer,
}: {
  messages: readonly QuestionMessage[];
  answer?: (thread: string) => ReactNode;
}) {
  const threads = [...new Set(messages.map(({ thread }) => thread))];
  return threads.map((thread) => {
    const own = messages.filter((message) => message.thread === thread);
    const [first] = own;
    if (!first) return null;
    return (
      <section key={thread} aria-labelledby={`question-${thread}`}>
        <h2 className="govuk-heading-m" id={`question-${thread}`}>
          {figureName(first)} {first.open ? <Tag colour="blue">Not answered</Tag> : null}
        </h2>
        <p className="govuk-body-s">About version {first.version}</p>
        {own.map((message) => (
          <InsetText key={message.at + message.actorRole}>
            <p className="govuk-body">{message.text}</p>
            <p className="govuk-body-s">
              {roleWords[message.actorRole] ?? message.actorRole}, {formatMoment(message.at)}
            </p>
          </InsetText>
        ))}
        {first.open && answer ? answer(thread) : null}
      </section>
    );
  });
}
