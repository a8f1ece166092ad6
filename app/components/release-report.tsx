import type { ReactNode } from 'react';
import { formatCount, formatNumber } from '#app/format.ts';
import { Tag } from '#app/govuk/tag.tsx';
import { paths } from '#app/paths.ts';
import type { ReportShown } from '#server/domain/releases/report-words.ts';
import { ScrollingTable } from './scrolling-table.tsx';

/** What a prepared release holds and what disclosure control did, for the official who approves it. */
export function ReleaseReportView({ report }: { report: ReportShown }) {
  const { ledger, figures, returned, returns, checklist, control } = report;
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
      {control.breaches.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Hidden figures that would follow</h2>
          <p className="govuk-body">
            Take the release back. Then discard the official figures, or reopen the return, from which they would
            follow.
          </p>
          <Lines of={control.breaches} />
        </>
      ) : null}
      {control.hidden.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Hidden so that no other figure follows</h2>
          <Lines of={control.hidden} />
          {control.more > 0 ? <p className="govuk-body">And {formatNumber(control.more)} more.</p> : null}
        </>
      ) : null}
      <h2 className="govuk-heading-m">What it holds</h2>
      <Counts
        caption="Rows of the record"
        of="Kind of change"
        lines={ledger.map(({ what, count }) => ({ id: what, text: what, count }))}
      />
      <Counts
        caption="Figures that others published"
        of="Metric"
        lines={figures.map(({ metric, name, count }) => ({
          id: metric,
          text: <MetricName {...{ metric, name }} />,
          count,
        }))}
      />
      {returned.length > 0 && (
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
          rows={returned.map(({ metric, name, values, hidden, rule }) => [
            { text: <MetricName key={metric} {...{ metric, name }} /> },
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
            {returns.map(({ id, collection, area, version, why }) => (
              <li key={id}>
                {area}: {collection}, version {version}
                {why ? <div className="govuk-!-margin-bottom-2">{why}. It becomes public with the release.</div> : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Lines({ of }: { of: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function MetricName({ metric, name }: { metric: string; name: string }) {
  return (
    <a className="govuk-link" href={paths.metric(metric)}>
      {name}
    </a>
  );
}

type Line = { id: string; text: ReactNode; count: number };

function Counts({ caption, of, lines }: { caption: string; of: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--s"
      head={[{ text: of }, { text: 'Number', format: 'numeric' }]}
      firstCellIsHeader
      rows={lines.map(({ text, count }) => [{ text }, { text: formatNumber(count), format: 'numeric' }])}
    />
  );
}
