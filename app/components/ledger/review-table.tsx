import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate } from '#app/format.ts';
import type { TableCell } from '#app/govuk/table.tsx';
import { paths } from '#app/paths.ts';
import type { ReviewShown } from '#server/domain/ledger/pages/recommendation-pages.ts';

/** How many recommendations of each review stand here and how they were answered: a column for each review. */
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
        { text: 'What the government answered' },
        ...reviews.map(({ slug, title, publishedOn }) => ({
          text: (
            <>
              <a className="govuk-link" href={paths.recommendations({ review: slug })}>
                {title}
              </a>
              <span className="govuk-hint app-source">{formatDate(publishedOn)}</span>
            </>
          ),
          format: 'numeric' as const,
          classes: 'app-quarter',
        })),
      ]}
      rows={[
        ...kinds.map(({ value, label }) => [
          { text: label, classes: 'app-plain-header' },
          ...reviews.map((review) => countOf(review, value)),
        ]),
        [{ text: 'Recorded here' }, ...reviews.map(({ rows }) => strong(rows))],
        [{ text: 'Answered by at least one promise' }, ...reviews.map(({ answered }) => strong(answered))],
      ]}
    />
  );
}

function strong(count: number): TableCell {
  return { text: <strong>{count}</strong>, format: 'numeric' };
}

function countOf({ slug, title, responses }: ReviewShown, kind: string): TableCell {
  const found = responses.find(({ value }) => value === kind);
  if (!found || found.count === 0) return { text: '0', format: 'numeric' };
  return {
    text: (
      <a className="govuk-link" href={paths.recommendations({ review: slug, response: kind })}>
        {found.count}
        <span className="govuk-visually-hidden">
          {' '}
          of {title}: {found.label}
        </span>
      </a>
    ),
    format: 'numeric',
  };
}
