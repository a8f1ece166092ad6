import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InviteForm } from '#app/components/account/invite-form.tsx';
import { FaultSummary } from '#app/components/fault-summary.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { actOnPeople, type PeopleAnswer } from '#app/people.server.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Invite somebody') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  return { user, csrf, roles: await caller(request, user).person.roles(), key: newKey() };
}

export const action = ({ request }: ActionFunctionArgs) => actOnPeople(request, paths.admin);

export default function Invite() {
  const { user, csrf, roles, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PeopleAnswer | undefined;
  const form = { action: paths.invite(), roles, area: null, csrf, formKey: key };
  return (
    <SignedInPage
      heading="Invite somebody"
      user={user}
      csrf={csrf}
      at={paths.admin()}
      before={<BackLink href={paths.admin()}>Accounts</BackLink>}
      notice={<FaultSummary faults={answer?.faults} />}
      width="two-thirds"
    >
      <p className="govuk-body">
        They get a letter with a link to choose a password, which works once, within seven days. Who has an account
        already is given the role.
      </p>
      <InviteForm {...form} typed={answer?.typed} faults={answer?.faults} />
    </SignedInPage>
  );
}
