import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActButton } from '#app/components/account/act-button.tsx';
import { EraseAccount } from '#app/components/account/erase-account.tsx';
import { FaultSummary } from '#app/components/fault-summary.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { actOnPeople, type PeopleAnswer } from '#app/people.server.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.person.email ?? 'Account') }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const person = await caller(request, user).person.find({ person: params.id ?? '' });
  return { user, csrf, person, keys: [newKey(), newKey(), newKey()] };
}

export const action = ({ request }: ActionFunctionArgs) => actOnPeople(request, paths.admin);

export default function OnePerson() {
  const { user, csrf, person, keys } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PeopleAnswer | undefined;
  const act = { action: paths.person(person.id), csrf };
  const [end = '', takeFactor = '', erase = ''] = keys;
  return (
    <SignedInPage
      heading="One account"
      user={user}
      csrf={csrf}
      at={paths.admin()}
      before={<BackLink href={paths.admin()}>Accounts</BackLink>}
      notice={
        <FaultSummary
          faults={answer?.faults}
          anchorOf={({ field }) => (person.disabled ? `#${field}` : '#main-content')}
        />
      }
      width="two-thirds"
    >
      <SummaryList
        rows={[
          { key: 'Email address', value: <span className="app-breaks">{person.email}</span> },
          { key: 'Name', value: <span className="app-breaks">{person.name}</span> },
          {
            key: 'Roles',
            value: person.memberships.map(({ role, organisation }) => `${role} (${organisation})`).join(', ') || 'None',
          },
          { key: 'May sign in', value: person.disabled ? 'No' : 'Yes' },
          { key: 'Has chosen a password', value: person.hasPassword ? 'Yes' : 'Not yet' },
          { key: 'Second factor', value: person.hasSecondFactor ? 'Yes' : 'No' },
        ]}
      />
      {person.isYou ? (
        <p className="govuk-body">This is you. Nobody changes their own rights: another administrator can.</p>
      ) : (
        <>
          {person.hasSecondFactor ? (
            <ActButton
              {...act}
              fields={{ act: 'takeFactor', key: takeFactor, person: person.id }}
              title="Take a lost app off"
              said="Make sure that it is them who ask, for instance by calling a number that you know. They are signed out, told by letter, and where their role needs a second factor they add one when they next sign in."
              button="Take the app off"
            />
          ) : null}
          {person.disabled ? (
            <EraseAccount
              {...act}
              fields={{ act: 'erase', key: erase, person: person.id }}
              reasons={person.erasureReasons}
              faults={answer?.faults}
            />
          ) : (
            <ActButton
              {...act}
              fields={{ act: 'end', key: end, person: person.id }}
              title="End all that they may do"
              said="They are signed out at once, their tokens are revoked and they are told by letter. What they did stays on the record. They can be invited again. Two years later the account is erased by itself; once it is closed you can erase it sooner."
              button="End it now"
            />
          )}
        </>
      )}
    </SignedInPage>
  );
}
