import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { QuestionThreads } from '#app/components/question-thread.tsx';
import { ReturnPage } from '#app/components/return-page.tsx';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnForm, returnPage } from '#app/reporting.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Questions about your figures') }];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, user, csrf } = await returnPage(args);
  const current = await call.return.current({ area, collection });
  const { questions, acts, collection: facts, area: place } = current;
  return { questions, acts, collection: facts, area: place, user, csrf, key: newKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { call, area, collection, form } = await returnForm(args);
  const thread = textIn(form, 'thread');
  const text = textIn(form, 'text');
  const faulty = (message: string, status: number) => data({ thread, text, message }, { status });
  if (text === '') return faulty('Enter your answer', 400);
  const written = await attempt(() => call.return.answer({ key: textIn(form, 'key'), area, collection, thread, text }));
  if ('refused' in written) return faulty(written.refused.detail, written.refused.status);
  throw redirect(paths.return(collection, area, undefined, { done: 'answered' }), 303);
}

function AnswerForm({ thread }: { thread: string }) {
  const { csrf, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faulty = sent?.thread === thread ? sent : undefined;
  return (
    <form method="post" noValidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="thread" value={thread} />
      <Textarea
        name="text"
        id={`text-${thread}`}
        label="Your answer"
        hint="Write about the figure, never about one child, family or worker. If the figure is wrong, upload a corrected version instead."
        value={faulty?.text}
        errorMessage={faulty?.message}
      />
      <Button preventDoubleClick>Send your answer</Button>
    </form>
  );
}

export default function Questions() {
  const { questions, acts, collection, area, user, csrf } = useLoaderData<typeof loader>();
  const faulty = useActionData<typeof action>();
  return (
    <ReturnPage
      user={user}
      csrf={csrf}
      area={area}
      collection={collection}
      heading="Questions about your figures"
      width="two-thirds"
      notice={faulty ? <ErrorSummary errorList={[{ href: `#text-${faulty.thread}`, text: faulty.message }]} /> : null}
    >
      {questions.length === 0 ? (
        <p className="govuk-body">The department has asked nothing about this return.</p>
      ) : null}
      <QuestionThreads
        messages={questions}
        answer={acts.includes('answer') ? (thread) => <AnswerForm thread={thread} /> : undefined}
      />
    </ReturnPage>
  );
}
