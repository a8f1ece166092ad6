import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { CompareForm } from '#app/components/compare-form.tsx';
import { ComparisonFigure } from '#app/components/comparison-figure.tsx';
import { comparisonFile } from '#app/components/comparison-file.ts';
import { CounterMetrics } from '#app/components/counter-metrics.tsx';
import { Page } from '#app/components/page.tsx';
import { ShowElsewhere } from '#app/components/show-elsewhere.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { pageTitle } from '#app/page-title.ts';
import { beside, paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import { ownOrigin } from '#app/trpc.server.ts';

const england = 'E92000001';
const firstMetric = 's47_rate';

/** An empty field of the form is a field that was not filled in. */
const filled = (query: URLSearchParams, name: string) => query.getAll(name).filter((value) => value !== '');

export const loader = publicPage(
  ['metric', 'area', 'from', 'to', 'breakdown'],
  async ({ call, query, release, sibling }) => {
    const chosen = filled(query, 'area');
    const asked = {
      metric: filled(query, 'metric')[0] ?? firstMetric,
      areas: chosen.length > 0 ? chosen : [england],
      from: filled(query, 'from')[0],
      to: filled(query, 'to')[0],
      breakdown: filled(query, 'breakdown')[0],
      release,
    };
    const { release: _, ...pair } = await call.series.beside(asked);
    const comparison = { ...(await call.series.compare(asked)), ...pair };
    if (sibling === 'json' || sibling === 'svg' || sibling === 'png') return comparison;
    if (sibling !== null) return { ...comparison, table: await call.series.table(asked) };
    const all = { release, limit: 500 };
    const [metrics, page, countries, regions, authorities, examples] = await Promise.all([
      call.metric.list(all),
      call.metric.about({ id: asked.metric, areas: asked.areas, release }),
      call.area.list({ ...all, level: 'national' }),
      call.area.list({ ...all, level: 'region' }),
      call.area.list(all),
      call.area.list({ ...all, madeUp: 'true' }),
    ]);
    const places = [countries, regions, authorities, examples].flatMap(({ items }) => items);
    return {
      ...comparison,
      page: {
        origin: ownOrigin(),
        asked,
        metric: page.metric,
        counterMetrics: page.counterMetrics,
        breakdowns: page.breakdowns.map(({ id, label }) => ({ id, label })),
        metrics: metrics.items.map(({ id, name, unit }) => ({ id, name, unit })),
        places: places.map(({ code, name }) => ({ code, name })),
      },
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data && 'page' in data ? `Compare: ${data.page.metric.name}` : 'Compare') },
];

export const handle: Siblings<typeof loader> = {
  csv: (page) => tidyCsv('table' in page ? page.table : { columns: [], rows: [] }),
  svg: (page) => comparisonFile(page, page.beside),
};

export default function Compare() {
  const found = useLoaderData<typeof loader>();
  if (!('page' in found)) return null;
  const { page, release, beside: pair, ...comparison } = found;
  const { origin, asked, metric, counterMetrics, breakdowns, metrics, places } = page;
  const { areas: area, ...rest } = asked;
  const here = paths.compare({ ...rest, area });
  const permanent = paths.compare({ ...rest, area, release: release.number });
  const files = {
    csv: beside(here, 'csv'),
    json: beside(here, 'json'),
    svg: beside(here, 'svg'),
    png: beside(here, 'png'),
  };
  return (
    <Page
      heading="Compare places over time"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Compare' }]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">
            One metric in up to four places, beside England, the region and places like the first one.
          </p>
          <ul className="govuk-list">
            <li>
              <a className="govuk-link" href={paths.compareGroup({ metric: metric.id })}>
                Compare a whole group: pathfinders, a region, or a place and its neighbours
              </a>
            </li>
            <li>
              <a className="govuk-link" href={paths.metricMap(metric.id, { breakdown: asked.breakdown })}>
                See every local authority on a map
              </a>
            </li>
            <li>
              <a className="govuk-link" href={paths.compareBreakdown({ metric: metric.id })}>
                See one place by ethnic group, age or another breakdown
              </a>
            </li>
          </ul>
          <CompareForm
            asked={asked}
            metrics={metrics}
            places={places}
            periods={comparison.axis.periods}
            breakdowns={breakdowns}
          />
          <section aria-labelledby="comparison">
            <h2 className="govuk-heading-m" id="comparison">
              <a className="govuk-link" href={paths.metric(metric.id)}>
                {metric.name}
              </a>
            </h2>
            <p className="govuk-body">{metric.definition}</p>
            <ComparisonFigure
              id="chart"
              name={metric.name}
              comparison={comparison}
              beside={pair}
              downloads={files}
              openTable
            />
            <ShowElsewhere
              origin={origin}
              page={permanent}
              picture={beside(permanent, 'svg')}
              words={comparison.sentence}
            />
          </section>
          <CounterMetrics metrics={counterMetrics} reason={metric.counterReason} />
        </div>
      </div>
      <AboutThisPage
        path={paths.compare({ ...rest, release: undefined, area })}
        release={release}
        endings={['json', 'csv', 'svg', 'png']}
      />
    </Page>
  );
}
