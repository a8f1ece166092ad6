import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatUnit } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], ({ call, release }) => call.metric.reach({ release }));

export const meta: MetaFunction = () => [{ title: pageTitle('Who the system reaches') }];

export const handle: Siblings<typeof loader> = {
  csv: ({ questions }) => ({
    columns: [
      { name: 'question', description: 'What is asked' },
      { name: 'by', description: 'By which groups' },
      { name: 'metric', description: 'Id of a metric that would answer it' },
      { name: 'state', description: 'measured, example (made-up only) or not-measured' },
      { name: 'text', description: 'What is published, or what is needed' },
    ],
    rows: questions.flatMap(({ title, dimension, measures }) =>
      measures.map(({ metric, state, text }) => [title, dimension.id, metric.id, state, text]),
    ),
  }),
};

export default function Disproportionality() {
  const { questions, deprivation, release } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Who the system reaches"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Who the system reaches' }]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">
            Whether some children are met by child protection more often than others, or by help later, and what is
            known of it.
          </p>
          <p className="govuk-body">
            A figure for all children hides who they are. These pages hold one group beside another for the number of
            children there are of each, with how sure that is. Where too few children are counted, they say so and give
            no number.
          </p>
        </div>
      </div>
      {questions.map(({ id, title, about, dimension, measures }) => (
        <section key={id} aria-labelledby={id}>
          <h2 className="govuk-heading-m" id={id}>
            {title}
          </h2>
          <p className="govuk-body">{about}</p>
          <ScrollingTable
            label={`What would show it: ${title}`}
            caption={`What would show it, by ${dimension.name}`}
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            head={[{ text: 'Metric' }, { text: 'What is known' }, { text: 'See' }]}
            rows={measures.map(({ metric, area, text, state }) => {
              const asFigures = metric.unit === 'count' || dimension.id === 'deprivation';
              const query = { metric: metric.id, area: area?.code ?? null, by: dimension.id };
              const whose = state === 'example' ? ' of the made-up example' : '';
              return [
                {
                  text: (
                    <a className="govuk-link" href={paths.metric(metric.id)}>
                      {metric.name} ({formatUnit(metric.unit)})
                    </a>
                  ),
                },
                { text },
                {
                  text: (
                    <a
                      className="govuk-link"
                      href={asFigures ? paths.compareBreakdown(query) : paths.compareRatios(query)}
                    >
                      {asFigures ? 'Figures' : 'Ratios'}
                      {whose}
                      <span className="govuk-visually-hidden">
                        : {metric.name} by {dimension.name}
                      </span>
                    </a>
                  ),
                },
              ];
            })}
          />
        </section>
      ))}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body">{deprivation}</p>
          <h2 className="govuk-heading-m">What these figures cannot say</h2>
          <ul className="govuk-list govuk-list--bullet">
            <li>why groups differ: need, where families live, who refers them and how they are met may all count</li>
            <li>whether one child was treated fairly</li>
            <li>
              whether a promise worked: a difference between groups, or a change in one, does not show what a reform did
            </li>
          </ul>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.commitments({ topic: 'racial-disparity' })}>
              Promises about racial disparity
            </a>
          </p>
        </div>
      </div>
      <AboutThisPage path={paths.disproportionality()} release={release} />
    </Page>
  );
}
