import type { CheckCode } from './checks.ts';
import { type Finding, findingOf } from './finding.ts';
import { type ReturnColumn, type ReturnRow, returnColumns } from './return-row.ts';

/** A file as it was read (server/files/csv.ts). */
type Table = { rows: { row: number; cells: string[] }[]; faults: { fault: string; row: number | null }[] };

const codeOfFault: Record<string, CheckCode> = {
  'too-large': 'FILE-004',
  excel: 'FILE-007',
  'not-csv': 'FILE-001',
  empty: 'FILE-002',
  'quotation-mark': 'FILE-006',
};

/** What a door hands to the checks: rows, what is already known to be wrong, and the columns that do not exist. */
export type RowsRead = { rows: ReturnRow[]; findings: Finding[]; absent: ReturnColumn[] };

const nameOf = (cell: string) =>
  cell
    .toLowerCase()
    .trim()
    .replace(/[\s_-]+/g, '_');

const isColumn = (name: string): name is ReturnColumn => (returnColumns as readonly string[]).includes(name);

function columnsOf(header: { row: number; cells: string[] }) {
  const places = new Map<ReturnColumn, number>();
  const findings: Finding[] = [];
  header.cells.forEach((cell, index) => {
    const name = nameOf(cell);
    if (name === '') return;
    const at = { row: header.row, column: cell.slice(0, 80), found: cell };
    if (!isColumn(name)) findings.push(findingOf('COL-002', at));
    else if (places.has(name)) findings.push(findingOf('COL-003', at));
    else places.set(name, index);
  });
  return { places, findings };
}

/**
 * Finds the columns by their names (capitals, spaces and hyphens do not matter) and gives each row its cells.
 * A row of another length keeps what can be read of it and is marked: its cells may stand in the wrong columns.
 */
export function rowsOfTable(table: Table): RowsRead {
  const faults = table.faults.map(({ fault, row }) => findingOf(codeOfFault[fault] ?? 'FILE-001', { row }));
  const [header, ...body] = table.rows;
  if (faults.length > 0 || !header) return { rows: [], findings: faults, absent: [] };
  const { places, findings } = columnsOf(header);
  if (places.size === 0) return { rows: [], findings: [findingOf('FILE-001', { row: header.row })], absent: [] };
  const absent = returnColumns.filter((column) => !places.has(column));
  for (const column of absent) {
    findings.push(findingOf('COL-001', { row: header.row, column, message: `The column ${column} is missing` }));
  }
  const rows = body.map(({ row, cells }): ReturnRow => {
    const ragged = cells.length < header.cells.length || cells.slice(header.cells.length).some((cell) => cell !== '');
    if (ragged) {
      const message = `The row has ${cells.length} cells; the header row has ${header.cells.length}`;
      findings.push(findingOf('ROW-001', { row, message }));
    }
    const byColumn = returnColumns.map((column) => [column, cells[places.get(column) ?? -1] ?? '']);
    return { row, cells: Object.fromEntries(byColumn) as ReturnRow['cells'], ...(ragged ? { ragged: true } : {}) };
  });
  return { rows, findings, absent };
}
