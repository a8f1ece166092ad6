import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Input } from '#app/govuk/input.tsx';

import { Tag, type TagColour } from '#app/govuk/tag.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Prepare a release') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const releases = await caller(request, user).release.preview();
  return { user, csrf, key: newKey(), releases };
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const given = { title: textIn(form, 'title'), note: textIn(form, 'note') };
  if (given.title === '') {
    return data({ ...given, fault: 'Enter what the release is called', field: 'title' }, { status: 400 });
  }
  const input = { key: textIn(form, 'key'), ...given };
  const result = await attempt(() => caller(request, user).release.prepare(input));
  if ('done' in result) return redirect(paths.preparedRelease(result.done.number), 303);
  return data({ ...given, fault: result.refused.detail, field: 'prepare' }, { status: result.refused.status });
}

const states: Record<string, { words: string; colour: TagColour }> = {
  preparing: { words: 'Being prepared', colour: 'yellow' },
  prepared: { words: 'Waits for approval', colour: 'blue' },
  approved: { words: 'Approved', colour: 'green' },
  void: { words: 'Taken back', colour: 'grey' },
};

export default function PreparedReleases() {
  const { user, csrf, key, releases } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <SignedInPage
      heading="Prepare a release"
      user={user}
      csrf={csrf}
      at={paths.preparedReleases()}
      notice={failed && <ErrorSummary errorList={[{ href: `#${failed.field}`, text: failed.fault }]} />}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body">
            A release takes every change to the record, every accepted return and every figure of others that no release
            holds yet. Small counts are hidden by each metric’s rule. Another official then approves it.
          </p>
          <form method="post" action={paths.preparedReleases()} noValidate id="prepare">
            <CsrfField token={csrf} />
            <input type="hidden" name="key" value={key} />
            <Input
              name="title"
              label="What is the release called?"
              hint="For example: Quarterly returns, July to September 2026"
              value={failed?.title ?? ''}
              errorMessage={failed?.field === 'title' ? failed.fault : undefined}
            />
            <Textarea
              name="note"
              label="What should readers know about it? (optional)"
              rows={3}
              value={failed?.note ?? ''}
            />
            <Button preventDoubleClick>Prepare the release</Button>
          </form>
        </div>
      </div>
      <ScrollingTable
        label="Every release"
        caption="Every release, the latest first"
        head={[{ text: 'Release' }, { text: 'State' }, { text: 'Prepared' }, { text: 'Comes out' }]}
        firstCellIsHeader
        rows={releases.map(({ number, title, state, preparedAt, publishAt }) => [
          {
            text: (
              <a className="govuk-link" href={paths.preparedRelease(number)}>
                {number}: {title}
              </a>
            ),
          },
          { text: <Tag colour={states[state]?.colour}>{states[state]?.words ?? state}</Tag> },
          { text: formatMoment(String(preparedAt)) },
          { text: publishAt ? formatMoment(String(publishAt)) : 'not decided' },
        ])}
      />
    </SignedInPage>
  );
}
