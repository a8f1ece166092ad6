import type { ReactNode } from 'react';
import { ListPages } from '#app/components/list-pages.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';

type Part<Item> = { items: readonly Item[]; total: number };

/** What waits for a decision, page by page, and below it what was decided last. */
export function DecisionQueue<Item>(props: {
  waiting: Part<Item> & { page: number; pages: number };
  decided: Part<Item>;
  waitingLabel: string;
  /** Said where nothing waits. */
  empty: string;
  /** How many there are, in words: “3 notes”. */
  count: (total: number) => string;
  head: readonly string[];
  cells: (item: Item) => ReactNode[];
  to: (page: number) => string;
}) {
  const { waiting, decided, waitingLabel, empty, count, head, cells, to } = props;
  const table = (label: string, { items, total }: Part<Item>) => (
    <ScrollingTable
      label={label}
      caption={`${label}: ${count(total)}`}
      captionClasses="govuk-table__caption--m"
      head={head.map((text) => ({ text }))}
      firstCellIsHeader
      rows={items.map((item) => cells(item).map((text) => ({ text })))}
    />
  );
  return (
    <>
      {waiting.total === 0 ? <p className="govuk-body">{empty}</p> : table(waitingLabel, waiting)}
      <ListPages page={waiting.page} pages={waiting.pages} to={to} />
      {decided.total === 0 ? null : table('Decided last', decided)}
    </>
  );
}
