import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], ({ call, release }) => call.method.burden({ release }));

export const handle: Siblings<typeof loader> = {
  csv: ({ collections }) => ({
    columns: [
      { name: 'collection', description: 'Id of the collection' },
      { name: 'programme', description: 'Programme that asks' },
      { name: 'period', description: 'Period it asks for, as time_period|code' },
      { name: 'made_up', description: 'true where the authorities are an example and not real', datatype: 'boolean' },
      { name: 'returns', description: 'Returns published', datatype: 'integer' },
      { name: 'answers', description: 'Returns that said how long they took', datatype: 'integer' },
      { name: 'median_staff_hours', description: 'Staff hours of the middle return; x where fewer than five said' },
      { name: 'warnings_per_return', description: 'Warnings of the last version; x for fewer than five returns' },
      { name: 'versions_per_return', description: 'How often handed in; x for fewer than five returns' },
      { name: 'from_release', description: 'Number of the release that told it', datatype: 'integer' },
    ],
    rows: collections.map((row) => [
      ...[row.collection, row.programme, row.period, row.madeUp, row.returns, row.answers],
      ...[row.medianHours ?? 'x', row.warningsPerReturn ?? 'x', row.versionsPerReturn ?? 'x', row.fromRelease],
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('What reporting takes') }];

const orTooFew = (figure: number | null) => (figure === null ? 'Too few to say' : String(figure));

export default function Burden() {
  const { collections, release } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="What reporting takes"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'What reporting takes' }]}
    >
      <p className="govuk-body">
        Whoever submits a return can say roughly how many staff hours it took in total. We publish the median for each
        collection, never one authority’s or one person’s answer, and nothing where fewer than five answered.
      </p>
      {collections.length === 0 ? (
        <p className="govuk-body">No return has been published since we began to ask.</p>
      ) : (
        <ScrollingTable
          label="What reporting takes, by collection"
          caption="By collection"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={[
            { text: 'Collection' },
            { text: 'Returns published', format: 'numeric' },
            { text: 'Answers', format: 'numeric' },
            { text: 'Median staff hours', format: 'numeric' },
            { text: 'Warnings per return', format: 'numeric' },
            { text: 'Times handed in, per return', format: 'numeric' },
          ]}
          rows={collections.map((row) => [
            { text: `${row.programme}, ${row.periodLabel}${row.madeUp ? ' (made-up authorities)' : ''}` },
            { text: String(row.returns), format: 'numeric' },
            { text: String(row.answers), format: 'numeric' },
            { text: orTooFew(row.medianHours), format: 'numeric' },
            { text: orTooFew(row.warningsPerReturn), format: 'numeric' },
            { text: orTooFew(row.versionsPerReturn), format: 'numeric' },
          ])}
        />
      )}
      <p className="govuk-body">
        A warning asks for an explanation and does not stop a return. The{' '}
        <a className="govuk-link" href={paths.methodology()}>
          methodology
        </a>{' '}
        lists every check.
      </p>
      <AboutThisPage path={paths.burden()} release={release} />
    </Page>
  );
}
