import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { FileUpload } from '#app/govuk/file-upload.tsx';
import { Input } from '#app/govuk/input.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';
import { fileIn } from '#app/uploaded-file.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Official figures') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const imports = await caller(request, user).figure.imports();
  return { user, csrf, imports, key: newKey(), done: new URL(request.url).searchParams.get('done') };
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const filters = textIn(form, 'filters');
  const told = (message: string, status: number) => data({ message, filters }, { status });
  const file = await fileIn(form, 'file');
  if (!file) return told('Select a CSV file', 400);
  const columns = filters.split(/[\s,;]+/).filter(Boolean);
  const upload = { key: textIn(form, 'key'), fileName: file.name.slice(-200), file: file.base64, filters: columns };
  const kept = await attempt(() => caller(request, user).figure.upload(upload));
  if ('refused' in kept) return told(kept.refused.detail, kept.refused.status);
  throw redirect(paths.officialFile(kept.done.id), 303);
}

const doneWords: Record<string, string> = {
  taken: 'The figures were taken over. They go out with the next release.',
  discarded: 'The file was discarded. Nothing of it was taken over.',
};

type Import = Awaited<ReturnType<typeof loader>>['imports'][number];

function stateOf({ state, counts }: Import): string {
  if (state === 'uploaded') return 'Waits for your choice';
  if (state === 'discarded') return 'Discarded';
  const said = counts ? `: ${counts.added} added, ${counts.changed} changed, ${counts.unchanged} held before` : '';
  return `${state === 'staged' ? 'Taken over' : 'Broke off: take it over again'}${said}`;
}

export default function OfficialFigures() {
  const { user, csrf, imports, key, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <SignedInPage
      heading="Official figures"
      user={user}
      csrf={csrf}
      at={paths.officialFigures()}
      notice={
        failed ? (
          <ErrorSummary errorList={[{ href: '#file', text: failed.message }]} />
        ) : done && doneWords[done] ? (
          <NotificationBanner type="success" text={doneWords[done]} />
        ) : null
      }
    >
      <p className="govuk-body">
        Take over figures from a file as the Department for Education publishes it: one line for each period, place and
        category, with the figures in columns. You see what it holds and what would change before anything is taken.
      </p>
      <p className="govuk-body">
        Where a way of counting changed, say so:{' '}
        <a className="govuk-link" href={paths.rangeRestarts()}>
          usual ranges that begin again
        </a>
        .
      </p>
      <form method="post" encType="multipart/form-data" noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={key} />
        <FileUpload name="file" label="Data file (CSV)" accept=".csv,text/csv" errorMessage={failed?.message} />
        <Input
          name="filters"
          label="Columns of numbers that hold categories (optional)"
          hint="Their names, with spaces between. For example, an age."
          value={failed?.filters}
        />
        <Button preventDoubleClick>Look at the file</Button>
      </form>
      {imports.length === 0 ? null : (
        <ScrollingTable
          label="Files uploaded last"
          caption="Files uploaded last"
          captionClasses="govuk-table__caption--m"
          head={[{ text: 'File' }, { text: 'Uploaded' }, { text: 'State' }]}
          firstCellIsHeader
          rows={imports.map((each) => [
            {
              text:
                each.state === 'uploaded' || each.state === 'staging' ? (
                  <a className="govuk-link" href={paths.officialFile(each.id)}>
                    {each.fileName}
                    <span className="govuk-visually-hidden">, uploaded at {formatMoment(each.uploadedAt)}</span>
                  </a>
                ) : (
                  each.fileName
                ),
            },
            { text: formatMoment(each.uploadedAt) },
            { text: stateOf(each) },
          ])}
        />
      )}
    </SignedInPage>
  );
}
