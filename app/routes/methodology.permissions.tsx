import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], ({ call, release }) => call.method.permissions({ release }));

export const handle: Siblings<typeof loader> = {
  csv: ({ permissions }) => ({
    columns: [
      { name: 'act', description: 'Permanent id of the act' },
      { name: 'name', description: 'The act in words' },
      { name: 'role', description: 'The role that may do it' },
      { name: 'whose', description: 'Whose it must be' },
      { name: 'states', description: 'Ids of the states in which, separated by spaces; empty: in any, or it has none' },
      {
        name: 'another_person',
        description: 'Whether whoever did the step before may not do this one',
        datatype: 'boolean',
      },
    ],
    rows: permissions.map(({ action, name, role, whose, states, anotherPerson }) => [
      ...[action, name, role, whose, states?.map(({ id }) => id).join(' ') ?? '', anotherPerson],
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('Who may do what') }];

export default function Permissions() {
  const { permissions, release } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Who may do what"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Methodology', href: paths.methodology() },
        { text: 'Who may do what' },
      ]}
    >
      <p className="govuk-body-l">
        The table that the service itself asks before each act. What is not in it nobody can do; reading what is
        published needs no account.
      </p>
      <p className="govuk-body">
        A person may hold several roles. Each act is recorded with the role it was done in. Nobody checks their own
        step, and nobody changes their own rights.
      </p>
      <ScrollingTable
        label="Who may do what"
        caption="Acts, by role"
        firstCellIsHeader
        head={[{ text: 'Act' }, { text: 'Role' }, { text: 'Whose' }, { text: 'In which states' }]}
        rows={permissions.map(({ name, role, whose, states, anotherPerson }) => [
          { text: name },
          { text: role },
          { text: anotherPerson ? `${whose}; not whoever did the step before` : whose },
          { text: states ? states.map((state) => state.name).join(', ') : 'Any' },
        ])}
      />
      <AboutThisPage path={paths.permissions()} release={release} endings={['json', 'csv']} />
    </Page>
  );
}
