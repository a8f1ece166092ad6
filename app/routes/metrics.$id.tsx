import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { ComparisonFigure } from '#app/components/comparison-figure.tsx';
import { comparisonFile } from '#app/components/comparison-file.ts';
import { CounterMetrics } from '#app/components/counter-metrics.tsx';
import { LatestByArea } from '#app/components/latest-by-area.tsx';
import { LineageDetails } from '#app/components/ledger/lineage.tsx';
import { MetricDefinition } from '#app/components/metric-definition.tsx';
import { breakdownWords, roleWords } from '#app/components/metric-words.ts';
import { Page } from '#app/components/page.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { pageTitle } from '#app/page-title.ts';
import { beside, paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], async ({ call, params, release, sibling }) => {
  const asked = { id: params.id ?? '', release };
  const page = await call.metric.byId(asked);
  const table = sibling?.startsWith('csv') ? await call.metric.figures(asked) : null;
  const lineage = await call.commitment.lineage({ kind: 'metric', id: asked.id, release: page.release.number });
  return { ...page, table, lineage };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.metric.name ?? 'Metric') }];

export const handle: Siblings<typeof loader> = {
  csv: ({ table }) => tidyCsv(table ?? { columns: [], rows: [] }),
  svg: ({ england, example, beside }) =>
    england.axis.periods.length > 0 || !example
      ? comparisonFile(england, beside?.england)
      : comparisonFile(example, beside?.example),
};

export default function Metric() {
  const page = useLoaderData<typeof loader>();
  const { metric, england, latest, example, counterMetrics, otherFrequency, promises, release } = page;
  const here = paths.metric(metric.id);
  const files = {
    csv: beside(here, 'csv'),
    json: beside(here, 'json'),
    svg: beside(here, 'svg'),
    png: beside(here, 'png'),
  };
  return (
    <Page
      heading={metric.name}
      caption="Metric"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Metrics', href: paths.metrics() },
        { text: metric.name },
      ]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">{metric.definition}</p>
          <p className="govuk-body">
            {page.words.status} {page.words.polarity}
          </p>
          {england.axis.periods.length > 0 ? (
            <section aria-labelledby="england">
              <h2 className="govuk-heading-m" id="england">
                England over time
              </h2>
              <ComparisonFigure
                id="chart-england"
                name={metric.name}
                comparison={england}
                beside={page.beside?.england}
                downloads={files}
              >
                <ul className="govuk-list">
                  <li>
                    <a className="govuk-link" href={paths.compare({ metric: metric.id })}>
                      Compare places on this metric
                    </a>
                  </li>
                  <li>
                    <a className="govuk-link" href={paths.metricMap(metric.id)}>
                      Map of local authorities on this metric
                    </a>
                  </li>
                </ul>
              </ComparisonFigure>
            </section>
          ) : (
            <p className="govuk-inset-text">No figures for England are published here for this metric.</p>
          )}
          {otherFrequency ? (
            <p className="govuk-body">
              Figures of another frequency never share a line with these. See{' '}
              <a className="govuk-link" href={paths.metric(otherFrequency.id)}>
                {otherFrequency.name}
              </a>
              .
            </p>
          ) : null}
          {metric.breakdowns.length > 0 ? (
            <p className="govuk-body">
              By group:{' '}
              <a className="govuk-link" href={paths.compareBreakdown({ metric: metric.id })}>
                figures by {metric.breakdowns.map((each) => breakdownWords[each] ?? each).join(', ')}
              </a>
              {', '}
              <a className="govuk-link" href={paths.compareRatios({ metric: metric.id })}>
                and ratios between the groups
              </a>
              .
            </p>
          ) : null}
          <CounterMetrics metrics={counterMetrics} reason={metric.counterReason} />
          {example ? (
            <section aria-labelledby="example">
              <h2 className="govuk-heading-m" id="example">
                Made-up example
              </h2>
              <ComparisonFigure
                id="chart-example"
                name={metric.name}
                comparison={example}
                beside={page.beside?.example}
                downloads={exampleFiles(
                  metric.id,
                  example.series.map(({ area }) => area.code),
                )}
              />
            </section>
          ) : null}
        </div>
      </div>
      {latest ? <LatestByArea metric={metric} latest={latest} /> : null}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <h2 className="govuk-heading-m">Promises it would show working</h2>
          {promises.length > 0 ? (
            <>
              <p className="govuk-body">The links between promises and metrics are editorial, not official.</p>
              <ul className="govuk-list govuk-list--bullet">
                {promises.map(({ id, title, role, why }) => (
                  <li key={`${id} ${role}`}>
                    <a className="govuk-link" href={paths.commitment(id)}>
                      {title}
                    </a>
                    . {roleWords[role] ?? role}. {why}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p className="govuk-body">No promise is linked to this metric.</p>
          )}
          <LineageDetails lineage={page.lineage} />
          <MetricDefinition metric={metric} words={page.words} />
        </div>
      </div>
      <AboutThisPage
        path={paths.metric(metric.id)}
        release={release}
        endings={['json', 'csv', 'svg', 'png']}
        follow={{ metric: metric.id }}
      />
    </Page>
  );
}

function exampleFiles(metric: string, area: string[]) {
  const there = paths.compare({ metric, area });
  return {
    csv: beside(there, 'csv'),
    json: beside(there, 'json'),
    svg: beside(there, 'svg'),
    png: beside(there, 'png'),
  };
}
