import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Table } from '#app/govuk/table.tsx';
import { Tag } from '#app/govuk/tag.tsx';
import type { Finding } from '#server/domain/returns/finding.ts';
import { ScrollArea } from './scroll-area.tsx';

type Shown = Omit<Finding, 'code'> & { code: string };

const MOST_IN_SUMMARY = 30;

/** Where a finding is, in words: “Row 5, numerator”. */
function placeOf({ row, column, metric }: Shown): string {
  if (row !== null) return column === null ? `Row ${row}` : `Row ${row}, ${column}`;
  return metric === null ? 'Whole file' : 'No row';
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
          text: finding.row === null ? finding.message : `${placeOf(finding)}: ${finding.message}`,
        })),
        ...(more > 0 ? [{ href: '#findings', text: `${more} more errors in the table` }] : []),
      ]}
    />
  );
}

/** Every finding: code, place, what stood there, what to do. */
export function FindingsTable({
  findings,
  caption,
  href,
}: {
  findings: readonly Shown[];
  caption: string;
  /** The field of a finding, by its place in the list: in a form there are fields instead of rows. */
  href?: (index: number) => string | undefined;
}) {
  return (
    <ScrollArea label={caption} id="findings">
      <Table
        caption={caption}
        captionClasses="govuk-table__caption--m"
        head={['Where', 'Figure', 'What we found', 'What to do', 'Who can fix it', 'Code'].map((text) => ({ text }))}
        rows={findings.map((finding, index) => [
          {
            text: href ? <FieldLink href={href(index)} name={finding.name} /> : placeOf(finding),
            attributes: { id: `finding-${index + 1}` },
          },
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
                {finding.before ? (
                  <div className="govuk-hint govuk-!-margin-bottom-0">Before: {finding.before}</div>
                ) : null}
              </>
            ),
          },
          { text: finding.fix },
          { text: finding.who },
          { text: finding.code },
        ])}
      />
    </ScrollArea>
  );
}

/** Where a finding of a form is: its field. */
function FieldLink({ href, name }: { href: string | undefined; name: string | null }) {
  return href ? (
    <a className="govuk-link" href={href}>
      Go to the field<span className="govuk-visually-hidden"> of {name ?? 'this return'}</span>
    </a>
  ) : (
    'The form'
  );
}

/** The name of a figure as people know it; its id only where it is of no known metric. */
function Figure({ name, metric, breakdown }: Pick<Shown, 'name' | 'metric' | 'breakdown'>) {
  return <>{name ?? (breakdown && breakdown !== 'total' ? `${metric}, ${breakdown}` : metric)}</>;
}

/** The warnings of what is stored, below its figures: for those who sign off and accept. */
export function UnexplainedFigures({ warnings }: { warnings: readonly Shown[] }) {
  if (warnings.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Without an explanation</h2>
      <ul className="govuk-list govuk-list--bullet">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.metric} ${warning.breakdown}`}>
            <Figure {...warning} />: {warning.message} ({warning.code})
          </li>
        ))}
      </ul>
    </>
  );
}
