import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { commitmentTable } from '#app/components/ledger/commitment-columns.ts';
import { CommitmentTable } from '#app/components/ledger/commitment-table.tsx';
import { ListFilter } from '#app/components/list-filter.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { formatCount } from '#app/format.ts';
import { linesOf, listQuery, shownFilters } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

const names = ['pillar', 'status', 'lead', 'topic', 'q'] as const;

export const loader = publicPage([...names, 'page', 'at'], async (asked) => {
  const { filters, page } = listQuery(asked, names);
  const list = await asked.call.commitment.list({
    ...filters,
    page,
    release: asked.release,
    at: asked.at,
    limit: linesOf(asked, 100),
  });
  return { ...list, asked: shownFilters(filters) };
});

export const handle: Siblings<typeof loader> = { csv: ({ items }) => commitmentTable(items) };

export const meta: MetaFunction = () => [{ title: pageTitle('Commitments') }];

export default function Commitments() {
  const { items, total, page, pages, filters, asked, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page heading="Commitments" breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Commitments' }]}>
      <p className="govuk-body">
        Each promise of the strategy has a permanent id, and a status that follows from its milestones by a written
        test.
      </p>
      <ListFilter
        action={paths.commitments()}
        q={asked.q}
        fields={[
          { name: 'pillar', label: 'Pillar', all: 'All pillars', choices: filters.pillar, value: asked.pillar },
          { name: 'status', label: 'Status', all: 'Any status', choices: filters.status, value: asked.status },
          { name: 'lead', label: 'Lead body', all: 'Any body', choices: filters.lead, value: asked.lead },
          { name: 'topic', label: 'Topic', all: 'All topics', choices: filters.topic, value: asked.topic },
        ]}
      />
      {items.length > 0 ? (
        <CommitmentTable caption={`${formatCount(total, 'commitment')} found`} commitments={items} />
      ) : (
        <p className="govuk-body">
          No commitment fits these filters. Try fewer words, or{' '}
          <a className="govuk-link" href={paths.commitments()}>
            clear the filters
          </a>
          .
        </p>
      )}
      <ListPages page={page} pages={pages} to={(to) => paths.commitments({ ...asked, page: to })} />
      <AboutThisPage path={paths.commitments({ ...asked, at, page })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}
