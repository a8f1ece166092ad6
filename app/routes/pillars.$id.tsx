import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { commitmentTable } from '#app/components/ledger/commitment-columns.ts';
import { CommitmentTable } from '#app/components/ledger/commitment-table.tsx';
import { ConfidenceNote } from '#app/components/ledger/confidence-note.tsx';
import { ReachedTable, StatusTable } from '#app/components/ledger/counts.tsx';
import { SourceCitation } from '#app/components/ledger/source-citation.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { formatCount } from '#app/format.ts';
import { linesOf, partQuery } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['at', 'page'], (asked) => {
  const { call, params, release, at } = asked;
  return call.commitment.pillar({
    id: params.id ?? '',
    page: partQuery(asked).page,
    release,
    at,
    limit: linesOf(asked, 100),
  });
});

export const handle: Siblings<typeof loader> = { csv: ({ commitments }) => commitmentTable(commitments) };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Pillar ${data.pillar.position}: ${data.pillar.shortTitle}` : 'Pillar') },
];

export default function Pillar() {
  const { pillar, commitments, page, pages, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      caption={`Pillar ${pillar.position}`}
      heading={pillar.shortTitle}
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: pillar.shortTitle }]}
    >
      <p className="govuk-body-l">{pillar.title}</p>
      <p className="govuk-body">{pillar.summary}</p>
      {pillar.source ? (
        <p className="govuk-body-s">
          Source of the title: <SourceCitation source={pillar.source} />
        </p>
      ) : null}
      <ConfidenceNote confidence={null} checkNote={pillar.checkNote} />
      <ReachedTable caption="How far its promises got" reached={pillar.reached} />
      <StatusTable caption="Their status, as last checked" statuses={pillar.statuses} pillar={pillar.slug} />
      <p className="govuk-body">{formatCount(pillar.undated, 'promise')} of this pillar never had a date.</p>
      <CommitmentTable caption="The promises" commitments={commitments} />
      <ListPages page={page} pages={pages} to={(to) => paths.pillar(pillar.slug, { page: to })} />
      <AboutThisPage
        path={paths.pillar(pillar.slug, { at, page })}
        release={release}
        researchedTo={researchedTo}
        follow={{ pillar: pillar.slug }}
      />
    </Page>
  );
}
