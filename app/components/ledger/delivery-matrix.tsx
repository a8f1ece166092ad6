import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount } from '#app/format.ts';
import type { TableCell } from '#app/govuk/table.tsx';
import { paths } from '#app/paths.ts';
import type { DeliveryMatrix as Delivery } from '#server/domain/ledger/pages/recommendation-pages.ts';

/** What the government answered against how far the promises got: answered is not delivered, delivered is not working. */
export function DeliveryMatrix({ delivery }: { delivery: Delivery }) {
  const { columns, rows } = delivery;
  return (
    <section id="delivery" aria-labelledby="delivery-heading">
      <h2 className="govuk-heading-m" id="delivery-heading">
        Accepted, delivered, and seen to work: three different things
      </h2>
      <ScrollingTable
        label="Recommendations by answer and delivery"
        caption="How many recommendations, by what the government answered and how far the promises that answer them got, as last checked"
        captionClasses="govuk-table__caption--s"
        classes="app-wide-table"
        firstCellIsHeader
        head={[
          { text: 'What the government answered' },
          ...columns.map(({ label }) => ({ text: label, format: 'numeric' as const })),
          { text: 'All', format: 'numeric' },
        ]}
        rows={rows
          .filter(({ total }) => total > 0)
          .map((row) => [
            {
              text: (
                <a className="govuk-link" href={paths.recommendations({ response: row.response })}>
                  {row.label}
                </a>
              ),
              classes: 'app-plain-header',
            },
            ...cells(row, columns.length),
            { text: row.total, format: 'numeric' },
          ])}
      />
      <ul className="govuk-list govuk-list--bullet">
        {columns.map(({ standing, label, meaning }) => (
          <li key={standing}>
            <strong>{label}</strong>: {meaning}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        A recommendation that was declined is in none of these columns, whatever was promised later. Where no answer was
        found in the pages read, that is not the same as declined.
      </p>
    </section>
  );
}

function cells(row: Delivery['rows'][number], columns: number): TableCell[] {
  if (row.declined === 0) return row.counts.map(({ count }) => ({ text: count, format: 'numeric' }));
  const linked =
    row.declinedButLinked > 0
      ? ` ${formatCount(row.declinedButLinked, 'of them has', 'of them have')} a promise linked to it all the same.`
      : '';
  return [{ text: `Declined: never counted as delivered.${linked}`, colSpan: columns, classes: 'app-secondary' }];
}
