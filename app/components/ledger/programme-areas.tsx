import { LinkedText } from '#app/components/linked-text.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import type { ProgrammeShown } from '#server/domain/ledger/pages/programme-pages.ts';

/** More than these are folded away. */
const few = 16;

/** The areas of a programme, each with what was read about it. */
export function ProgrammeAreas({ programme, areas }: { programme: string; areas: ProgrammeShown['areas'] }) {
  if (areas.length === 0) return <p className="govuk-body">The areas were not found.</p>;
  if (areas.length <= few) {
    return (
      <>
        <h3 className="govuk-heading-s">Areas</h3>
        <List areas={areas} />
      </>
    );
  }
  return (
    <Details
      summary={
        <>
          {formatCount(areas.length, 'area')}
          <span className="govuk-visually-hidden"> of {programme}</span>
        </>
      }
    >
      <List areas={areas} />
    </Details>
  );
}

function List({ areas }: { areas: ProgrammeShown['areas'] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {areas.map(({ code, name, startsOn, endsOn, note, confidence }) => (
        <li key={code}>
          <a className="govuk-link" href={paths.area(code)}>
            {name}
          </a>
          {startsOn ? `, from ${formatDate(startsOn)}` : ''}
          {endsOn ? `, to ${formatDate(endsOn)}` : ''}
          {confidence === 'recall' ? ' (rests partly on general knowledge)' : ''}
          {note ? (
            <span className="govuk-hint app-source">
              <LinkedText>{note}</LinkedText>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
