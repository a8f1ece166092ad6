import { Day } from '#app/components/ledger/day.tsx';
import { LaterNote } from '#app/components/ledger/recorded-later.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate, formatNumber } from '#app/format.ts';
import type { SlippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';
import { MilestoneOfPromise } from './milestone-of-promise.tsx';

/** Dates that came and went without a word, as at the day somebody last looked: never a day later. */
export function SilentDates({ silent }: Pick<SlippagePage, 'silent'>) {
  if (silent.length === 0) {
    return <p className="govuk-body">No date had passed in silence when the promises were last checked.</p>;
  }
  return (
    <ScrollingTable
      label="Dates that passed in silence: the list"
      caption="Dates with nothing recorded when last checked"
      captionClasses="govuk-table__caption--s"
      head={[
        { text: 'Milestone' },
        { text: 'Due' },
        { text: 'Last checked' },
        { text: 'Days passed by then', format: 'numeric' },
      ]}
      rows={silent.map((one) => [
        {
          text: (
            <>
              <MilestoneOfPromise {...one} />
              <LaterNote of={one.milestone.slug} />
            </>
          ),
        },
        { text: <Day {...one.due} /> },
        { text: formatDate(one.checkedOn) },
        { text: formatNumber(one.days), format: 'numeric' },
      ])}
    />
  );
}
