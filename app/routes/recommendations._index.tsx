import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { LeaveAtOnce } from '#app/components/leave-at-once.tsx';
import { RecommendationTable } from '#app/components/ledger/recommendation-table.tsx';
import { ReviewTable } from '#app/components/ledger/review-table.tsx';
import { LinkedText } from '#app/components/linked-text.tsx';
import { ListFilter } from '#app/components/list-filter.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { formatCount } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { linesOf, listQuery, shownFilters } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

const names = ['review', 'response', 'chapter', 'q'] as const;

/** The whole list on one page, so that its CSV is whole too. */

export const loader = publicPage([...names, 'page', 'at'], async (asked) => {
  const { filters, page } = listQuery(asked, names);
  const { release, at } = asked;
  const list = await asked.call.recommendation.list({ ...filters, page, release, at, limit: linesOf(asked, 125) });
  return { ...list, asked: shownFilters(filters) };
});

export const handle: Siblings<typeof loader> = {
  csv: ({ items, researchedTo }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the recommendation' },
      { name: 'title', description: 'The recommendation in short, in our own words' },
      { name: 'review', description: 'Permanent id of the review' },
      { name: 'chapter', description: 'Chapter of the review' },
      { name: 'kind', description: 'recommendation, or mission for the five missions of the main review' },
      { name: 'official_number', description: 'Number in the review; empty where none was read', datatype: 'integer' },
      { name: 'addressed_to', description: 'Who was asked' },
      {
        name: 'response',
        description:
          'accepted, in-part, in-principle, rejected, no-response; unclear: no answer found in the pages read',
      },
      { name: 'response_note', description: 'The answer in words' },
      { name: 'response_stated_on', description: 'The day the answer is recorded for', datatype: 'date' },
      { name: 'response_source', description: 'Address of the source of the answer; empty where none was read' },
      { name: 'answered_by', description: 'Permanent ids of the promises that answer it, parted by semicolons' },
      { name: 'fits', description: 'How well each would answer it: full, partial, related; in the same order' },
      { name: 'statuses', description: 'Status of each promise, in the same order: apart from the response' },
      { name: 'unanswered_reason', description: 'Why no promise answers it' },
      { name: 'unanswered_note', description: 'The same in words' },
      { name: 'confidence', description: 'source: read in a page. recall: partly general knowledge' },
      { name: 'confidence_note', description: 'Which part rests on what' },
      { name: 'researched_to', description: 'No promise was followed up after this day', datatype: 'date' },
    ],
    rows: items.map((line) => [
      line.slug,
      line.title,
      line.review.slug,
      line.chapter,
      line.kind,
      line.officialNumber,
      line.addressedTo,
      line.response?.kind ?? 'unclear',
      line.response?.note ?? null,
      line.response?.statedOn ?? null,
      line.response?.source?.url ?? null,
      line.answers.map(({ slug }) => slug).join(';'),
      line.answers.map(({ fit }) => fit).join(';'),
      line.answers.map(({ status }) => status.status).join(';'),
      line.unanswered?.reason ?? null,
      line.unanswered?.note ?? null,
      line.confidence,
      line.confidenceNote,
      researchedTo,
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('Recommendations') }];

export default function Recommendations() {
  const { items, reviews, filters, asked, total, page, pages, at, release, researchedTo } =
    useLoaderData<typeof loader>();
  const shown = reviews.map((review) => ({ review, lines: items.filter((line) => line.review.slug === review.slug) }));
  return (
    <Page
      notice={<LeaveAtOnce review={asked.review} />}
      heading="Recommendations"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Recommendations' }]}
    >
      <p className="govuk-body-l">
        What three reviews asked for, what the government answered, and which promises answer it.
      </p>
      <p className="govuk-body">
        Accepted, delivered and outcome seen are three different facts. The answer says what the government said. The
        status beside a promise says how far that promise got.{' '}
        <a className="govuk-link" href={paths.matrix()}>
          See which promise answers which recommendation
        </a>
        .
      </p>
      <ReviewTable reviews={reviews} />
      <InsetText>
        “No answer found in the pages read” is not a refusal. The numbers count the rows recorded here. They differ from
        the reviews’ own totals, so no percentage is given. Recommendations are in our own words, not quotations.
      </InsetText>
      <Details summary="About each review, and why our counts differ from its own">
        {reviews.map(({ slug, title, chair, commissionedBy, url, summary, totalRecommendations, totalNote }) => (
          <div key={slug}>
            <p className="govuk-body govuk-!-font-weight-bold">
              {url ? (
                <a className="govuk-link" href={url} rel="external">
                  {title}
                </a>
              ) : (
                title
              )}
            </p>
            <p className="govuk-body">{summary}</p>
            <p className="govuk-body">
              {chair ? `Led by ${chair}. ` : ''}Commissioned by: {commissionedBy}. Its own total:{' '}
              {totalRecommendations ?? 'not read'}. {totalNote ? <LinkedText>{totalNote}</LinkedText> : null}
            </p>
          </div>
        ))}
      </Details>
      <ListFilter
        action={paths.recommendations()}
        q={asked.q}
        fields={[
          { name: 'review', label: 'Review', all: 'All reviews', choices: filters.review, value: asked.review },
          { name: 'response', label: 'Answer', all: 'Any answer', choices: filters.response, value: asked.response },
          { name: 'chapter', label: 'Chapter', all: 'All chapters', choices: filters.chapter, value: asked.chapter },
        ]}
      />
      {total > 0 ? (
        <p className="govuk-body" role="status">
          {formatCount(total, 'recommendation')} found
        </p>
      ) : (
        <p className="govuk-body" role="status">
          No recommendation fits these filters. Try fewer words, or{' '}
          <a className="govuk-link" href={paths.recommendations()}>
            clear the filters
          </a>
          .
        </p>
      )}
      {shown.map(({ review, lines }) =>
        lines.length > 0 ? (
          <RecommendationTable
            key={review.slug}
            caption={`${review.title}: ${formatCount(lines.length, 'recommendation')}`}
            recommendations={lines}
          />
        ) : null,
      )}
      <ListPages page={page} pages={pages} to={(to) => paths.recommendations({ ...asked, page: to })} />
      <AboutThisPage
        path={paths.recommendations({ ...asked, at, page })}
        release={release}
        researchedTo={researchedTo}
      />
    </Page>
  );
}
