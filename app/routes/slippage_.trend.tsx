import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ChartProps } from '#app/charts/chart-frame.tsx';
import { ChartPicture } from '#app/charts/chart-picture.tsx';
import { drawChartFile } from '#app/charts/draw.tsx';
import { Legend } from '#app/charts/legend.tsx';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatNumber } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { SlipTrendPage } from '#server/domain/ledger/pages/milestones/slip-trend-page.ts';

const title = 'Moves of dates, by the quarter they were made in';
const source = 'Source: the moves of dates recorded in this service, each with its own source.';

export const loader = publicPage(['at'], ({ call, release, at }) => call.milestone.slipTrend({ release, at }));

export const handle: Siblings<typeof loader> = {
  csv: ({ quarters, unknown, researchedTo }) => ({
    columns: [
      { name: 'quarter', description: 'Calendar quarter in which the moves were made; empty: not published' },
      { name: 'from', description: 'First day of the quarter', datatype: 'date' },
      { name: 'to', description: 'Last day of the quarter', datatype: 'date' },
      { name: 'moves', description: 'Moves of dates made in it', datatype: 'integer' },
      { name: 'later', description: 'Of these: to a later date', datatype: 'integer' },
      { name: 'earlier', description: 'Of these: to an earlier date', datatype: 'integer' },
      { name: 'withdrawn', description: 'Of these: withdrawn without a new date', datatype: 'integer' },
      {
        name: 'median_days',
        description: 'Median days of those to a later date; empty without any',
        datatype: 'number',
      },
      { name: 'most_days', description: 'Most days of those to a later date; empty without any', datatype: 'integer' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: [
      ...quarters.map((each) => [
        ...[each.quarter, each.from, each.to, each.moves, each.later, each.earlier, each.withdrawn],
        ...[each.medianDays, each.mostDays, researchedTo],
      ]),
      ...(unknown > 0 ? [[null, null, null, unknown, null, null, null, null, null, researchedTo]] : []),
    ],
  }),
  svg: (page) => drawChartFile(trendChart(page), title, source),
};

export const meta: MetaFunction = () => [{ title: pageTitle(title) }];

function trendChart({ quarters, axis }: SlipTrendPage): ChartProps {
  return {
    id: 'moves-by-quarter',
    as: 'bars',
    periods: quarters.map(({ quarter }) => ({
      period: quarter,
      short: quarter.slice(0, 4),
      tick: quarter.endsWith('Q1'),
    })),
    domain: axis.domain,
    ticks: axis.ticks,
    tickText: (value) => formatNumber(value),
    lines: [
      { name: 'Moved to a later date', style: 0, values: quarters.map(({ later }) => later) },
      { name: 'Withdrawn without a new date', style: 3, values: quarters.map(({ withdrawn }) => withdrawn) },
    ],
  };
}

const orNone = (days: number | null) => (days === null ? 'none' : formatNumber(days));

export default function SlipTrend() {
  const page = useLoaderData<typeof loader>();
  const { quarters, unknown, moves, at, release, researchedTo } = page;
  const chart = trendChart(page);
  return (
    <Page
      heading={title}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Dates that moved', href: paths.slippage() },
        { text: 'By quarter' },
      ]}
    >
      <p className="govuk-body">
        {formatCount(moves, 'move')} of dates found published. Of {unknown === 0 ? 'none' : unknown} of them not even
        the quarter is known: these are in no quarter below. Most promises never had a date, so few moves do not mean
        few delays.
      </p>
      {quarters.length === 0 ? (
        <p className="govuk-body">No move of a date is recorded as at this day.</p>
      ) : (
        <>
          <figure className="app-chart" aria-labelledby="moves-title">
            <h2 className="app-chart__title" id="moves-title">
              Moves made in each quarter
            </h2>
            <p className="app-chart__subtitle">Number of moves; years stand at their first quarter</p>
            <Legend lines={chart.lines} as={chart.as} />
            <ChartPicture chart={chart} label={`Bar chart: ${title}. The table below holds the same figures.`} />
            <figcaption className="app-chart__caption">{source}</figcaption>
          </figure>
          <ScrollingTable
            label="Moves made in each quarter"
            caption="The same figures, and the days slipped"
            captionClasses="govuk-table__caption--m"
            firstCellIsHeader
            head={[
              { text: 'Quarter' },
              { text: 'Moves', format: 'numeric' },
              { text: 'Later', format: 'numeric' },
              { text: 'Earlier', format: 'numeric' },
              { text: 'Withdrawn', format: 'numeric' },
              { text: 'Median days later', format: 'numeric' },
              { text: 'Most days later', format: 'numeric' },
            ]}
            rows={[
              ...quarters.map((each) => [
                { text: each.label },
                { text: each.moves, format: 'numeric' as const },
                { text: each.later, format: 'numeric' as const },
                { text: each.earlier, format: 'numeric' as const },
                { text: each.withdrawn, format: 'numeric' as const },
                { text: orNone(each.medianDays), format: 'numeric' as const },
                { text: orNone(each.mostDays), format: 'numeric' as const },
              ]),
            ]}
          />
        </>
      )}
      <AboutThisPage
        path={paths.slipTrend({ at })}
        release={release}
        researchedTo={researchedTo}
        endings={['json', 'csv', 'svg', 'png']}
      />
    </Page>
  );
}
