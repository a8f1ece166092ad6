import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { CommentaryText } from '#app/components/right-of-reply/commentary-text.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatDate } from '#app/format.ts';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { WarningText } from '#app/govuk/warning-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: pageTitle(
      page ? `Commentary of ${formatDate(page.commentary.writtenOn)} on ${page.commentary.area.name}` : 'Commentary',
    ),
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const commentary = await caller(request, user).commentary.byId({ commentary: params.id ?? '' });
  const theirs = user.memberships.some(({ areaCode }) => areaCode === commentary.area.code);
  return { user, csrf, commentary, mayReply: commentary.mayReply && theirs, key: newKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const [key, text] = [textIn(form, 'key'), textIn(form, 'text')];
  const written = await attempt(() =>
    caller(request, user).commentary.reply({ key, commentary: params.id ?? '', text }),
  );
  if ('done' in written) throw redirect(paths.replies({ done: 'replied' }), 303);
  const { findings, detail, status } = written.refused;
  const [fault] = (findings as { message: string }[] | undefined) ?? [];
  return data({ key, text, message: fault?.message ?? detail }, { status });
}

export default function ReplyToCommentary() {
  const { user, csrf, commentary, mayReply, key } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { area, collection, replyBy, standing } = commentary;
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.reporting()}
      caption={area.name}
      heading="Commentary on your figures"
      before={<BackLink href={paths.replies()}>Commentary on your figures</BackLink>}
      notice={failed ? <ErrorSummary errorList={[{ href: '#text', text: failed.message }]} /> : null}
      width="two-thirds"
    >
      <SummaryList
        rows={[
          { key: 'Figures', value: `${collection.programme}, ${collection.label}` },
          { key: 'Reply by', value: `the end of ${formatDate(replyBy)}` },
          { key: 'Status', value: `${commentary.words}. ${commentary.meaning}` },
        ]}
      />
      <p className="govuk-body">What is published stands here as readers will see it.</p>
      <CommentaryText commentary={commentary} areaName={area.name} over={standing !== 'waiting'} level="h2" />
      {mayReply ? (
        <form method="post" noValidate>
          <WarningText iconFallbackText="Warning">
            Your reply is published word for word and cannot be changed. Do not write anything that could identify a
            child, a parent or a carer.
          </WarningText>
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={failed?.key || key} />
          <Textarea
            name="text"
            label={commentary.replies.length > 0 ? 'Add another reply' : 'Your reply'}
            hint="4,000 characters or fewer. It stands beside the commentary, in the name of your authority."
            rows={8}
            value={failed?.text}
            errorMessage={failed?.message}
          />
          <Button preventDoubleClick>Send the reply</Button>
        </form>
      ) : null}
    </SignedInPage>
  );
}
