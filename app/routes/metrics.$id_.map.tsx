import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { CounterMetrics } from '#app/components/counter-metrics.tsx';
import { FigureFiles } from '#app/components/figure-files.tsx';
import { MetricMapFigure } from '#app/components/metric-map/metric-map-figure.tsx';
import { mapFile } from '#app/components/metric-map/metric-map-tiles.ts';
import { Page } from '#app/components/page.tsx';
import { PeriodForm } from '#app/components/period-form.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { Details } from '#app/govuk/details.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['period', 'breakdown'], async ({ call, params, query, release, sibling }) => {
  const metric = params.id ?? '';
  const period = query.get('period') || undefined;
  const breakdown = query.get('breakdown') || undefined;
  const asked = { metric, period, breakdown, release };
  const map = await call.series.map(asked);
  if (sibling !== null) return sibling.startsWith('csv') ? { ...map, table: await call.series.mapTable(asked) } : map;
  const about = await call.metric.about({ id: metric, areas: map.tiles.map(({ area }) => area.code), release });
  const breakdowns = about.breakdowns.map(({ id, label }) => ({ id, label }));
  return { ...map, page: { asked, metric: about.metric, counterMetrics: about.counterMetrics, breakdowns } };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data && 'page' in data ? `Map: ${data.page.metric.name}` : 'Map') },
];

export const handle: Siblings<typeof loader> = {
  csv: (page) => tidyCsv('table' in page ? page.table : { columns: [], rows: [] }),
  svg: mapFile,
};

export default function MetricMap() {
  const found = useLoaderData<typeof loader>();
  if (!('page' in found)) return null;
  const { page, release, beside, ...map } = found;
  const { metric, asked, breakdowns, counterMetrics } = page;
  const { period, breakdown } = asked;
  const here = paths.metricMap(metric.id, { period, breakdown });
  return (
    <Page
      heading={`${metric.name}: map of local authorities`}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Metrics', href: paths.metrics() },
        { text: metric.name, href: paths.metric(metric.id) },
        { text: 'Map' },
      ]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">Every local authority at one time, beside England.</p>
          <p className="govuk-body">
            {metric.definition}{' '}
            <a className="govuk-link" href={paths.metric(metric.id)}>
              How this metric is defined
            </a>
          </p>
          <PeriodForm
            action={paths.metricMap(metric.id)}
            {...{ period, breakdown, breakdowns }}
            periods={map.periods}
          />
        </div>
      </div>
      <section aria-labelledby="map">
        <h2 className="govuk-heading-m" id="map">
          {map.periodLabel === '' ? 'Map' : `Map for ${map.periodLabel}`}
        </h2>
        <MetricMapFigure name={metric.name} map={map} beside={beside} />
        <FigureFiles page={here} name={metric.name} picture="Map" />
      </section>
      <Details summary="How to read these figures">
        <ul className="govuk-list govuk-list--bullet">
          {map.notes.map(({ code, text }, at) => (
            <li key={`${code}-${at}`}>{text}</li>
          ))}
        </ul>
      </Details>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.compareGroup({ metric: metric.id, group: 'all', period, breakdown })}>
          The same figures with their intervals drawn
        </a>
      </p>
      <CounterMetrics metrics={counterMetrics} reason={metric.counterReason} />
      <AboutThisPage path={here} release={release} endings={['json', 'csv', 'svg', 'png']} />
    </Page>
  );
}
