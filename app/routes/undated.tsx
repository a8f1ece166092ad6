import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { commitmentTable } from '#app/components/ledger/commitment-columns.ts';
import { MilestoneTag, StatusTag } from '#app/components/ledger/status-tag.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { linesOf, partQuery } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['at', 'page'], (asked) => {
  const { call, release, at } = asked;
  return call.milestone.undated({ page: partQuery(asked).page, release, at, limit: linesOf(asked, 100) });
});

export const handle: Siblings<typeof loader> = { csv: ({ items }) => commitmentTable(items) };

export const meta: MetaFunction = () => [{ title: pageTitle('Promises without a date') }];

export default function Undated() {
  const { counts, items, page, pages, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Promises without a date"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Promises without a date' }]}
    >
      <p className="govuk-body">
        {counts.commitments} of {counts.ofCommitments} promises, {counts.milestones} of {counts.ofMilestones}{' '}
        milestones, and {counts.delivering} of the {counts.ofDelivering} milestones that deliver a promise never had a
        date. They can never be late.
      </p>
      <ScrollingTable
        label="Promises without a date"
        caption="Promises and steps without a date"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'Promise' }, { text: 'Status, as last checked' }, { text: 'Steps without a date' }]}
        rows={items.map((line) => [
          {
            text: (
              <a className="govuk-link" href={paths.commitment(line.slug)}>
                {line.title}
              </a>
            ),
          },
          { text: <StatusTag status={line.status.status} /> },
          {
            text: (
              <ul className="govuk-list">
                {line.milestones.map((step) => (
                  <li key={step.slug}>
                    {step.title} <MilestoneTag state={step.state} />
                  </li>
                ))}
              </ul>
            ),
          },
        ])}
      />
      <ListPages page={page} pages={pages} to={(to) => paths.undated({ page: to })} />
      <AboutThisPage path={paths.undated({ at, page })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}
