import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { metricStatus } from '#app/components/metric-words.ts';
import { MetricsTable } from '#app/components/metrics-table.tsx';
import { Page } from '#app/components/page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], async ({ call, release }) => {
  const [list, { pillars }] = await Promise.all([
    call.metric.list({ release, limit: 500 }),
    call.commitment.overview({ release }),
  ]);
  return { ...list, pillars: pillars.map(({ slug, shortTitle }) => ({ slug, title: shortTitle })) };
});

export const meta: MetaFunction = () => [{ title: pageTitle('Metrics') }];

export const handle: Siblings<typeof loader> = {
  csv: ({ items }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the metric' },
      { name: 'name', description: 'What it is called' },
      { name: 'unit', description: 'Unit of its figures' },
      { name: 'basis', description: 'What one figure covers' },
      { name: 'polarity', description: 'Which way is hoped for; neutral: no judgement' },
      {
        name: 'status',
        description: 'published, derived, proposed (by this project, not a DfE requirement) or context',
      },
      { name: 'core', description: 'One of the twelve fit to be asked each quarter', datatype: 'boolean' },
      { name: 'pillars', description: 'Ids of the pillars it belongs to, with spaces between' },
      { name: 'england_period', description: 'Newest period England has a figure for' },
      { name: 'england_value', description: 'England’s figure for it, or a symbol' },
      { name: 'england_label', description: 'What kind of statistic that is' },
    ],
    rows: items.map((metric) => [
      metric.id,
      metric.name,
      metric.unit,
      metric.basis,
      metric.polarity,
      metric.status,
      metric.core,
      metric.pillars.join(' '),
      metric.england?.period ?? null,
      metric.england?.value ?? metric.england?.symbol ?? null,
      metric.england?.label ?? null,
    ]),
  }),
};

export default function Metrics() {
  const { items, pillars, release } = useLoaderData<typeof loader>();
  const own = items.filter(({ status }) => status !== 'context');
  const context = items.filter(({ status }) => status === 'context');
  return (
    <Page heading="Metrics" breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Metrics' }]}>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">Measures that would show whether the promises are working for children.</p>
          <p className="govuk-body">
            {own.length} metrics belong to the promises. Some are official statistics, some are worked out here, and
            some are only proposed by this project: each says which. {context.length} more give context; no promise is
            judged by them.
          </p>
          <p className="govuk-body">
            A figure alone misleads. Each metric names others to read beside it, and the service makes no league tables.
          </p>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.disproportionality()}>
              Who the system reaches: figures by ethnic group and age
            </a>
          </p>
        </div>
      </div>
      {pillars.map(({ slug, title }) => (
        <MetricsTable key={slug} id={slug} title={title} metrics={own.filter((metric) => metric.pillars[0] === slug)} />
      ))}
      <MetricsTable
        id="other"
        title="Other metrics"
        metrics={own.filter((metric) => !pillars.some(({ slug }) => slug === metric.pillars[0]))}
      />
      <MetricsTable id="context" title="Context measures" metrics={context} />
      <h2 className="govuk-heading-m">What the words mean</h2>
      <dl className="govuk-summary-list">
        {Object.values(metricStatus).map(({ word, meaning }) => (
          <div className="govuk-summary-list__row" key={word}>
            <dt className="govuk-summary-list__key">{word}</dt>
            <dd className="govuk-summary-list__value">{meaning}</dd>
          </div>
        ))}
      </dl>
      <AboutThisPage path={paths.metrics()} release={release} />
    </Page>
  );
}
