import { LaterNote } from '#app/components/ledger/recorded-later.tsx';
import { TermChange } from '#app/components/ledger/term-change.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { paths } from '#app/paths.ts';
import type { SlippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';

/** Terms that moved although the date may not have: how much, how many, how far. A ceiling is told from a target. */
export function ChangedTerms({ terms }: Pick<SlippagePage, 'terms'>) {
  if (terms.length === 0) return <p className="govuk-body">No change of a term was found published.</p>;
  return (
    <ScrollingTable
      label="Terms that changed"
      caption="Every change of a term, as published"
      captionClasses="govuk-table__caption--s"
      head={[{ text: 'Promise and term' }, { text: 'First' }, { text: 'Later' }, { text: 'When and why' }]}
      rows={terms.map((term) => [
        {
          text: (
            <>
              <a className="govuk-link" href={paths.commitment(term.commitment.slug)}>
                {term.commitment.title}
              </a>
              <span className="govuk-hint app-source">
                {term.term}. Led by {term.lead}.
              </span>
            </>
          ),
        },
        { text: `${term.original}${term.isCeiling ? ' (an upper limit, not a target)' : ''}` },
        { text: term.later },
        {
          text: (
            <>
              <TermChange {...term} />
              <LaterNote of={term.id} />
            </>
          ),
        },
      ])}
    />
  );
}
