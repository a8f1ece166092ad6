import { formatCount } from '#app/format.ts';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import type { Caller } from '#app/trpc.server.ts';
import { ScrollingTable } from './scrolling-table.tsx';

type Preview = Awaited<ReturnType<Caller['figure']['preview']>>;

/** Every fault and doubt about a data file, each with its place and what to do. */
export function FileFindings({ findings }: { findings: Preview['findings'] }) {
  if (findings.length === 0) return <p className="govuk-body">No fault was found.</p>;
  const shown = findings.slice(0, 200);
  return (
    <div id="findings">
      <ScrollingTable
        label="What was found"
        caption={`What was found: ${formatCount(findings.length, 'finding')}${shown.length < findings.length ? ', the first 200 shown' : ''}`}
        captionClasses="govuk-table__caption--m"
        head={['Code', 'Row', 'Column', 'What it says', 'What stood there', 'What to do'].map((text) => ({ text }))}
        firstCellIsHeader
        rows={shown.map(({ code, severity, row, column, message, found, fix }) => [
          { text: `${code} ${severity}` },
          { text: row === null ? 'whole file' : String(row) },
          { text: column ?? '' },
          { text: message },
          { text: found ?? '' },
          { text: fix },
        ])}
      />
    </div>
  );
}

/** What a data file holds, and which of its rates do not work out. */
export function FileContents({ preview: { profile, recomputed } }: { preview: Preview }) {
  const { periods, levels, filters, indicators, leftOut } = profile;
  if (profile.lines === 0) return null;
  const kinds = [...new Set(periods.map(({ timeIdentifier }) => timeIdentifier))].join(', ');
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Lines', value: formatCount(profile.lines, 'line') },
          { key: 'Periods', value: `${kinds}: ${periods[0]?.timePeriod} to ${periods.at(-1)?.timePeriod}` },
          ...levels.map(({ level, lines, areas }) => ({
            key: level,
            value: `${formatCount(lines, 'line')}, ${formatCount(areas, 'place')}`,
          })),
          ...(leftOut > 0
            ? [{ key: 'Left out', value: `${formatCount(leftOut, 'line')} that count for no area of today` }]
            : []),
          ...filters.map(({ name, categories }) => ({
            key: `Filter ${name}`,
            value: categories.map((each) => each.name).join(' · '),
          })),
        ]}
      />
      <ScrollingTable
        label="Figures in the file"
        caption="Figures in the file"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[
          { text: 'Indicator' },
          { text: 'Numbers', format: 'numeric' },
          { text: 'Least', format: 'numeric' },
          { text: 'Most', format: 'numeric' },
          { text: 'Symbols' },
          { text: 'Worked out again' },
        ]}
        rows={indicators.map(({ name, numbers, least, most, symbols }) => {
          const rate = recomputed.find(({ indicator }) => indicator === name);
          const signs = Object.entries(symbols).map(
            ([symbol, count]) => `${count} ${symbol === '' ? 'empty' : symbol}`,
          );
          return [
            { text: name },
            { text: numbers, format: 'numeric' },
            { text: least ?? '', format: 'numeric' },
            { text: most ?? '', format: 'numeric' },
            { text: signs.join(', ') },
            {
              text: rate
                ? `${rate.numerator} ÷ ${rate.denominator}: ${rate.compared - rate.differences.length} of ${rate.compared} as published. ${rate.reasons.join(' ')}`.trimEnd()
                : '',
            },
          ];
        })}
      />
    </>
  );
}

/** What taking a file over would change, figure by figure for the first fifty. */
export function PlannedChanges({ plan }: { plan: NonNullable<Preview['plan']> }) {
  const { counts, changes } = plan;
  return (
    <>
      <h2 className="govuk-heading-m">What would change</h2>
      <p className="govuk-body">
        {formatCount(counts.added, 'figure')} would be added and {counts.changed} changed. {counts.unchanged} are held
        already, and {formatCount(counts.leftOut, 'line')} count for no area or period held here.
      </p>
      {changes.length === 0 ? null : (
        <ScrollingTable
          label="Figures that would change"
          caption={`Figures that would change${changes.length < counts.changed ? `, the first ${changes.length}` : ''}`}
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={['Metric', 'Area', 'Period', 'Held', 'The file says'].map((text) => ({ text }))}
          rows={changes.map(({ metric, area, period, held, file }) =>
            [metric, area, period, held, file].map((text) => ({ text })),
          )}
        />
      )}
    </>
  );
}
