import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { FigureFiles } from '#app/components/figure-files.tsx';
import { MetricSelect } from '#app/components/metric-select.tsx';
import { Page } from '#app/components/page.tsx';
import { programmeFile } from '#app/components/programme/programme-chart.ts';
import { ProgrammeFigure } from '#app/components/programme/programme-figure.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { formatCount, formatDate } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Select } from '#app/govuk/select.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

/** An empty field of the form is a field that was not filled in. */
const filled = (query: URLSearchParams, name: string) => query.get(name) || undefined;

export const loader = publicPage(['metric', 'programme'], async ({ call, query, release, sibling }) => {
  const asked = {
    metric: filled(query, 'metric') ?? 's47_rate',
    programme: filled(query, 'programme') ?? 'waves',
    release,
  };
  const found = await call.series.programme(asked);
  if (sibling?.startsWith('csv')) return { ...found, table: await call.series.programmeTable(asked) };
  if (sibling !== null) return found;
  const { items } = await call.metric.list({ release, limit: 500 });
  return { ...found, metrics: items.map(({ id, name, unit }) => ({ id, name, unit })) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `${data.programme.name} and others: ${data.name}` : 'A programme and others') },
];

export const handle: Siblings<typeof loader> = {
  csv: (page) => tidyCsv('table' in page ? page.table : { columns: [], rows: [] }),
  svg: (page) => programmeFile(page),
};

export default function CompareProgramme() {
  const found = useLoaderData<typeof loader>();
  if (!('metrics' in found)) return null;
  const { metrics, release, choices, ...pair } = found;
  const { metric, name, programme, notes } = pair;
  const { firstStart, lastStart, startText } = programme;
  const here = paths.compareProgramme({ metric, programme: programme.id });
  return (
    <Page
      heading="A programme and the others"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Compare', href: paths.compare() },
        { text: 'A programme and the others' },
      ]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">
            One metric in the places of a programme and in authorities that are in none, before and after it began.
          </p>
          <p className="govuk-inset-text">
            <strong>Not an effect.</strong> The places of a programme were chosen, not drawn by lot, and other things
            changed at the same time. A difference here does not show what the programme did.
          </p>
          <form
            method="get"
            action={paths.compareProgramme()}
            className="app-filter"
            aria-label="Choose what to compare"
          >
            <MetricSelect metrics={metrics} value={metric} />
            <Select
              name="programme"
              label="Programme"
              value={programme.id}
              classes="app-select-wide"
              items={choices.map(({ id, name: text, places }) => ({
                value: id,
                text: `${text} (${formatCount(places, 'place')})`,
              }))}
            />
            <Button>Compare</Button>
          </form>
          <p className="govuk-body">
            {programme.name}: {formatCount(programme.places, 'place')} and {formatCount(programme.others, 'other')}.{' '}
            {firstStart === null || lastStart === null
              ? `No day on which its places began is recorded${startText ? ` (as published: ${startText})` : ''}.`
              : firstStart === lastStart
                ? `Its places began on ${formatDate(firstStart)}.`
                : `Its places began from ${formatDate(firstStart)} to ${formatDate(lastStart)}.`}
          </p>
          <ProgrammeFigure pair={pair} />
          <FigureFiles page={here} name={name} />
          <h2 className="govuk-heading-m">How to read these figures</h2>
          <ul className="govuk-list govuk-list--bullet">
            {notes.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
          <ul className="govuk-list">
            <li>
              <a className="govuk-link" href={paths.metric(metric)}>
                What {name} means
              </a>
            </li>
            <li>
              <a className="govuk-link" href={paths.pathfinders()}>
                Programmes, their places and their sources
              </a>
            </li>
          </ul>
        </div>
      </div>
      <AboutThisPage path={here} release={release} endings={['json', 'csv', 'svg', 'png']} />
    </Page>
  );
}
