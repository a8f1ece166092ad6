import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { EnglandFigure } from '#app/components/ledger/england-figure.tsx';
import { Page } from '#app/components/page.tsx';
import { formatNumber } from '#app/format.ts';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { StartingPage } from '#server/domain/ledger/pages/promises/starting-page.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.commitment.startingPoint({ release, at }));

export const handle: Siblings<typeof loader> = {
  csv: ({ items, researchedTo }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the figure' },
      { name: 'said', description: 'What was said' },
      { name: 'said_by', description: 'Who said it, where and when' },
      { name: 'said_year', description: 'The year or years it is about; empty where not named' },
      { name: 'then_period', description: 'Of a published series: the period that was meant' },
      { name: 'then_value', description: 'Of a published series: England’s figure for it', datatype: 'number' },
      { name: 'today_period', description: 'Period of today’s figure; empty where none is comparable' },
      { name: 'today_value', description: 'Today’s figure by the same method', datatype: 'number' },
      { name: 'today_how', description: 'How today’s figure was worked out; empty: as published' },
      { name: 'not_comparable', description: 'Why no figure of today can stand beside it' },
      { name: 'label', description: 'What kind of statistic today’s figure is' },
      { name: 'metric', description: 'Id of the metric; empty where it is no metric here' },
      { name: 'caution', description: 'What else is to be known' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: items.map((item) => [
      ...[item.id, item.said, item.saidBy, item.saidYear],
      ...[item.measured?.start?.period ?? null, item.measured?.start?.value ?? null],
      ...[item.measured?.now?.period ?? item.todayPeriod, item.measured?.now?.value ?? item.today],
      ...[item.todayHow, item.notComparable, item.label, item.metric, item.caution, researchedTo],
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('The starting point') }];

export default function StartingPoint() {
  const { items, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="The starting point"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'The starting point' }]}
    >
      <p className="govuk-body-l">
        These figures made the case for change. Each stands beside today’s by the same method, or with the reason why
        there is none.
      </p>
      <p className="govuk-body">A figure that moved shows what happened, not that a promise caused it.</p>
      {items.map((item) => (
        <section key={item.id} id={item.id} aria-labelledby={`${item.id}-heading`}>
          <h2 className="govuk-heading-m" id={`${item.id}-heading`}>
            {item.said}
          </h2>
          <SummaryList rows={rowsOf(item)} />
        </section>
      ))}
      <AboutThisPage path={paths.startingPoint({ at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}

function rowsOf(item: StartingPage['items'][number]) {
  const { saidBy, saidYear, what, how, measured, caution, source } = item;
  return [
    { key: 'Who said it', value: saidBy },
    { key: 'Year', value: saidYear ?? 'Not named' },
    ...(what ? [{ key: 'What it counts', value: what }] : []),
    ...(how ? [{ key: 'How it was made', value: how }] : []),
    ...(measured
      ? [{ key: 'Then, in the published series', value: <EnglandFigure measured={measured} which="start" /> }]
      : []),
    { key: 'Today', value: <Today item={item} /> },
    ...(measured
      ? [
          {
            key: 'Metric',
            value: (
              <a className="govuk-link" href={paths.metric(measured.metric.id)}>
                {measured.metric.name}
              </a>
            ),
          },
        ]
      : []),
    ...(caution ? [{ key: 'Caution', value: caution }] : []),
    ...(source
      ? [
          {
            key: 'Source of the count',
            value: (
              <a className="govuk-link" href={source} rel="external">
                Written answer
              </a>
            ),
          },
        ]
      : []),
  ];
}

function Today({
  item: { measured, today, todayPeriod, todayHow, label, notComparable },
}: {
  item: StartingPage['items'][number];
}) {
  if (measured) return <EnglandFigure measured={measured} which="now" />;
  if (today === null) return <>No comparable figure. {notComparable}</>;
  return (
    <>
      about {formatNumber(today)}, {todayPeriod}
      <span className="govuk-hint app-source">{[label, todayHow].filter(Boolean).join(': ')}</span>
    </>
  );
}
