import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/page.tsx';
import { Redactions } from '#app/components/redactions.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate, formatMoment } from '#app/format.ts';

import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], ({ call, release }) => call.release.list({ release, limit: 500 }));

export const meta: MetaFunction = () => [{ title: pageTitle('Releases') }];

export const handle: Siblings<typeof loader> = {
  csv: ({ items }) => ({
    columns: [
      { name: 'number', description: 'Number of the release; never used again', datatype: 'integer' },
      { name: 'title', description: 'What the release is called' },
      { name: 'kind', description: 'statistics (holds figures) or ledger (promises and evidence only)' },
      { name: 'published_at', description: 'When it came out, an instant in UTC' },
      { name: 'as_of', description: 'The day it was prepared', datatype: 'date' },
      { name: 'current', description: 'Whether it is the latest', datatype: 'boolean' },
    ],
    rows: items.map((each) => [each.number, each.title, each.kind, each.publishedAt, each.asOf, each.current]),
  }),
};

const kindWords: Record<string, string> = {
  statistics: 'Figures',
  ledger: 'Promises and evidence only',
  voices: 'Judgements',
};

export default function Releases() {
  const { items, redactions } = useLoaderData<typeof loader>();
  return (
    <Page heading="Releases" breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Releases' }]}>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body">
            Everything published here came out with a numbered release. A release never changes: what is corrected comes
            out with a later one. Only what should never have been published is taken down, and that is told here. Add{' '}
            <code>release=1</code> to the address of any page to read it as at release 1.
          </p>
        </div>
      </div>
      <ScrollingTable
        label="Every release"
        caption="Every release, the latest first"
        head={[{ text: 'Release' }, { text: 'Came out' }, { text: 'Prepared on' }, { text: 'Holds' }]}
        firstCellIsHeader
        rows={items.map((each) => [
          {
            text: (
              <a className="govuk-link" href={paths.release(each.number)}>
                {each.number}: {each.title}
              </a>
            ),
          },
          { text: formatMoment(each.publishedAt) },
          { text: formatDate(each.asOf) },
          { text: kindWords[each.kind] ?? each.kind },
        ])}
      />
      {redactions && (
        <>
          <h2 className="govuk-heading-m">What was taken down</h2>
          <Redactions redactions={redactions} />
        </>
      )}
    </Page>
  );
}
