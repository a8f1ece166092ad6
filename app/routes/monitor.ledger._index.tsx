import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { actForms } from '#app/components/ledger-acts/act-forms.ts';
import { ListPages } from '#app/components/list-pages.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('The record of promises') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const query = new URL(request.url).searchParams;
  const q = query.get('q')?.trim() ?? '';
  const page = Number(query.get('page') ?? 1);
  const found = await caller(request, user).ledger.promises({ q: q || undefined, page });
  return { user, csrf, q, found };
}

export default function PromiseRecords() {
  const { user, csrf, q, found } = useLoaderData<typeof loader>();
  const isOfficial = user.memberships.some(({ role }) => role === 'official');
  return (
    <SignedInPage heading="The record of promises" user={user} csrf={csrf} at={paths.records()}>
      <p className="govuk-body">
        Choose a promise to see its record and to add to it. What is added shows to readers with the next release;
        nothing is ever changed or removed.
      </p>
      {isOfficial ? (
        <ul className="govuk-list">
          {(['add-promise', 'respond'] as const).map((act) => (
            <li key={act}>
              <a className="govuk-link" href={paths.act(act)}>
                {actForms[act].title}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <form method="get" action={paths.records()} noValidate>
        <Input name="q" label="Words of the promise, its id or its lead body" type="search" value={q} />
        <Button variant="secondary">Search</Button>
      </form>
      {found.total === 0 ? (
        <p className="govuk-body">No promise holds these words.</p>
      ) : (
        <ScrollingTable
          label="Promises"
          caption={formatCount(found.total, 'promise')}
          captionClasses="govuk-table__caption--m"
          head={[{ text: 'Promise' }, { text: 'Lead body' }, { text: 'Ended' }]}
          firstCellIsHeader
          rows={found.items.map(({ slug, title, leadBody, ended }) => [
            {
              text: (
                <a className="govuk-link" href={paths.record(slug)}>
                  {title}
                </a>
              ),
            },
            { text: leadBody },
            { text: ended ? 'Yes' : 'No' },
          ])}
        />
      )}
      <ListPages page={found.page} pages={found.pages} to={(page) => paths.records({ q, page })} />
    </SignedInPage>
  );
}
