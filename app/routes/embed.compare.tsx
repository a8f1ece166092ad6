import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { comparisonAsked, comparisonNames } from '#app/comparison-asked.server.ts';
import { ComparisonFigure } from '#app/components/comparison-figure.tsx';
import { formatMoment } from '#app/format.ts';
import { pageTitle, serviceName } from '#app/page-title.ts';
import { beside, paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';

export const loader = publicPage(comparisonNames, async (page) => {
  const { asked, question, found } = await comparisonAsked(page);
  const { metric } = await page.call.metric.about({ id: question.metric, areas: [], release: page.release });
  return { ...found, page: { asked, name: metric.name } };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Chart: ${data.page.name}` : 'Chart') },
  // What is found by searching is the page it is from.
  { name: 'robots', content: 'noindex' },
];

/** Other sites show it in a frame: docs/decisions/0033-pictures.md. */
export const handle = { framed: true };

/** A comparison as it stands in the page of somebody else: the chart with all it owes its reader, and the way here. */
export default function EmbeddedComparison() {
  const found = useLoaderData<typeof loader>();
  const { page, release, beside: pair, ...comparison } = found;
  const there = paths.compare({ ...page.asked, release: release.number });
  const files = {
    csv: beside(there, 'csv'),
    json: beside(there, 'json'),
    svg: beside(there, 'svg'),
    png: beside(there, 'png'),
  };
  return (
    <main className="app-embed" id="main-content">
      <h1 className="govuk-body-s govuk-!-margin-bottom-1">
        {serviceName}, an independent prototype and not a government service
      </h1>
      <h2 className="govuk-heading-m">
        <a className="govuk-link" href={there}>
          {page.name}
        </a>
      </h2>
      {'choice' in found ? <p className="govuk-body">{found.choice.text}</p> : null}
      <ComparisonFigure
        id="chart"
        name={page.name}
        comparison={comparison}
        beside={pair}
        drawn={'choice' in found ? found.choice.drawn : undefined}
        downloads={files}
      />
      <p className="govuk-body-s">
        Release {release.number}, published {formatMoment(release.publishedAt)}.{' '}
        <a className="govuk-link" href={there}>
          See it here for good, with its definition and table
        </a>
        . Links open in a new tab.
      </p>
    </main>
  );
}
