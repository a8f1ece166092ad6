import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';

import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Accounts') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  return { user, csrf, people: await caller(request, user).account.list() };
}

export default function Admin() {
  const { user, csrf, people } = useLoaderData<typeof loader>();
  return (
    <SignedInPage heading="Accounts" user={user} csrf={csrf} at={paths.admin()}>
      <p className="govuk-body">Who may sign in, and as what. Accounts are added on the machine the service runs on.</p>
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
        rows={people.map(({ email, name, memberships, createdAt, disabled }) => [
          { text: email },
          { text: name },
          { text: memberships.map(({ role, organisation }) => `${role} (${organisation})`).join(', ') },
          { text: formatMoment(String(createdAt)) },
          { text: disabled ? 'No' : 'Yes' },
        ])}
      />
    </SignedInPage>
  );
}
