import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { changesFeed } from '#app/components/changes-feed.ts';
import { Page } from '#app/components/page.tsx';
import { Redactions } from '#app/components/redactions.tsx';
import { ReleaseChangesView } from '#app/components/release-changes.tsx';
import { filledUp, revisionColumns, revisionRows } from '#app/components/revisions-file.ts';
import { formatMoment } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Pagination } from '#app/govuk/pagination.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import { ownOrigin } from '#app/trpc.server.ts';

const filters = ['pillar', 'commitment', 'topic', 'area', 'metric'] as const;
const perPage = 10;

export const loader = publicPage([...filters, 'page'], async ({ call, query, release }) => {
  const page = Number(query.get('page') || 1);
  if (!Number.isInteger(page) || page < 1) throw problemResponse(problem('NOT_FOUND', 'There is no such page.'));
  const asked = Object.fromEntries(filters.map((name) => [name, query.get(name) || undefined]));
  const all = await call.change.list({ ...asked, release, limit: 50 });
  const items = all.items.slice((page - 1) * perPage, page * perPage);
  if (page > 1 && items.length === 0) throw problemResponse(problem('NOT_FOUND', 'There is no such page.'));
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const more = all.items.length > page * perPage;
  return { release: all.release, items, asked: given, page, more, origin: ownOrigin() };
});

export const meta: MetaFunction = () => [{ title: pageTitle('What changed') }];

export const handle: Siblings<typeof loader> = {
  csv: ({ items }) => ({
    columns: [
      { name: 'release', description: 'Number of the release', datatype: 'integer' },
      { name: 'published_at', description: 'When it came out, an instant in UTC' },
      {
        name: 'part',
        description:
          'ledger (rows of the record), dates (that passed), figures, or scheduled or correction (one figure of a return that was published before)',
      },
      { name: 'of', description: 'Kind of row, or id of the metric' },
      { name: 'name', description: 'The same in words' },
      { name: 'added', description: 'Rows or figures the release added', datatype: 'integer' },
      { name: 'corrected', description: 'Rows or figures that correct one published before', datatype: 'integer' },
      { name: 'revised', description: 'Figures revised because more was recorded since', datatype: 'integer' },
      ...revisionColumns,
    ],
    rows: items.flatMap(({ number, publishedAt, counts, metrics, passed, morePassed, revisions }) =>
      [
        ...counts.map((each) => ['ledger', each.kind, each.words, each.added, each.corrected, null]),
        ...(passed.length > 0
          ? [['dates', 'passed', 'dates that passed', passed.length + morePassed, null, null]]
          : []),
        ...metrics.map((each) => ['figures', each.metric, each.name, each.values, each.corrected, each.revised]),
        ...revisionRows(revisions),
      ].map((row) => [number, publishedAt, ...filledUp(row, revisionColumns.length + 6)]),
    ),
  }),
  atom: ({ items, asked, origin, page, more }) => changesFeed(items, asked, origin, { page, more }),
};

export default function Changes() {
  const { items, asked, page, more } = useLoaderData<typeof loader>();
  const of = Object.entries(asked).map(([name, value]) => `${name} ${value}`);
  return (
    <Page heading="What changed" breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'What changed' }]}>
      <p className="govuk-body">
        What each release added to the record and to the figures, the latest first. Nothing published is ever changed in
        place, except what had to be taken down.{' '}
        <a className="govuk-link" href={paths.changesFeed(asked)}>
          Follow this list as a feed (Atom)
        </a>{' '}
        or{' '}
        <a className="govuk-link" href={paths.subscriptions(asked)} data-edition="newest">
          get an email when it grows
        </a>
        . What moved, was decided and fell overdue since a day stands in{' '}
        <a className="govuk-link" href={paths.brief()}>
          a brief
        </a>
        .
      </p>
      {of.length > 0 && (
        <InsetText>
          Only what concerns {of.join(', ')}.{' '}
          <a className="govuk-link" href={paths.changes()}>
            Show every change
          </a>
        </InsetText>
      )}
      {items.length === 0 && <p className="govuk-body">No release changed anything about this.</p>}
      {items.map((changes) => (
        <section key={changes.number} aria-labelledby={`release-${changes.number}`}>
          <h2 className="govuk-heading-m" id={`release-${changes.number}`}>
            <a className="govuk-link" href={paths.release(changes.number)}>
              Release {changes.number}: {changes.title}
            </a>
          </h2>
          <p className="govuk-body-s">Came out at {formatMoment(changes.publishedAt)}</p>
          {changes.redactions && (
            <>
              <p className="govuk-body">Taken down while it was the latest:</p>
              <Redactions redactions={changes.redactions} />
            </>
          )}
          <ReleaseChangesView changes={changes} />
        </section>
      ))}
      {(page > 1 || more) && (
        <Pagination
          previous={page > 1 ? { href: paths.changes({ ...asked, page: page - 1 }) } : undefined}
          next={more ? { href: paths.changes({ ...asked, page: page + 1 }) } : undefined}
        />
      )}
    </Page>
  );
}
