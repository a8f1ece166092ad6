import type { Column, Table } from '#app/siblings.server.ts';
import type { Cell } from '#server/domain/comparison/tidy.ts';

type TidyColumn = readonly [name: string, description: string, datatype?: 'boolean' | 'integer' | 'number'];

/** A table of figures in DfE’s tidy layout as a page's CSV. */
export function tidyCsv({ columns, rows }: { columns: readonly TidyColumn[]; rows: Cell[][] }): Table {
  return {
    columns: columns.map(
      ([name, description, datatype]): Column => ({ name, description, ...(datatype ? { datatype } : {}) }),
    ),
    rows,
  };
}
