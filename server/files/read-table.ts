import { readCsv } from './csv.ts';
import type { Table } from './table.ts';
import { isWorkbook, readWorkbook } from './workbook.ts';

/** Reads a file by what it holds, whatever its name says: an Excel workbook, else CSV. */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  return isWorkbook(bytes) ? readWorkbook(bytes) : readCsv(bytes);
}
