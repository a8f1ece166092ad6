import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { LeaveAtOnce } from '#app/components/leave-at-once.tsx';
import { fits } from '#app/components/ledger/answer-list.tsx';
import { Challenges } from '#app/components/ledger/challenges.tsx';
import { ConfidenceNote } from '#app/components/ledger/confidence-note.tsx';
import { Day } from '#app/components/ledger/day.tsx';
import { LineageDetails } from '#app/components/ledger/lineage.tsx';
import { RecordHistory } from '#app/components/ledger/record-history.tsx';
import { LaterNote, RecordedLater } from '#app/components/ledger/recorded-later.tsx';
import { EvidenceList, SourceCitation } from '#app/components/ledger/source-citation.tsx';
import { ResponseTag, StatusTag } from '#app/components/ledger/status-tag.tsx';
import { LinkedText } from '#app/components/linked-text.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate, formatValue } from '#app/format.ts';
import { ExitThisPage } from '#app/govuk/exit-this-page.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { RecommendationPage, ResponseShown } from '#server/domain/ledger/pages/recommendation-pages.ts';

export const loader = publicPage(['at'], async ({ call, params, release, at }) => {
  const id = params.id ?? '';
  const page = await call.recommendation.byId({ id, release, at });
  const lineage = await call.commitment.lineage({ kind: 'recommendation', id, release: page.release.number, at });
  const { rows: history } = await call.recommendation.history({ id, release: page.release.number, at });
  return { ...page, lineage, history };
});

export const handle: Siblings<typeof loader> = {
  csv: ({ slug, title, response, answers, confidence, researchedTo }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the recommendation' },
      { name: 'title', description: 'The recommendation in short' },
      { name: 'response', description: 'What the government answered; unclear: no answer found in the pages read' },
      { name: 'commitment', description: 'Permanent id of a promise that answers it; empty where none does' },
      { name: 'commitment_title', description: 'The promise in short' },
      { name: 'fit', description: 'Carried out as promised, it would answer: full, partial, related' },
      { name: 'why', description: 'Why it is linked' },
      { name: 'link_confidence', description: 'How sure the link is: high, medium, low' },
      { name: 'status', description: 'Status of the promise, apart from the response' },
      { name: 'checked_on', description: 'The day the promise was last checked', datatype: 'date' },
      { name: 'confidence', description: 'source: read in a page. recall: partly general knowledge' },
      { name: 'researched_to', description: 'No promise was followed up after this day', datatype: 'date' },
    ],
    rows: (answers.length > 0 ? answers : [null]).map((answer) => [
      slug,
      title,
      response?.kind ?? 'unclear',
      answer?.slug ?? null,
      answer?.title ?? null,
      answer?.fit ?? null,
      answer?.why ?? null,
      answer?.linkConfidence ?? null,
      answer?.status.status ?? null,
      answer?.status.checkedOn ?? null,
      confidence,
      researchedTo,
    ]),
  }),
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  // A promise may have the same title.
  { title: pageTitle(data ? `Recommendation: ${data.title}` : 'Recommendation') },
];

export default function Recommendation() {
  const page = useLoaderData<typeof loader>();
  const { slug, title, text, review, response, responses, answers, sources, evidence, at, release } = page;
  const earlier = responses.slice(0, -1);
  return (
    <Page
      notice={page.challenges.length > 0 ? <ExitThisPage /> : <LeaveAtOnce review={review.slug} />}
      caption={review.title}
      heading={title}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Recommendations', href: paths.recommendations() },
        { text: title },
      ]}
    >
      <RecordedLater at={at} facts={page.recordedLater}>
        <p className="govuk-body-l">{text}</p>
        <p className="govuk-hint">
          In our own words, not a quotation.
          <LaterNote of={slug} />
        </p>
        <ConfidenceNote confidence={page.confidence} note={page.confidenceNote} />
        <SummaryList rows={about(page)} />

        <h2 className="govuk-heading-m">What the government answered</h2>
        {response ? (
          <Response response={response} />
        ) : (
          <p className="govuk-body">
            <ResponseTag response="unclear" />
          </p>
        )}
        {earlier.length > 0 ? (
          <>
            <h3 className="govuk-heading-s">Earlier answers</h3>
            {earlier.map((each) => (
              <Response key={each.id} response={each} />
            ))}
          </>
        ) : null}

        <h2 className="govuk-heading-m">Promises that answer it</h2>
        <Answers answers={answers} />
        {page.unanswered ? (
          <>
            <p className="govuk-body">{page.unanswered.label}.</p>
            {page.unanswered.note ? (
              <p className="govuk-body">
                <LinkedText>{page.unanswered.note}</LinkedText>
              </p>
            ) : null}
            {page.unanswered.url ? (
              <p className="govuk-body-s">
                Read: <LinkedText>{page.unanswered.url}</LinkedText>
              </p>
            ) : null}
          </>
        ) : null}

        {evidence.length > 0 ? (
          <>
            <h2 className="govuk-heading-m">Evidence</h2>
            <EvidenceList evidence={evidence} />
          </>
        ) : null}

        <h2 className="govuk-heading-m">Sources of the recommendation</h2>
        {sources.length > 0 ? (
          <ul className="govuk-list govuk-list--bullet">
            {sources.map((source) => (
              <li key={source.slug}>
                <SourceCitation source={source} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="govuk-body">No source with an address was read.</p>
        )}
        <Challenges about={`recommendation/${slug}`} challenges={page.challenges} />
      </RecordedLater>
      <RecordHistory rows={page.history} />
      <LineageDetails lineage={page.lineage} />
      <AboutThisPage path={paths.recommendation(slug, { at })} release={release} researchedTo={page.researchedTo} />
    </Page>
  );
}

function about(page: RecommendationPage) {
  const { slug, review, chapter, kind, officialNumber, addressedTo, byText, costGbp, costBasis, nations } = page;
  return [
    {
      key: 'Review',
      value: (
        <a className="govuk-link" href={paths.recommendations({ review: review.slug })}>
          {review.title}
        </a>
      ),
    },
    { key: 'Chapter', value: inWords(chapter) },
    { key: 'Number in the review', value: officialNumber ?? 'Not read' },
    ...(kind === 'mission' ? [{ key: 'Kind', value: 'One of the five missions of the review' }] : []),
    { key: 'Addressed to', value: addressedTo },
    { key: 'By when', value: byText ?? 'No date found' },
    ...(costGbp === null
      ? []
      : [{ key: 'Cost as the review put it', value: `${formatValue(costGbp, '£')}. ${costBasis ?? ''}` }]),
    ...(nations ? [{ key: 'Nations', value: nations.join(', ') }] : []),
    { key: 'Permanent id', value: <code>{slug}</code> },
  ];
}

function inWords(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Response({ response }: { response: ResponseShown }) {
  return (
    <>
      <p className="govuk-body">
        <ResponseTag response={response.kind} />
      </p>
      <p className="govuk-body govuk-!-margin-bottom-1">{response.note}</p>
      <p className="govuk-hint app-source govuk-!-margin-bottom-6">
        Recorded for <Day day={response.statedOn} />. Source:{' '}
        {response.source ? <SourceCitation source={response.source} /> : 'none read'}
        {response.inStrategy === true ? '. Answered in the strategy itself' : ''}
        {response.confidence === 'recall' ? '. Rests partly on general knowledge' : ''}
        <LaterNote of={response.id} />
      </p>
    </>
  );
}

function Answers({ answers }: { answers: RecommendationPage['answers'] }) {
  if (answers.length === 0) {
    return <p className="govuk-body">None of the promises answers it. That is not proof that nothing was done.</p>;
  }
  return (
    <>
      <p className="govuk-body">
        The fit judges the promise, not its delivery. An accepted recommendation is not a delivered one: the status says
        how far each promise got.
      </p>
      <ScrollingTable
        label="Promises that answer the recommendation"
        caption={<span className="govuk-visually-hidden">Promises that answer the recommendation</span>}
        classes="app-wide-table"
        head={[{ text: 'Promise' }, { text: 'Fit' }, { text: 'Why it is linked' }, { text: 'Status, as last checked' }]}
        rows={answers.map((answer) => [
          {
            text: (
              <a className="govuk-link" href={paths.commitment(answer.slug)}>
                {answer.title}
              </a>
            ),
          },
          { text: fits[answer.fit], classes: 'app-nowrap' },
          {
            text: (
              <>
                {answer.why}
                <span className="govuk-hint app-source">How sure the link is: {answer.linkConfidence}</span>
              </>
            ),
          },
          {
            text: (
              <>
                <StatusTag status={answer.status.status} />
                <span className="govuk-hint app-source">Last checked {formatDate(answer.status.checkedOn)}</span>
              </>
            ),
          },
        ])}
      />
    </>
  );
}
