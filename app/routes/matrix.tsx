import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { AnswerList, fits as fitNames } from '#app/components/ledger/answer-list.tsx';
import { DeliveryMatrix } from '#app/components/ledger/delivery-matrix.tsx';
import { LaterNote, RecordedLater } from '#app/components/ledger/recorded-later.tsx';
import { ResponseTag, StatusTag } from '#app/components/ledger/status-tag.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatNumber } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Table } from '#app/govuk/table.tsx';
import { linesOf, partQuery } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { MatrixPage } from '#server/domain/ledger/pages/recommendation-pages.ts';

export const loader = publicPage(['at', 'show', 'page'], (asked) => {
  const { call, release, at } = asked;
  return call.commitment.matrix({ ...partQuery(asked), release, at, limit: linesOf(asked, 125) });
});

export const handle: Siblings<typeof loader> = {
  csv: ({ items, researchedTo }) => ({
    columns: [
      { name: 'recommendation', description: 'Permanent id of the recommendation' },
      { name: 'recommendation_title', description: 'The recommendation in short' },
      { name: 'review', description: 'Permanent id of the review' },
      { name: 'response', description: 'What the government answered; unclear: no answer found in the pages read' },
      {
        name: 'standing',
        description: 'How far the promises that answer it got; declined is never counted as delivered',
      },
      { name: 'commitment', description: 'Permanent id of the promise; empty where none answers it' },
      { name: 'commitment_title', description: 'The promise in short' },
      { name: 'fit', description: 'Carried out as promised, it would answer: full, partial, related' },
      { name: 'why', description: 'Why the two are linked, or why no promise answers it' },
      { name: 'confidence', description: 'How sure the link is: high, medium, low' },
      { name: 'status', description: 'Status of the promise, apart from the response' },
      { name: 'checked_on', description: 'The day the promise was last checked', datatype: 'date' },
      { name: 'researched_to', description: 'No promise was followed up after this day', datatype: 'date' },
    ],
    rows: items.flatMap(({ slug, title, review, response, standing, answers, unanswered }) =>
      answers.length > 0
        ? answers.map((answer) => [
            ...[slug, title, review.slug, response, standing],
            ...[answer.slug, answer.title, answer.fit, answer.why, answer.linkConfidence],
            ...[answer.status.status, answer.status.checkedOn, researchedTo],
          ])
        : [
            [
              ...[slug, title, review.slug, response, standing],
              ...[null, null, null, unanswered?.label ?? null, null],
              ...[null, null, researchedTo],
            ],
          ],
    ),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('Which promise answers which recommendation') }];

const columns = ['full', 'partial', 'related'] as const;

export default function Matrix() {
  const page = useLoaderData<typeof loader>();
  const { items, delivery, unprompted, commitments, parts, show, fits, at, release, researchedTo } = page;
  const reviews = [...new Map(items.map(({ review }) => [review.slug, review])).values()];
  const pagesOf = (list: NonNullable<typeof show>, label: string) => (
    <ListPages {...parts[list]} label={label} to={(to) => paths.matrix({ show: list, page: to })} />
  );
  return (
    <Page
      heading="Which promise answers which recommendation"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Recommendations', href: paths.recommendations() },
        { text: 'Which promise answers which' },
      ]}
    >
      <p className="govuk-body">
        Every recommendation of the three reviews against the promises of the strategy, with the gaps on both sides. The
        tag beside a promise is its status, as last checked.
      </p>
      <DeliveryMatrix delivery={delivery} />
      <InsetText>
        The fit judges the promise, not its delivery. The links are editorial: they are this prototype’s own and not
        official. “None of the promises” is not proof that nothing was done.
      </InsetText>
      <Table
        caption="How well the promises would answer"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[{ text: 'Fit and what it means' }, { text: 'Links', format: 'numeric' }]}
        rows={fits.map(({ label, count }) => [{ text: label }, { text: count, format: 'numeric' }])}
      />
      <h2 className="govuk-heading-m">On this page</h2>
      <ul className="govuk-list govuk-list--bullet">
        {reviews.map(({ slug, title }) => (
          <li key={slug}>
            <a className="govuk-link" href={`#${slug}`}>
              {title}
            </a>
          </li>
        ))}
        <li>
          <a className="govuk-link" href={show === 'recommendations' ? paths.matrix() : '#unprompted'}>
            Promises that no recommendation asked for
          </a>
        </li>
      </ul>
      <RecordedLater at={at} facts={page.recordedLater}>
        {reviews.map(({ slug, title }) => (
          <section key={slug} id={slug} aria-labelledby={`${slug}-heading`}>
            <h2 className="govuk-heading-m" id={`${slug}-heading`}>
              {title}
            </h2>
            <ReviewMatrix title={title} items={items.filter(({ review }) => review.slug === slug)} />
          </section>
        ))}
      </RecordedLater>
      {pagesOf('recommendations', 'recommendations')}
      {show === 'recommendations' ? null : (
        <section id="unprompted" aria-labelledby="unprompted-heading">
          <h2 className="govuk-heading-m" id="unprompted-heading">
            Promises that no recommendation asked for
          </h2>
          {unprompted.length > 0 ? (
            <ScrollingTable
              label="Promises that no recommendation asked for: the list"
              caption={`${formatCount(parts.unprompted.total, 'promise')} of ${formatNumber(commitments)}`}
              captionClasses="govuk-table__caption--s"
              head={[{ text: 'Promise' }, { text: 'Status, as last checked' }, { text: 'What is known' }]}
              rows={unprompted.map((commitment) => [
                {
                  text: (
                    <a className="govuk-link" href={paths.commitment(commitment.slug)}>
                      {commitment.title}
                    </a>
                  ),
                },
                { text: <StatusTag status={commitment.status.status} /> },
                { text: commitment.unpromptedNote ?? 'No recommendation of the three reviews is linked to it.' },
              ])}
            />
          ) : (
            <p className="govuk-body">Every promise answers at least one recommendation.</p>
          )}
          {pagesOf('unprompted', 'promises that no recommendation asked for')}
        </section>
      )}
      <AboutThisPage
        path={paths.matrix({ at, show, page: show ? parts[show].page : null })}
        release={release}
        researchedTo={researchedTo}
      />
    </Page>
  );
}

function ReviewMatrix({ title, items }: { title: string; items: MatrixPage['items'] }) {
  return (
    <ScrollingTable
      label={`${title}: its recommendations`}
      caption={formatCount(items.length, 'recommendation')}
      captionClasses="govuk-table__caption--s"
      classes="app-wide-table"
      firstCellIsHeader
      head={[
        { text: 'Recommendation' },
        { text: 'What the government answered' },
        ...columns.map((fit) => ({ text: fitNames[fit] })),
      ]}
      rows={items.map(({ slug, title: asked, response, answers, unanswered }) => [
        {
          text: (
            <>
              <a className="govuk-link" href={paths.recommendation(slug)}>
                {asked}
              </a>
              <LaterNote of={slug} />
            </>
          ),
          classes: 'app-plain-header',
        },
        { text: <ResponseTag response={response} /> },
        ...(answers.length > 0
          ? columns.map((fit) => ({ text: <Cell answers={answers.filter((answer) => answer.fit === fit)} /> }))
          : [
              {
                text: `None of the promises. ${unanswered ? `${unanswered.label}.` : ''}`,
                colSpan: 3,
                classes: 'app-secondary',
              },
            ]),
      ])}
    />
  );
}

function Cell({ answers }: { answers: MatrixPage['items'][number]['answers'] }) {
  if (answers.length === 0) return <span className="app-secondary">None</span>;
  return <AnswerList answers={answers} withFit={false} />;
}
