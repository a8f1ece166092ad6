import { Table, type TableProps } from '#app/govuk/table.tsx';
import { ScrollArea } from './scroll-area.tsx';

/** A table that may be wider than a phone. */
export function ScrollingTable({ label, ...table }: TableProps & { label: string }) {
  return (
    <ScrollArea label={label}>
      <Table {...table} />
    </ScrollArea>
  );
}
