import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { CounterMetrics } from '#app/components/counter-metrics.tsx';
import { FigureFiles } from '#app/components/figure-files.tsx';
import { groupFile } from '#app/components/group/group-chart.ts';
import { GroupFigure } from '#app/components/group/group-figure.tsx';
import { GroupForm } from '#app/components/group/group-form.tsx';
import { SmallMultiples } from '#app/components/group/small-multiples.tsx';
import { Page } from '#app/components/page.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { Details } from '#app/govuk/details.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

const firstMetric = 's47_rate';

/** An empty field of the form is a field that was not filled in. */
const filled = (query: URLSearchParams, name: string) => query.get(name) || undefined;

export const loader = publicPage(
  ['metric', 'group', 'period', 'breakdown'],
  async ({ call, query, release, sibling }) => {
    const metric = filled(query, 'metric') ?? firstMetric;
    const { items: groups } = await call.series.groups({ release });
    const group = filled(query, 'group') ?? groups[0]?.id ?? 'all';
    const breakdown = filled(query, 'breakdown');
    const asked = { metric, group, period: filled(query, 'period'), breakdown, release };
    const found = await call.series.group(asked);
    if (sibling === 'json' || sibling === 'svg' || sibling === 'png') return found;
    const areas = found.rows.map(({ area }) => area.code);
    if (sibling !== null) return { ...found, table: await call.series.table({ metric, areas, breakdown, release }) };
    const all = { release, limit: 500 };
    const [metrics, about, authorities] = await Promise.all([
      call.metric.list(all),
      call.metric.about({ id: metric, areas, release }),
      call.area.list(all),
    ]);
    return {
      ...found,
      page: {
        asked,
        groups,
        metric: about.metric,
        counterMetrics: about.counterMetrics,
        breakdowns: about.breakdowns.map(({ id, label }) => ({ id, label })),
        metrics: metrics.items.map(({ id, name, unit }) => ({ id, name, unit })),
        authorities: authorities.items.map(({ code, name }) => ({ code, name })),
      },
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(data && 'page' in data ? `${data.group.name}: ${data.page.metric.name}` : 'Compare a group'),
  },
];

export const handle: Siblings<typeof loader> = {
  csv: (page) => tidyCsv('table' in page ? page.table : { columns: [], rows: [] }),
  svg: (page) => groupFile(page),
};

export default function CompareGroup() {
  const found = useLoaderData<typeof loader>();
  if (!('page' in found)) return null;
  const { page, release, beside: pair, ...group } = found;
  const { asked, metric, counterMetrics } = page;
  const { release: _, ...rest } = asked;
  const here = paths.compareGroup(rest);
  return (
    <Page
      heading="Compare a group of places"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Compare', href: paths.compare() },
        { text: 'A group of places' },
      ]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">
            One metric in every place of a programme or region, or in a place and those most like it.
          </p>
          <GroupForm page={page} period={group.period} periods={group.periods} />
          <p className="govuk-body">
            <a className="govuk-link" href={paths.compareProgramme({ metric: metric.id })}>
              A programme and the authorities in none, before and after it began
            </a>
          </p>
        </div>
      </div>
      <section aria-labelledby="side-by-side">
        <h2 className="govuk-heading-m" id="side-by-side">
          <a className="govuk-link" href={paths.metric(metric.id)}>
            {metric.name}
          </a>
          : {group.group.name}
        </h2>
        <p className="govuk-body">{metric.definition}</p>
        {group.rows.some(({ area }) => area.madeUp) ? (
          <p className="govuk-body app-made-up">
            These places are made up. Their figures are an example, and are in no figure of England, a region or
            neighbours.
          </p>
        ) : null}
        <GroupFigure name={metric.name} group={group} beside={pair} />
        <FigureFiles page={here} name={metric.name} />
      </section>
      <section aria-labelledby="over-time">
        <h2 className="govuk-heading-m" id="over-time">
          Each place over time
        </h2>
        <SmallMultiples name={metric.name} metric={metric.id} group={group} beside={pair} />
      </section>
      <Details summary="How to read these figures">
        <ul className="govuk-list govuk-list--bullet">
          {group.notes.map(({ code, text }, at) => (
            <li key={`${code}-${at}`}>{text}</li>
          ))}
        </ul>
      </Details>
      <CounterMetrics metrics={counterMetrics} reason={metric.counterReason} />
      <AboutThisPage path={here} release={release} endings={['json', 'csv', 'svg', 'png']} />
    </Page>
  );
}
