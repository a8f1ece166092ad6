import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { CounterMetrics } from '#app/components/counter-metrics.tsx';
import { Page } from '#app/components/page.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { variationFile } from '#app/components/variation/variation-chart.ts';
import { VariationFigure } from '#app/components/variation/variation-figure.tsx';
import { VariationForm } from '#app/components/variation/variation-form.tsx';
import { pageTitle } from '#app/page-title.ts';
import { beside, paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['period', 'area'], async ({ call, params, query, release, sibling }) => {
  const id = params.id ?? '';
  // An empty field of the form is a field that was not filled in.
  const areas = query.getAll('area').filter(Boolean);
  const asked = { id, period: query.get('period') || undefined, areas, release };
  const found = await call.metric.variation(asked);
  if (sibling === 'json' || sibling === 'svg' || sibling === 'png') return found;
  if (sibling !== null) return { ...found, table: await call.metric.variationFigures(asked) };
  const { metric, counterMetrics } = await call.metric.about({ id, areas: [], release });
  return { ...found, page: { metric, counterMetrics, asked: { period: asked.period, area: areas } } };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(data && 'page' in data ? `Variation between areas: ${data.page.metric.name}` : 'Variation'),
  },
];

export const handle: Siblings<typeof loader> = {
  csv: (page) => tidyCsv('table' in page ? page.table : { columns: [], rows: [] }),
  svg: (page) => variationFile(page),
};

const kinds = { csv: 'CSV', json: 'JSON', svg: 'Chart as SVG', png: 'Chart as PNG' } as const;

export default function MetricVariation() {
  const found = useLoaderData<typeof loader>();
  if (!('page' in found)) return null;
  const { page, release, beside: pair, ...variation } = found;
  const { metric, counterMetrics, asked } = page;
  const here = paths.variation(metric.id, asked);
  return (
    <Page
      heading={`Variation between areas: ${metric.name}`}
      caption="Metric"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Metrics', href: paths.metrics() },
        { text: metric.name, href: paths.metric(metric.id) },
        { text: 'Variation between areas' },
      ]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body">
            {metric.definition} See the{' '}
            <a className="govuk-link" href={paths.metric(metric.id)}>
              whole definition
            </a>
            .
          </p>
          <VariationForm variation={variation} />
        </div>
      </div>
      <VariationFigure name={metric.name} variation={variation} beside={pair} />
      <ul className="app-inline-list">
        {(['csv', 'json', 'svg', 'png'] as const).map((ending) => (
          <li key={ending}>
            <a className="govuk-link" href={beside(here, ending)}>
              {kinds[ending]}
              <span className="govuk-visually-hidden">: {metric.name}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-s">How to read these figures</h2>
      <ul className="govuk-list govuk-list--bullet govuk-body-s">
        {variation.notes.map(({ code, text }, at) => (
          <li key={`${code}-${at}`}>{text}</li>
        ))}
      </ul>
      <CounterMetrics metrics={counterMetrics} reason={metric.counterReason} />
      <AboutThisPage path={here} release={release} endings={['json', 'csv', 'svg', 'png']} />
    </Page>
  );
}
