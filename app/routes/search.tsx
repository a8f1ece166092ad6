import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { formatCount, formatNumber, formatUnit } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { partQuery } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { SearchGroup } from '#server/domain/ledger/pages/programme-pages.ts';

export const loader = publicPage(['q', 'at', 'show', 'page'], (asked) => {
  const { call, query, release, at } = asked;
  return call.search.find({ q: query.get('q') ?? '', ...partQuery(asked), release, at, limit: 25 });
});

export const handle: Siblings<typeof loader> = {
  csv: ({ groups, researchedTo }) => ({
    columns: [
      { name: 'kind', description: 'commitment, recommendation, metric, area or term' },
      { name: 'id', description: 'Permanent id' },
      { name: 'title', description: 'Its name' },
      { name: 'about', description: 'Status, review, unit, level or meaning' },
      { name: 'researched_to', description: 'No promise was followed up after this day', datatype: 'date' },
    ],
    rows: groups.flatMap(({ kind, hits }) =>
      hits.map(({ id, title, about }) => [kind, id, title, about, researchedTo]),
    ),
  }),
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.q ? `Search: ${data.q}` : 'Search') },
  { name: 'robots', content: 'noindex' },
];

type Hit = SearchGroup['hits'][number];
type Kind = { heading: string; href: (id: string) => string; about: (hit: Hit) => string | null };

const levels: Record<string, string> = {
  national: 'Country',
  region: 'Region',
  'sub-region': 'Part of a region',
  'local-authority': 'Local authority',
};

const kinds: Record<SearchGroup['kind'], Kind> = {
  commitment: { heading: 'Promises', href: paths.commitment, about: ({ about }) => about },
  recommendation: { heading: 'Recommendations', href: paths.recommendation, about: ({ about }) => about },
  metric: { heading: 'Metrics', href: paths.metric, about: ({ about }) => (about ? formatUnit(about) : null) },
  area: { heading: 'Areas', href: paths.area, about: ({ about }) => levels[about ?? ''] ?? about },
  term: { heading: 'Glossary', href: (id) => `${paths.glossary()}#${id}`, about: ({ about }) => about },
};

export default function Search() {
  const page = useLoaderData<typeof loader>();
  const { q, show, total, groups, at, release, researchedTo } = page;
  const found = groups.filter((group) => group.hits.length > 0);
  return (
    <Page
      heading="Search"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Search' }]}
    >
      <form method="get" action={paths.search()} aria-label="Search everything published">
        <Input
          id="search-q"
          name="q"
          type="search"
          label="Words to look for"
          labelClasses="govuk-label--s"
          hint="We look for entries with all these words, in any order. For example: kinship allowance"
          value={q}
          attributes={{ maxLength: 200 }}
        />
        {at ? <input type="hidden" name="at" value={at} /> : null}
        <Button>Search</Button>
      </form>
      {q === '' ? (
        <p className="govuk-body">
          Searches promises, recommendations, metrics, areas and the glossary. Made-up example areas are not searched.
        </p>
      ) : (
        <p className="govuk-body" role="status">
          {total > 0
            ? `${formatCount(total, 'result')} for “${q}”${show ? '. Only one kind is shown.' : ''}`
            : `Nothing holds every word of “${q}”.`}
        </p>
      )}
      {q !== '' && total === 0 ? <NothingFound /> : null}
      {found.map((group) => (
        <Group key={group.kind} group={group} to={(to) => paths.search(q, { show: group.kind, page: to })} />
      ))}
      <AboutThisPage
        path={paths.search(q, { at, show, page: found.length === 1 ? found[0]?.page : null })}
        release={release}
        researchedTo={researchedTo}
      />
    </Page>
  );
}

function NothingFound() {
  return (
    <>
      <p className="govuk-body">You can:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>check the spelling, or use fewer words</li>
        <li>use the beginning of a word: “foster” also finds “fostering”</li>
        <li>
          look through all{' '}
          <a className="govuk-link" href={paths.commitments()}>
            promises
          </a>
          ,{' '}
          <a className="govuk-link" href={paths.recommendations()}>
            recommendations
          </a>
          ,{' '}
          <a className="govuk-link" href={paths.metrics()}>
            metrics
          </a>{' '}
          or{' '}
          <a className="govuk-link" href={paths.areas()}>
            areas
          </a>
        </li>
      </ul>
    </>
  );
}

function Group({ group, to }: { group: SearchGroup; to: (page: number) => string }) {
  const { heading, href, about } = kinds[group.kind];
  return (
    <section aria-labelledby={`found-${group.kind}`}>
      <h2 className="govuk-heading-m" id={`found-${group.kind}`}>
        {heading} ({formatNumber(group.total)})
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {group.hits.map((hit) => (
          <li key={hit.id}>
            <a className="govuk-link" href={href(hit.id)}>
              {hit.title}
            </a>
            {about(hit) ? <span className="govuk-hint app-source">{about(hit)}</span> : null}
          </li>
        ))}
      </ul>
      <ListPages {...group} label={heading} to={to} />
    </section>
  );
}
