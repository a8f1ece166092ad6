import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatDate, formatNumber } from '#app/format.ts';
import type { BriefLine } from '#server/domain/ledger/pages/brief-page.ts';
import { placeOf } from './brief-place.ts';
import { Day, DayOr } from './day.tsx';

function About({ line }: { line: BriefLine }) {
  const href = placeOf(line);
  return (
    <>
      {href ? (
        <a className="govuk-link" href={href}>
          {line.title}
        </a>
      ) : (
        line.title
      )}
      <span className="govuk-hint app-source">{line.kind}</span>
    </>
  );
}

function What({ line }: { line: BriefLine }) {
  const isMove = line.kind === 'Date of a milestone';
  return (
    <>
      {isMove ? (
        <>
          From <DayOr dated={line.from} otherwise="no date" /> to <DayOr dated={line.to} otherwise="no new date" />.{' '}
        </>
      ) : null}
      {line.what}
      {line.checkedOn ? ` Last checked ${formatDate(line.checkedOn)}.` : ''}
      {line.sourceUrl ? (
        <>
          {' '}
          <a className="govuk-link" href={line.sourceUrl} rel="external">
            Source<span className="govuk-visually-hidden"> of: {line.title}</span>
          </a>
        </>
      ) : null}
    </>
  );
}

/** One part of a brief, or that it holds nothing. */
export function BriefLines({ title, lines, total }: { title: string; lines: readonly BriefLine[]; total: number }) {
  if (lines.length === 0) return <p className="govuk-body">Nothing is recorded.</p>;
  return (
    <ScrollingTable
      label={`${title}: the list`}
      caption={
        lines.length < total
          ? `${formatNumber(lines.length)} of ${formatCount(total, 'entry', 'entries')}`
          : formatCount(total, 'entry', 'entries')
      }
      captionClasses="govuk-table__caption--s"
      head={[{ text: 'Day' }, { text: 'About' }, { text: 'What' }]}
      rows={lines.map((line) => [
        { text: line.on ? <Day day={line.on} precision={line.precision} /> : 'Not published' },
        { text: <About line={line} /> },
        { text: <What line={line} /> },
      ])}
    />
  );
}
