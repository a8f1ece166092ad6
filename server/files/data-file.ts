import { readCsv } from './csv.ts';
import { faultyTable, type Table } from './table.ts';

const MOST_ROWS = 500_000;

/** The largest official data file that is read. */
export const LARGEST_DATA_FILE = 60 * 1024 * 1024;

/** Reads an official data file, which holds far more than a return. One with too many rows is refused whole. */
export function readDataFile(bytes: Uint8Array): Table {
  const table = readCsv(bytes, { bytes: LARGEST_DATA_FILE, rows: MOST_ROWS + 2 });
  return table.rows.length > MOST_ROWS + 1 ? faultyTable('too-many-rows') : table;
}
