import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { peopleSaid } from '#app/people.server.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Accounts') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const said = peopleSaid[new URL(request.url).searchParams.get('done') ?? ''] ?? null;
  return { user, csrf, said, people: await caller(request, user).account.list() };
}

export default function Admin() {
  const { user, csrf, said, people } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      heading="Accounts"
      user={user}
      csrf={csrf}
      at={paths.admin()}
      notice={said ? <NotificationBanner type="success" text={said} /> : null}
    >
      <p className="govuk-body">Who may sign in, and as what.</p>
      <Button href={paths.invite()}>Invite somebody</Button>
      <ScrollingTable
        label="Accounts"
        caption="Accounts by email address"
        head={[
          { text: 'Email address' },
          { text: 'Name' },
          { text: 'Roles' },
          { text: 'Since' },
          { text: 'May sign in' },
        ]}
        firstCellIsHeader
        rows={people.map(({ id, email, name, memberships, createdAt, disabled }) => [
          {
            text: (
              <a className="govuk-link" href={paths.person(id)}>
                {email}
              </a>
            ),
          },
          { text: name },
          { text: memberships.map(({ role, organisation }) => `${role} (${organisation})`).join(', ') },
          { text: formatMoment(String(createdAt)) },
          { text: disabled ? 'No' : 'Yes' },
        ])}
      />
    </SignedInPage>
  );
}
