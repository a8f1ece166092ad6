import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { paths } from '#app/paths.ts';
import type { RolloutOfArea } from '#server/domain/ledger/pages/rollout-pages.ts';
import { GoLiveMoves, ReportHistory, StandingNow } from './standing-history.tsx';

/** What one area reports of the steps it is expected to set up. */
export function AreaSteps({ rollout }: { rollout: RolloutOfArea }) {
  const { area, items, of } = rollout;
  if (items.length === 0 && of === 0) return null;
  return (
    <section aria-labelledby="steps">
      <h2 className="govuk-heading-m" id="steps">
        Delivery stages reported
      </h2>
      {area.madeUp ? (
        <p className="govuk-body">These reports are made up, like the council, and are in no count of areas.</p>
      ) : null}
      {items.length === 0 ? (
        <p className="govuk-body">
          {area.name} has reported on none of the {of} steps that areas are expected to set up. That does not show how
          far it has got.
        </p>
      ) : (
        <>
          <p className="govuk-body">
            {of > 0 ? `Reported on ${items.length} of ${of} steps. ` : ''}The area reports, the department confirms.{' '}
            <a className="govuk-link" href={paths.rollout()}>
              See all steps in all areas
            </a>
            .
          </p>
          <ScrollingTable
            label="Reports by step"
            caption={`Steps of ${items[0]?.programme.name ?? 'the programme'}`}
            captionClasses="govuk-visually-hidden"
            classes="app-wide-table"
            firstCellIsHeader
            head={[{ text: 'Step' }, { text: 'As the area reports' }, { text: 'Go-live date' }]}
            rows={items.map(({ slug, title, standing }) => [
              {
                text: (
                  <a className="govuk-link" href={paths.rollout({ stage: slug })}>
                    {title}
                  </a>
                ),
                classes: 'app-plain-header',
              },
              {
                text: (
                  <>
                    <StandingNow standing={standing} />
                    <ReportHistory standing={standing} step={title} />
                  </>
                ),
              },
              { text: <GoLiveMoves standing={standing} /> },
            ])}
          />
        </>
      )}
    </section>
  );
}
