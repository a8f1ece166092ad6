import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatNumber } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { StartingFigure } from '#server/domain/ledger/pages/promises/starting-page.ts';

function Today({ figure }: { figure: StartingFigure }) {
  if (figure.today === null) return <>No comparable figure. {figure.notComparable}</>;
  const text = `${formatNumber(figure.today)} (${figure.todayPeriod ?? 'period not stated'})`;
  return figure.metric ? (
    <a className="govuk-link" href={paths.metric(figure.metric)}>
      {text}
    </a>
  ) : (
    text
  );
}

/** The figures that made the case for change, each beside today's, with source, label and how it was made. */
export function StartingFigures({ figures }: { figures: readonly StartingFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <ScrollingTable
      label="The case for change, then and now"
      caption="The case for change, then and now"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'What was said' }, { text: 'Today' }, { text: 'Label' }, { text: 'How it was made' }]}
      rows={figures.map((figure) => [
        {
          text: (
            <>
              {figure.said}
              {figure.what ? <span className="govuk-hint app-source">{figure.what}</span> : null}
              <span className="govuk-hint app-source">{figure.saidBy}</span>
            </>
          ),
        },
        { text: <Today figure={figure} /> },
        { text: figure.label ?? 'none' },
        { text: [figure.how, figure.todayHow, figure.caution].filter(Boolean).join('. ') || 'As published' },
      ])}
    />
  );
}
