import { formatCount, formatNumber } from '#app/format.ts';
import { Tag } from '#app/govuk/tag.tsx';
import type { ReleaseReport } from '#server/domain/releases/report.ts';
import { ScrollingTable } from './scrolling-table.tsx';

/** What a prepared release holds and what disclosure control did, for the official who approves it. */
export function ReleaseReportView({ report }: { report: ReleaseReport }) {
  const { ledger, figures, returned, returns, checklist } = report;
  return (
    <>
      <h2 className="govuk-heading-m">Checklist</h2>
      <ScrollingTable
        label="Checklist"
        caption="Worked out from what the release holds; nobody ticks it"
        captionClasses="govuk-table__caption--s"
        head={[{ text: 'Check' }, { text: 'Result' }]}
        rows={checklist.map(({ text, met }) => [
          { text },
          { text: met ? <Tag colour="green">Met</Tag> : <Tag colour="yellow">Look at this</Tag> },
        ])}
      />
      <h2 className="govuk-heading-m">What it holds</h2>
      <Counts caption="Rows of the record" of="Table" counts={ledger} />
      <Counts caption="Figures that others published" of="Metric" counts={figures} />
      {Object.keys(returned).length > 0 && (
        <ScrollingTable
          label="Figures from returns"
          caption="Figures from returns"
          captionClasses="govuk-table__caption--s"
          head={[
            { text: 'Metric' },
            { text: 'Rule' },
            { text: 'Figures', format: 'numeric' },
            { text: 'Hidden', format: 'numeric' },
          ]}
          firstCellIsHeader
          rows={Object.entries(returned).map(([metric, { values, hidden, rule }]) => [
            { text: metric },
            { text: rule },
            { text: formatNumber(values), format: 'numeric' },
            { text: formatNumber(hidden), format: 'numeric' },
          ])}
        />
      )}
      {returns.length > 0 && (
        <>
          <h3 className="govuk-heading-s">{formatCount(returns.length, 'return')}</h3>
          <ul className="govuk-list govuk-list--bullet">
            {returns.map(({ returnId, collectionId, areaCode, version }) => (
              <li key={returnId}>
                {collectionId} of {areaCode}, version {version}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Counts({ caption, of, counts }: { caption: string; of: string; counts: Record<string, number> }) {
  const lines = Object.entries(counts);
  if (lines.length === 0) return null;
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--s"
      head={[{ text: of }, { text: 'Number', format: 'numeric' }]}
      firstCellIsHeader
      rows={lines.map(([name, count]) => [{ text: name }, { text: formatNumber(count), format: 'numeric' }])}
    />
  );
}
