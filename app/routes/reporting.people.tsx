import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActButton } from '#app/components/account/act-button.tsx';
import { InviteForm } from '#app/components/account/invite-form.tsx';
import { FaultSummary } from '#app/components/fault-summary.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { newKey } from '#app/forms.server.ts';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { actOnPeople, type PeopleAnswer, peopleSaid } from '#app/people.server.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Your people') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const query = new URL(request.url).searchParams;
  const own = user.memberships.filter(({ role }) => role === 'approver').flatMap(({ areaCode }) => areaCode ?? []);
  const { person } = caller(request, user);
  const { area, items, roles } = await person.team({ area: query.get('area') ?? own[0] ?? 'T00000000' });
  const said = peopleSaid[query.get('done') ?? ''] ?? null;
  return {
    user,
    csrf,
    own,
    area,
    roles,
    said,
    items: items.map((each) => ({ ...each, key: newKey() })),
    key: newKey(),
  };
}

export const action = ({ request }: ActionFunctionArgs) => {
  const area = new URL(request.url).searchParams.get('area') ?? undefined;
  return actOnPeople(request, (done) => paths.team({ ...(area ? { area } : {}), done }));
};

export default function Team() {
  const { user, csrf, own, area, roles, said, items, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PeopleAnswer | undefined;
  const here = paths.team({ area: area.code });
  return (
    <SignedInPage
      heading="Your people"
      user={user}
      csrf={csrf}
      at={paths.team()}
      notice={
        answer ? (
          <FaultSummary faults={answer.faults} />
        ) : said ? (
          <NotificationBanner type="success" text={said} />
        ) : null
      }
    >
      <p className="govuk-body">Who may report for {area.name}, and as what.</p>
      {own.length > 1 ? (
        <ul className="govuk-list">
          {own.map((code) => (
            <li key={code}>
              <a className="govuk-link" href={paths.team({ area: code })}>
                {code}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <ScrollingTable
        label="People"
        caption="People by email address"
        head={[{ text: 'Email address' }, { text: 'Name' }, { text: 'Roles' }, { text: 'Leaving' }]}
        firstCellIsHeader
        rows={items.map((person) => [
          { text: person.email },
          { text: person.name },
          { text: person.roles.join(', ') + (person.hasPassword ? '' : ' (invited)') },
          {
            text: person.isYou ? (
              'This is you'
            ) : (
              <ActButton
                action={here}
                csrf={csrf}
                fields={{ act: 'end', key: person.key, person: person.id, area: area.code }}
                title="End"
                of={person.email}
                said="They are signed out at once and told by letter. What they did stays on the record."
                button="End it now"
              />
            ),
          },
        ])}
      />
      <h2 className="govuk-heading-m">Invite somebody</h2>
      <p className="govuk-body">
        They get a letter with a link to choose a password, which works once, within seven days. Nobody is told here
        whether they had an account before.
      </p>
      <InviteForm
        action={here}
        roles={roles}
        area={area.code}
        csrf={csrf}
        formKey={key}
        typed={answer?.typed}
        faults={answer?.faults}
      />
    </SignedInPage>
  );
}
