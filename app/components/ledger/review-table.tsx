import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { ReviewShown } from '#server/domain/ledger/pages/recommendation-pages.ts';

/** The reviews with how many recommendations stand here and how they were answered. */
export function ReviewTable({ reviews }: { reviews: readonly ReviewShown[] }) {
  const kinds = reviews[0]?.responses ?? [];
  return (
    <ScrollingTable
      label="How each review was answered"
      caption="How each review was answered"
      captionClasses="govuk-table__caption--m"
      classes="app-wide-table"
      firstCellIsHeader
      head={[
        { text: 'Review' },
        { text: 'Recorded here', format: 'numeric' },
        ...kinds.map(({ label }) => ({ text: label, format: 'numeric' as const })),
        { text: 'Answered by a promise', format: 'numeric' },
      ]}
      rows={reviews.map(({ slug, title, publishedOn, rows, responses, answered }) => [
        {
          text: (
            <>
              <a className="govuk-link" href={paths.recommendations({ review: slug })}>
                {title}
              </a>
              <span className="govuk-hint app-source">{formatDate(publishedOn)}</span>
            </>
          ),
        },
        { text: rows, format: 'numeric' },
        ...responses.map(({ value, label, count }) => ({
          text:
            count > 0 ? (
              <a className="govuk-link" href={paths.recommendations({ review: slug, response: value })}>
                {count}
                <span className="govuk-visually-hidden">
                  {' '}
                  of {title}: {label}
                </span>
              </a>
            ) : (
              '0'
            ),
          format: 'numeric' as const,
        })),
        { text: answered, format: 'numeric' },
      ])}
    />
  );
}
