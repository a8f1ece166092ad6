import { paths } from '#app/paths.ts';
import type { ResponseKind } from '#server/domain/ledger/ledger.ts';
import type { CommitmentPage } from '#server/domain/ledger/pages/promises/commitment-page.ts';
import { ResponseTag } from './status-tag.tsx';

/** Which recommendations the promise answers, how well it would, and what the government said to them. */
export function RecommendationsAnswered(props: Pick<CommitmentPage, 'recommendations' | 'unpromptedNote'>) {
  const { recommendations, unpromptedNote } = props;
  return (
    <>
      <h2 className="govuk-heading-m">Recommendations it answers</h2>
      {recommendations.length === 0 ? (
        <p className="govuk-body">{unpromptedNote ?? 'It answers no recommendation recorded here.'}</p>
      ) : (
        <>
          <p className="govuk-body">
            The links and how well they fit are editorial: they judge the promise, not its delivery.
          </p>
          <ul className="govuk-list govuk-list--spaced">
            {recommendations.map((line) => (
              <li key={line.slug}>
                <a className="govuk-link" href={paths.recommendation(line.slug)}>
                  {line.title}
                </a>{' '}
                <ResponseTag response={line.response as ResponseKind} />
                <span className="govuk-hint app-source">
                  {line.review.title}. {line.fitMeaning}. {line.why}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
