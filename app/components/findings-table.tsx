import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Table } from '#app/govuk/table.tsx';
import { Tag } from '#app/govuk/tag.tsx';
import type { Finding } from '#server/domain/returns/finding.ts';
import { ScrollArea } from './scroll-area.tsx';

type Shown = Omit<Finding, 'code'> & { code: string };

const MOST_IN_SUMMARY = 30;

/** Where a finding is, in words: “Row 5, numerator”. */
function placeOf({ row, column }: Shown): string {
  const words = [row === null ? null : `Row ${row}`, column].filter(Boolean);
  return words.length > 0 ? words.join(', ') : 'Whole file';
}

/** The errors, each linked to its line of the table below. */
export function FindingsSummary({ findings }: { findings: readonly Shown[] }) {
  const errors = findings.flatMap((finding, index) => (finding.severity === 'error' ? [{ finding, index }] : []));
  const more = errors.length - MOST_IN_SUMMARY;
  return (
    <ErrorSummary
      errorList={[
        ...errors.slice(0, MOST_IN_SUMMARY).map(({ finding, index }) => ({
          href: `#finding-${index + 1}`,
          text: `${placeOf(finding)}: ${finding.message}`,
        })),
        ...(more > 0 ? [{ href: '#findings', text: `${more} more errors in the table` }] : []),
      ]}
    />
  );
}

/** Every finding: code, place, what stood there, what to do. */
export function FindingsTable({ findings, caption }: { findings: readonly Shown[]; caption: string }) {
  return (
    <ScrollArea label={caption} id="findings">
      <Table
        caption={caption}
        captionClasses="govuk-table__caption--m"
        head={['Where', 'Figure', 'What we found', 'What to do', 'Code'].map((text) => ({ text }))}
        rows={findings.map((finding, index) => [
          { text: placeOf(finding), attributes: { id: `finding-${index + 1}` } },
          { text: finding.metric ? <Figure {...finding} /> : '–' },
          {
            text: (
              <>
                <Tag colour={finding.severity === 'error' ? 'red' : 'yellow'}>{finding.severity}</Tag> {finding.message}
                {finding.found ? (
                  <>
                    . Found: <q>{finding.found}</q>
                  </>
                ) : null}
              </>
            ),
          },
          { text: finding.fix },
          { text: finding.code },
        ])}
      />
    </ScrollArea>
  );
}

function Figure({ metric, breakdown }: Pick<Shown, 'metric' | 'breakdown'>) {
  return (
    <>
      {metric}
      {breakdown && breakdown !== 'total' ? `, ${breakdown}` : ''}
    </>
  );
}
