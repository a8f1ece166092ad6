import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { paths } from '#app/paths.ts';
import type { RecommendationLine } from '#server/domain/ledger/pages/recommendation-pages.ts';
import { AnswerList } from './answer-list.tsx';
import { ResponseTag } from './status-tag.tsx';

/** Recommendations in a list: what was asked, what was answered, and, apart from both, the promises and how they stand. */
export function RecommendationTable(props: { caption: string; recommendations: readonly RecommendationLine[] }) {
  const { caption, recommendations } = props;
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      classes="app-wide-table"
      head={[
        { text: 'Recommendation' },
        { text: 'What the government answered' },
        { text: 'Promises that answer it, each with its status' },
      ]}
      rows={recommendations.map((line) => [
        {
          text: (
            <>
              <a className="govuk-link" href={paths.recommendation(line.slug)}>
                {line.title}
              </a>
              <span className="govuk-hint app-source">
                To {line.addressedTo}
                {line.confidence === 'recall' ? '. Rests partly on general knowledge' : ''}
              </span>
            </>
          ),
        },
        { text: <ResponseTag response={line.response?.kind ?? 'unclear'} /> },
        {
          text:
            line.answers.length > 0 ? (
              <AnswerList answers={line.answers} />
            ) : (
              <>None of the promises. {line.unanswered ? `${line.unanswered.label}.` : ''}</>
            ),
        },
      ])}
    />
  );
}
