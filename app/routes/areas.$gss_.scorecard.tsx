import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { MadeUpCouncil } from '#app/components/made-up-council.tsx';
import { Page } from '#app/components/page.tsx';
import { ScorecardCharts } from '#app/components/scorecard/scorecard-charts.tsx';
import { scorecardCsv, scorecardWorkbook } from '#app/components/scorecard/scorecard-file.ts';
import { groupsOf, scorecardNotes } from '#app/components/scorecard/scorecard-page.ts';
import { ScorecardTable } from '#app/components/scorecard/scorecard-table.tsx';
import { formatMoment } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { pageTitle } from '#app/page-title.ts';
import { beside, paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], async ({ call, params, release }) => {
  const [scorecard, { pillars }] = await Promise.all([
    call.area.scorecard({ id: params.gss ?? '', release }),
    call.commitment.overview({ release }),
  ]);
  return { ...scorecard, pillars: pillars.map(({ slug, shortTitle }) => ({ slug, title: shortTitle })) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Scorecard of ${data.area.name}` : 'Scorecard') },
];

export const handle: Siblings<typeof loader> = { csv: scorecardCsv, xlsx: scorecardWorkbook };

export default function Scorecard() {
  const page = useLoaderData<typeof loader>();
  const { area, neighbours, lines, missing, charts, release } = page;
  const here = paths.scorecard(area.code);
  return (
    <Page
      heading={area.name}
      caption="Scorecard"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Areas', href: paths.areas() },
        { text: area.name, href: paths.area(area.code) },
        { text: 'Scorecard' },
      ]}
    >
      <div className="app-scorecard">
        {area.madeUp ? <MadeUpCouncil /> : null}
        <p className="govuk-body">
          What is published of {area.name}
          {area.region ? `, ${area.region.name},` : ''} as at release {release.number} of{' '}
          {formatMoment(release.publishedAt)}
          {area.madeUp ? '' : ', beside England and its statistical neighbours'}. For a scrutiny committee, to read and
          to print.
        </p>
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={beside(here, 'xlsx')}>
            Download this scorecard as a workbook with its charts (XLSX)
          </a>
        </p>
        <Details summary="How to read it" open>
          <ul className="govuk-list govuk-list--bullet">
            {scorecardNotes.map((note) => (
              <li key={note}>{note}</li>
            ))}
            {neighbours.length > 0 ? (
              <li>Statistical neighbours: {neighbours.map(({ name }) => name).join(', ')}.</li>
            ) : null}
          </ul>
        </Details>
        {lines.length === 0 ? <p className="govuk-body">No figures of this area are published here yet.</p> : null}
        {groupsOf(page).map((group) => (
          <section key={group.id} aria-labelledby={`group-${group.id}`}>
            <h2 className="govuk-heading-m" id={`group-${group.id}`}>
              {group.title}
            </h2>
            <ScorecardTable area={area} title={`${group.title}: figures of ${area.name}`} lines={group.lines} />
          </section>
        ))}
        <ScorecardCharts area={area} charts={charts} />
        {missing.length > 0 ? (
          <section aria-labelledby="missing">
            <h2 className="govuk-heading-m" id="missing">
              What is missing
            </h2>
            <p className="govuk-body">Measures without a figure of {area.name}, each with the reason.</p>
            <ul className="govuk-list govuk-list--bullet">
              {missing.map(({ id, name, why }) => (
                <li key={id}>
                  <a className="govuk-link" href={paths.metric(id)}>
                    {name}
                  </a>
                  : {why}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <AboutThisPage path={here} release={release} endings={['json', 'csv', 'xlsx']} />
    </Page>
  );
}
