import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { MetricsThatSpeak, SplitBy } from '#app/components/ledger/experience-parts.tsx';
import { LivedNote } from '#app/components/ledger/lived-notes.tsx';
import { StatusTag } from '#app/components/ledger/status-tag.tsx';
import { Page } from '#app/components/page.tsx';
import { ExitThisPage } from '#app/govuk/exit-this-page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { ExperienceQuestion } from '#server/domain/ledger/pages/promises/experience-page.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.commitment.experience({ release, at }));

export const handle: Siblings<typeof loader> = {
  csv: ({ items, researchedTo }) => ({
    columns: [
      { name: 'question', description: 'Id of the question' },
      { name: 'asks', description: 'The question' },
      {
        name: 'kind',
        description: 'figure, split figure, not measured, promise or recommendation: what the row names',
      },
      { name: 'id', description: 'Id of the metric, promise or recommendation; empty for what nobody measures' },
      { name: 'title', description: 'Its name, or what is not measured' },
      { name: 'says', description: 'What it says of the question, its status or its answer' },
      { name: 'period', description: 'Period of England’s latest figure; empty where none is published' },
      { name: 'value', description: 'England’s latest figure; empty where none is published', datatype: 'number' },
      { name: 'researched_to', description: 'No promise was followed up after this day', datatype: 'date' },
    ],
    rows: items.flatMap((item) =>
      rowsOf(item).map((row) => [item.id, item.question, ...row, researchedTo] as (string | number | null)[]),
    ),
  }),
};

function rowsOf({ metrics, dimension, notMeasured, commitments, recommendations }: ExperienceQuestion) {
  return [
    ...metrics.map(({ metric, tells, measured }) => [
      ...['figure', metric.id, metric.name, tells],
      ...[measured?.now?.period ?? null, measured?.now?.value ?? null],
    ]),
    ...(dimension?.couldBe ?? []).map(({ id, name }) => {
      const held = dimension?.are.some((each) => each.id === id);
      return ['split figure', id, name, held ? 'published by this split' : 'not published by this split', null, null];
    }),
    ...notMeasured.map((what) => ['not measured', null, what, null, null, null]),
    ...commitments.map(({ slug, title, status }) => ['promise', slug, title, status.status, null, null]),
    ...recommendations.map(({ slug, title, response }) => ['recommendation', slug, title, response, null, null]),
  ];
}

export const meta: MetaFunction = () => [{ title: pageTitle('How families experience it') }];

export default function Experience() {
  const { items, livedNotes, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="How families experience it"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'How families experience it' }]}
      notice={<ExitThisPage />}
    >
      <p className="govuk-body-l">
        A promise can be kept on paper while a parent still feels talked into a plan that brings no help. This page says
        what is known of that, and what nobody counts.
      </p>
      <p className="govuk-body">
        No metric here is made by asking a parent or a child what happened to them. The figures are counted from the
        records of services: they show what was done, not how it was for the family. Which figure and which promise
        speaks to which question was chosen for this service. It is not official.
      </p>
      {items.map((item) => (
        <section key={item.id} id={item.id} aria-labelledby={`${item.id}-heading`}>
          <h2 className="govuk-heading-l" id={`${item.id}-heading`}>
            {item.title}
          </h2>
          <p className="govuk-body govuk-!-font-weight-bold">{item.question}</p>
          <h3 className="govuk-heading-s">What is measured</h3>
          {item.dimension ? <SplitBy dimension={item.dimension} /> : <MetricsThatSpeak item={item} />}
          <h3 className="govuk-heading-s">What is not measured by anything here</h3>
          <ul className="govuk-list govuk-list--bullet">
            {item.notMeasured.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
          <h3 className="govuk-heading-s">Promises that bear on it</h3>
          <Promises item={item} />
          <h3 className="govuk-heading-s">What the reviews asked for</h3>
          <ul className="govuk-list govuk-list--bullet">
            {item.recommendations.map(({ slug, title, review, response }) => (
              <li key={slug}>
                <a className="govuk-link" href={paths.recommendation(slug)}>
                  {title}
                </a>
                <span className="govuk-hint app-source">
                  {review}. Answer: {response.toLowerCase()}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="notes-heading">
        <h2 className="govuk-heading-l" id="notes-heading">
          In their own words
        </h2>
        {livedNotes.length === 0 ? (
          <p className="govuk-body">
            No organisation or group has supplied a note by people who live with these promises. Until one does, the
            questions above are asked here by others on their behalf.
          </p>
        ) : null}
        {livedNotes.map(({ commitment, ...note }) => (
          <LivedNote
            key={note.id}
            note={note}
            about={
              <>
                About{' '}
                <a className="govuk-link" href={paths.commitment(commitment.slug)}>
                  {commitment.title}
                </a>
                .{' '}
              </>
            }
          />
        ))}
      </section>
      <AboutThisPage path={paths.experience({ at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}

function Promises({ item: { commitments, topic } }: { item: ExperienceQuestion }) {
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {commitments.map(({ slug, title, pillar, status, why }) => (
          <li key={slug}>
            <a className="govuk-link" href={paths.commitment(slug)}>
              {title}
            </a>{' '}
            <StatusTag status={status.status} />
            <span className="govuk-hint app-source">
              {why} {pillar.title}.
            </span>
          </li>
        ))}
      </ul>
      {topic ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.commitments({ topic: topic.slug })}>
            All promises on the topic {topic.title.toLowerCase()}
          </a>
        </p>
      ) : null}
    </>
  );
}
