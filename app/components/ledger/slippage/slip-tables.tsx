import { DayOr } from '#app/components/ledger/day.tsx';
import { LaterNote } from '#app/components/ledger/recorded-later.tsx';
import { MilestoneTag } from '#app/components/ledger/status-tag.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatNumber } from '#app/format.ts';
import { Table } from '#app/govuk/table.tsx';
import { paths } from '#app/paths.ts';
import type { Slip, SlippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';
import { MilestoneOfPromise } from './milestone-of-promise.tsx';

/** Days slipped, by pillar or by lead body. What was withdrawn has no days, and is counted apart. */
export function SlipTable({ by, rows, all }: { by: string; rows: readonly { name: string; slip: Slip }[]; all: Slip }) {
  return (
    <ScrollingTable
      label={`Days slipped by ${by.toLowerCase()}`}
      caption={`Days slipped by ${by.toLowerCase()}`}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: by },
        { text: 'Milestones that moved', format: 'numeric' },
        { text: 'Later', format: 'numeric' },
        { text: 'Earlier', format: 'numeric' },
        { text: 'Withdrawn', format: 'numeric' },
        { text: 'Median days later', format: 'numeric' },
        { text: 'Most days later', format: 'numeric' },
      ]}
      rows={[...rows, { name: 'All', slip: all }].map(({ name, slip }) => [
        { text: name },
        { text: slip.milestones, format: 'numeric' },
        { text: slip.later, format: 'numeric' },
        { text: slip.earlier, format: 'numeric' },
        { text: slip.withdrawn, format: 'numeric' },
        { text: slip.median === null ? 'none' : formatNumber(slip.median), format: 'numeric' },
        { text: slip.longest === null ? 'none' : formatNumber(slip.longest), format: 'numeric' },
      ])}
    />
  );
}

/** How many milestones slipped by how much, and in which year moves became known. */
export function SpreadAndYears({ spread, years }: Pick<SlippagePage, 'spread' | 'years'>) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-one-half">
        <Table
          caption="How much later"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={[{ text: 'Later than first said' }, { text: 'Milestones', format: 'numeric' }]}
          rows={spread.map(({ band, count }) => [{ text: band }, { text: count, format: 'numeric' }])}
        />
      </div>
      <div className="govuk-grid-column-one-half">
        <Table
          caption="When moves became known"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={[{ text: 'Year' }, { text: 'Moves', format: 'numeric' }]}
          rows={years.map(({ year, moves }) => [{ text: year ?? 'Not published' }, { text: moves, format: 'numeric' }])}
        />
      </div>
    </div>
  );
}

/** Each milestone whose date moved: the first date, the date now, and the days between. */
export function SlippedMilestones({ slipped }: Pick<SlippagePage, 'slipped'>) {
  return (
    <ScrollingTable
      label="Days slipped, milestone by milestone"
      caption="Days slipped, milestone by milestone"
      captionClasses="govuk-table__caption--m"
      head={[
        { text: 'Milestone' },
        { text: 'First date' },
        { text: 'Date now' },
        { text: 'Days later', format: 'numeric' },
        { text: 'What is recorded' },
      ]}
      rows={slipped.map((one) => [
        {
          text: (
            <>
              <MilestoneOfPromise {...one} />
              <LaterNote of={one.milestone.slug} />
            </>
          ),
        },
        { text: <DayOr dated={one.first} otherwise="No date" /> },
        { text: <DayOr dated={one.now} otherwise="Withdrawn, no new date" /> },
        { text: one.days === null ? 'not known' : formatNumber(one.days), format: 'numeric' },
        { text: <MilestoneTag state={one.state} /> },
      ])}
    />
  );
}

/** The first finding: a promise without a date cannot slip. */
export function NeverDated({ undated }: Pick<SlippagePage, 'undated'>) {
  return (
    <section aria-labelledby="undated">
      <h2 className="govuk-heading-m" id="undated">
        Most promises never had a date
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.undated()}>
          {undated.commitments} of {undated.ofCommitments} promises and {undated.milestones} of{' '}
          {formatCount(undated.ofMilestones, 'milestone')} never had a date
        </a>
        . They can never be late and are in no figure below.
      </p>
    </section>
  );
}
