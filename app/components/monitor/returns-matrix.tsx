import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { paths } from '#app/paths.ts';
import type { Timeliness } from '#server/domain/monitoring/timeliness.ts';
import { timelinessWords } from './return-state.tsx';

type Area = {
  code: string;
  name: string;
  stateName: string;
  version: number;
  timeliness: Timeliness;
  completeness: number;
};
export type MatrixCollection = { id: string; programme: string; words: string; areas: readonly Area[] };

const percent = (share: number) => `${Math.floor(share * 100)}%`;

function Cell({ collection, area, mayOpen }: { collection: string; area: Area | undefined; mayOpen: boolean }) {
  if (!area) return <>Not asked</>;
  const { stateName, version, timeliness, completeness, code, name } = area;
  const words = (
    <>
      {stateName}
      <span className="govuk-visually-hidden"> by {name}</span>
    </>
  );
  return (
    <>
      {mayOpen && version > 0 ? (
        <a className="govuk-link" href={paths.monitorReturn(collection, code)}>
          {words}
        </a>
      ) : (
        words
      )}
      <br />
      <span className="govuk-hint govuk-!-font-size-16">
        {timelinessWords(timeliness)}
        {version > 0 ? `, ${percent(completeness)} of figures` : ''}
      </span>
    </>
  );
}

/** Authorities by collection: state, timeliness against the due day, and how much was given. */
export function ReturnsMatrix({
  collections,
  mayOpen,
}: {
  collections: readonly MatrixCollection[];
  mayOpen: boolean;
}) {
  const names = new Map(collections.flatMap(({ areas }) => areas.map(({ code, name }) => [code, name] as const)));
  const rows = [...names].sort(([, a], [, b]) => (a < b ? -1 : 1));
  return (
    <ScrollingTable
      label="Returns by authority and collection"
      caption="By authority and collection"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Authority' }, ...collections.map(({ programme, words }) => ({ text: `${programme}: ${words}` }))]}
      rows={rows.map(([code, name]) => [
        { text: name },
        ...collections.map(({ id, areas }) => ({
          text: <Cell collection={id} area={areas.find((area) => area.code === code)} mayOpen={mayOpen} />,
        })),
      ])}
    />
  );
}
