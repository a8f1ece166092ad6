import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { comparisonAsked, comparisonNames } from '#app/comparison-asked.server.ts';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { CompareForm } from '#app/components/compare-form.tsx';
import { ComparisonFigure } from '#app/components/comparison-figure.tsx';
import { comparisonFile } from '#app/components/comparison-file.ts';
import { CounterMetrics } from '#app/components/counter-metrics.tsx';
import { GroupFigure } from '#app/components/group/group-figure.tsx';
import { Page } from '#app/components/page.tsx';
import { ShowElsewhere } from '#app/components/show-elsewhere.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { pageTitle } from '#app/page-title.ts';
import { beside, paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import { ownOrigin } from '#app/trpc.server.ts';

export const loader = publicPage(comparisonNames, async (page) => {
  const { call, release, sibling } = page;
  const { asked, question, found } = await comparisonAsked(page);
  if (sibling === 'json' || sibling === 'svg' || sibling === 'png') return found;
  if (sibling !== null) return { ...found, table: await call.series.table(question) };
  const all = { release, limit: 500 };
  const [metrics, about, countries, regions, authorities, examples, groups] = await Promise.all([
    call.metric.list(all),
    call.metric.about({ id: question.metric, areas: question.areas, release }),
    call.area.list({ ...all, level: 'national' }),
    call.area.list({ ...all, level: 'region' }),
    call.area.list(all),
    call.area.list({ ...all, madeUp: 'true' }),
    call.series.groups({ release }),
  ]);
  const named = ({ items }: typeof authorities) => items.map(({ code, name }) => ({ code, name }));
  return {
    ...found,
    page: {
      origin: ownOrigin(),
      asked,
      metric: about.metric,
      counterMetrics: about.counterMetrics,
      breakdowns: about.breakdowns.map(({ id, label }) => ({ id, label })),
      metrics: metrics.items.map(({ id, name, unit }) => ({ id, name, unit })),
      places: [countries, regions, authorities, examples].flatMap(named),
      authorities: named(authorities),
      groups: groups.items,
    },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data && 'page' in data ? `Compare: ${data.page.metric.name}` : 'Compare') },
];

export const handle: Siblings<typeof loader> = {
  csv: (page) => tidyCsv('table' in page ? page.table : { columns: [], rows: [] }),
  svg: (page) => comparisonFile(page, page.beside, 'choice' in page ? page.choice.drawn : undefined),
};

export default function Compare() {
  const found = useLoaderData<typeof loader>();
  if (!('page' in found)) return null;
  const { page, release, beside: pair, ...comparison } = found;
  const { origin, asked, metric, counterMetrics, ...form } = page;
  const chosen = 'choice' in found ? found : null;
  const here = paths.compare(asked);
  const permanent = paths.compare({ ...asked, release: release.number });
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
            One metric over time in places chosen by name, region, programme or likeness, beside England.
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
          <CompareForm asked={asked} {...form} periods={comparison.axis.periods} />
          <section aria-labelledby="comparison">
            <h2 className="govuk-heading-m" id="comparison">
              <a className="govuk-link" href={paths.metric(metric.id)}>
                {metric.name}
              </a>
            </h2>
            <p className="govuk-body">{metric.definition}</p>
            {chosen ? <p className="govuk-body">{chosen.choice.text}</p> : null}
            <ComparisonFigure
              id="chart"
              name={metric.name}
              comparison={comparison}
              beside={pair}
              drawn={chosen?.choice.drawn}
              downloads={files}
              openTable
            />
            <ShowElsewhere
              origin={origin}
              page={permanent}
              picture={beside(permanent, 'svg')}
              frame={paths.embedCompare({ ...asked, release: release.number })}
              words={comparison.sentence}
            />
          </section>
          {chosen?.together ? (
            <section aria-labelledby="together">
              <h2 className="govuk-heading-m" id="together">
                All of them side by side
              </h2>
              <GroupFigure name={metric.name} group={chosen.together} beside={chosen.together.beside} />
            </section>
          ) : null}
          <CounterMetrics metrics={counterMetrics} reason={metric.counterReason} />
        </div>
      </div>
      <AboutThisPage path={here} release={release} endings={['json', 'csv', 'svg', 'png']} />
    </Page>
  );
}
