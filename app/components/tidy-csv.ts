import type { Column, Table } from '#app/siblings.server.ts';
import type { Cell } from '#server/domain/comparison/tidy.ts';

/** A table of figures in DfE’s tidy layout as a page's CSV. */
export function tidyCsv({ columns, rows }: { columns: readonly (readonly [string, string])[]; rows: Cell[][] }): Table {
  return { columns: columns.map(([name, description]): Column => ({ name, description })), rows };
}
