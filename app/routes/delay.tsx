import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { SourceCitation } from '#app/components/ledger/source-citation.tsx';
import { Page } from '#app/components/page.tsx';
import { formatCount, formatNumber } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Select } from '#app/govuk/select.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Table } from '#app/govuk/table.tsx';
import { Tag } from '#app/govuk/tag.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { DelayPage } from '#server/domain/ledger/pages/delay-page.ts';

const choices = [1, 2, 3, 4, 5];

export const loader = publicPage(['years', 'at'], ({ call, query, release, at }) => {
  const asked = query.get('years') ?? '';
  if (asked !== '' && !choices.includes(Number(asked))) {
    throw problemResponse(problem('BAD_REQUEST', `years: give one of ${choices.join(', ')}.`));
  }
  return call.commitment.delay({ years: asked ? Number(asked) : undefined, release, at });
});

export const handle: Siblings<typeof loader> = {
  csv: ({ estimate }) => ({
    columns: [
      { name: 'delay_years', description: 'Length of the delay of the whole programme, in years', datatype: 'integer' },
      {
        name: 'over_years',
        description: 'Years the cost is counted over; the sums contain each other',
        datatype: 'integer',
      },
      { name: 'billion_gbp', description: 'Estimate, in billions of pounds', datatype: 'number' },
      { name: 'as_published', description: 'false: the published sum in proportion to the years', datatype: 'boolean' },
      { name: 'published_billion_gbp', description: 'As published, for two years of delay', datatype: 'number' },
      { name: 'source', description: 'Permanent id of the source' },
    ],
    rows: (estimate?.costs ?? []).map(({ overYears, billionGbp, publishedBillionGbp }) => [
      ...[estimate?.years ?? null, overYears, billionGbp],
      ...[estimate?.asPublished ?? null, publishedBillionGbp, estimate?.source?.slug ?? null],
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('What delay would cost: an estimate') }];

export default function Delay() {
  const { estimate, at, release } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="What delay would cost: an estimate"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'What delay would cost' }]}
    >
      {estimate ? <Estimate estimate={estimate} /> : <p className="govuk-body">No estimate is recorded.</p>}
      <AboutThisPage
        path={paths.delay(estimate && !estimate.asPublished ? estimate.years : null, { at })}
        release={release}
      />
    </Page>
  );
}

function Estimate({ estimate }: { estimate: NonNullable<DelayPage['estimate']> }) {
  const { years, publishedYears, asPublished, costs } = estimate;
  const delay = formatCount(years, 'year');
  return (
    <>
      <p className="govuk-body">
        <Tag colour="yellow">Estimate</Tag>
      </p>
      <p className="govuk-body">
        {estimate.of}. Estimated by {estimate.madeBy}. It covers the programme as a whole, so it cannot be split between
        promises or milestones, and it is not added to any other sum here.
      </p>
      <Table
        caption={`Extra cost of a delay of ${delay}${asPublished ? ', as published' : ', in proportion to the published estimate'}`}
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[{ text: 'Counted over' }, { text: 'Estimate', format: 'numeric' }]}
        rows={costs.map(({ overYears, billionGbp }) => [
          { text: formatCount(overYears, 'year') },
          { text: `about £${formatNumber(billionGbp)} billion`, format: 'numeric' },
        ])}
      />
      {asPublished ? null : (
        <InsetText>
          The authors published on a delay of {formatCount(publishedYears, 'year')} only. That the cost grows in
          proportion to the delay is this page’s assumption, not theirs.
        </InsetText>
      )}
      <p className="govuk-body">
        For a delay of {formatCount(publishedYears, 'year')} the same authors expect{' '}
        {formatNumber(estimate.moreChildrenInCare)} more children in care by {estimate.childrenBy}. That number belongs
        to a year and does not change with the delay chosen here.
      </p>
      <form method="get" action={paths.delay()} aria-label="Choose the length of the delay">
        <Select
          id="years"
          name="years"
          label="Length of the delay"
          labelClasses="govuk-label--s"
          value={String(years)}
          items={choices.map((each) => ({
            value: String(each),
            text: `${formatCount(each, 'year')}${each === publishedYears ? ' (as published)' : ''}`,
          }))}
        />
        <Button>Show</Button>
      </form>
      <SummaryList
        rows={[
          {
            key: 'Source',
            value: estimate.source ? <SourceCitation source={estimate.source} /> : 'not published here',
          },
          { key: 'Range', value: estimate.rangeNote },
          {
            key: 'What it assumes',
            value: (
              <ul className="govuk-list govuk-list--bullet">
                {estimate.assumptions.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            ),
          },
          { key: 'How sure we are', value: estimate.confidenceNote },
        ]}
      />
    </>
  );
}
