import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { ReachedTable, StatusTable } from '#app/components/ledger/counts.tsx';
import { PillarCards } from '#app/components/ledger/pillar-cards.tsx';
import { StartingFigures } from '#app/components/ledger/starting-figures.tsx';
import { Page } from '#app/components/page.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.commitment.overview({ release, at }));

export const handle: Siblings<typeof loader> = {
  csv: ({ pillars }) => ({
    columns: [
      { name: 'pillar', description: 'Permanent id of the pillar' },
      { name: 'title', description: 'Short title of the pillar' },
      { name: 'promises', description: 'Promises in the pillar', datatype: 'integer' },
      { name: 'undated', description: 'Promises that never had a date', datatype: 'integer' },
      ...(pillars[0]?.reached ?? []).map(({ step, meaning }) => ({
        name: `reached_${step.replaceAll('-', '_')}`,
        description: meaning,
        datatype: 'integer' as const,
      })),
    ],
    rows: pillars.map((pillar) => [
      pillar.slug,
      pillar.shortTitle,
      pillar.commitments,
      pillar.undated,
      ...pillar.reached.map(({ count }) => count),
    ]),
  }),
};

export const meta: MetaFunction = () => [
  { title: pageTitle('Are the promises being kept?') },
  {
    name: 'description',
    content:
      'What was promised to children in England’s social care system in 2023, what has been delivered with proof, and which figures show it.',
  },
];

export default function Overview() {
  const page = useLoaderData<typeof loader>();
  const { lateness, undated } = page;
  return (
    <Page heading="Are the promises of Stable Homes, Built on Love being kept?">
      <p className="govuk-body-l">
        In February 2023 the government answered three reviews of children’s social care in England with{' '}
        {formatCount(page.commitments, 'promise')}. This page shows how far they got, with the evidence for each.
      </p>
      {page.researchedTo ? (
        <p className="govuk-body">
          Everything here is as last checked on {formatDate(page.researchedTo)}. Nothing is called late for a day after
          that, because nobody has looked.
        </p>
      ) : null}
      <StatusTable caption="Status of the promises, as last checked" statuses={page.statuses} />
      <p className="govuk-body">
        <a className="govuk-link" href={`${paths.methodology()}#status`}>
          The written tests that give a status
        </a>
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <a className="govuk-link" href={paths.slippage()}>
            {formatCount(lateness.late, 'promise')} late or moved back
          </a>
          , as the evidence says
        </li>
        <li>
          {formatCount(lateness.nothingRecorded, 'promise')} whose date had passed with nothing recorded when last
          checked
        </li>
        <li>{formatCount(lateness.notChecked, 'promise')} whose date has passed since, and nobody has checked</li>
        <li>
          <a className="govuk-link" href={paths.undated()}>
            {undated.commitments} of {undated.ofCommitments} promises and {undated.milestones} of {undated.ofMilestones}{' '}
            milestones never had a date
          </a>
          : they can never be late
        </li>
        <li>{formatCount(page.silent, 'unfinished promise')} with nothing new in the year before the last check</li>
      </ul>
      <ReachedTable caption="How far the promises got" reached={page.reached} />
      <p className="govuk-body">
        There is no percentage delivered: promises differ too much in size, and many milestones are only publications. A
        promise counts at every step it has reached.
      </p>
      <h2 className="govuk-heading-m">The six pillars</h2>
      <PillarCards pillars={page.pillars} />
      <h2 className="govuk-heading-m">The three reviews behind the strategy</h2>
      <ul className="govuk-list govuk-list--bullet">
        {page.reviews.map((review) => (
          <li key={review.slug}>
            <a className="govuk-link" href={`${paths.recommendations()}?review=${review.slug}`}>
              {review.title}
            </a>{' '}
            ({formatDate(review.publishedOn)}): {formatCount(review.recommendations, 'recommendation')} recorded here
          </li>
        ))}
      </ul>
      <StartingFigures figures={page.startingFigures} />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.startingPoint()}>
          The starting point: each figure with its source and year, beside the same series today
        </a>
      </p>
      <h2 className="govuk-heading-m">How families experience it</h2>
      <p className="govuk-body">
        Consent, dignity and help that helps, for all families and for those with a disabled child.{' '}
        <a className="govuk-link" href={paths.experience()}>
          See what is measured of it, and what is not
        </a>
        .
      </p>
      <h2 className="govuk-heading-m">What delay would cost</h2>
      <p className="govuk-body">
        One estimate was published for delaying the whole programme.{' '}
        <a className="govuk-link" href={paths.delay()}>
          See the estimate, its source and what it assumes
        </a>
        . It says nothing about any single promise.
      </p>
      <AboutThisPage path={paths.overview()} release={page.release} researchedTo={page.researchedTo} />
    </Page>
  );
}
