import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatMoment } from '#app/format.ts';

type Happened = { at: string; said: string; count: number; network: string | null };

/** What happened to somebody's account lately, for them to know whether it was them. */
export function HappenedTable({ happened }: { happened: readonly Happened[] }) {
  if (happened.length === 0) return null;
  return (
    <>
      <ScrollingTable
        label="What happened to your account"
        caption="What happened to your account"
        head={[{ text: 'When' }, { text: 'What' }, { text: 'From the network' }]}
        firstCellIsHeader
        rows={happened.map(({ at, said, count, network }) => [
          { text: formatMoment(at) },
          { text: count > 1 ? `${said}, ${count} times within a minute` : said },
          { text: network ?? 'No longer kept' },
        ])}
      />
      <p className="govuk-body">
        If something here was not you, change your password and tell whoever runs the service. Of where it came from
        only the network is kept, for two months at most.
      </p>
    </>
  );
}
