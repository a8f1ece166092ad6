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
import { InsetText } from '#app/govuk/inset-text.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? `Commentary on ${page.area.name}, ${page.collection.label}` : 'Commentary') },
];

const placeIn = (params: LoaderFunctionArgs['params']) => ({
  collection: params.collection ?? '',
  area: params.area ?? '',
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const page = await caller(request, user).commentary.ofReturn(placeIn(params));
  return { ...page, user, csrf, key: newKey(), done: new URL(request.url).searchParams.get('done') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const of = placeIn(params);
  const typed = { key: textIn(form, 'key'), text: textIn(form, 'text'), replaces: textIn(form, 'replaces') };
  const written = await attempt(() =>
    caller(request, user).commentary.write({ ...typed, ...of, replaces: typed.replaces || null }),
  );
  if ('done' in written) throw redirect(paths.commentary(of.collection, of.area, { done: 'sent' }), 303);
  const { findings, detail, status } = written.refused;
  const [fault] = (findings as { message: string }[] | undefined) ?? [];
  return data({ ...typed, message: fault?.message ?? detail }, { status });
}

export default function CommentaryOnReturn() {
  const { user, csrf, area, collection, mayWrite, waiting, items, key, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.commentaries()}
      caption={`${area.name}, ${collection.label}`}
      heading="Commentary"
      before={<BackLink href={paths.monitorReturn(collection.id, area.code)}>The return</BackLink>}
      notice={
        failed ? (
          <ErrorSummary errorList={[{ href: '#text', text: failed.message }]} />
        ) : done === 'sent' ? (
          <NotificationBanner
            type="success"
            text="The commentary was sent to the authority, which now has ten working days to reply."
          />
        ) : null
      }
      width="two-thirds"
    >
      {mayWrite ? null : (
        <InsetText>Commentary is written once the figures are accepted. Then the authority can reply to it.</InsetText>
      )}
      {items.length === 0 ? <p className="govuk-body">Nobody has written commentary on these figures.</p> : null}
      {items.map((item) => (
        <section key={item.id} aria-labelledby={`commentary-${item.id}`}>
          <h2 className="govuk-heading-m" id={`commentary-${item.id}`}>
            {item.words}: commentary of {formatDate(item.writtenOn)} on version {item.version}
          </h2>
          <p className="govuk-body">
            {item.meaning}
            {item.release > 0 ? ` It is in release ${item.release}.` : ''}
          </p>
          <CommentaryText commentary={item} areaName={area.name} over={item.standing !== 'waiting'} level="h3" />
        </section>
      ))}
      {mayWrite ? (
        <form method="post" noValidate>
          <h2 className="govuk-heading-m">{waiting ? 'Send another in its place' : 'Write commentary'}</h2>
          {waiting ? (
            <p className="govuk-body">
              The one that waits is then never published, nor is a reply to it, and the ten working days begin anew.
            </p>
          ) : null}
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={failed?.key || key} />
          <input type="hidden" name="replaces" value={waiting?.id ?? ''} />
          <Textarea
            name="text"
            label="What is to be published beside the figures"
            hint="4,000 characters or fewer. Say what the figures show, not who is to blame. Name nobody."
            rows={8}
            value={failed?.text ?? waiting?.text}
            errorMessage={failed?.message}
          />
          <Button preventDoubleClick>Send to the authority</Button>
        </form>
      ) : null}
    </SignedInPage>
  );
}
