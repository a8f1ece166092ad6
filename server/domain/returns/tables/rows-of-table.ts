import type { CheckCode } from '../checks.ts';
import { type Finding, findingOf } from '../finding.ts';
import { type ReturnColumn, type ReturnRow, returnColumns } from '../return-row.ts';
import { nameOf, referenceColumns } from './columns.ts';
import { isTidy, type KnownNames, rowsOfTidy } from './tidy-table.ts';

/** A file as it was read (server/files/table.ts). */
type Table = {
  rows: { row: number; cells: string[] }[];
  faults: { fault: string; row: number | null }[];
  notes: { note: string; row: number | null; found: string }[];
};

const codeOfFault: Record<string, CheckCode> = {
  'too-large': 'FILE-004',
  'too-many-rows': 'FILE-005',
  excel: 'FILE-007',
  encrypted: 'FILE-008',
  macros: 'FILE-009',
  'unpacks-too-large': 'FILE-010',
  'not-csv': 'FILE-001',
  empty: 'FILE-002',
  'quotation-mark': 'FILE-006',
};

/** What is said of a file that could be read: its code, and the words about what was found. */
const notes: Record<string, [CheckCode, (found: string) => string]> = {
  encoding: ['FILE-012', (found) => `The file is not UTF-8; it was read as ${found}`],
  'other-sheets': ['FILE-011', (found) => `These sheets were not read: ${found}`],
  merged: ['ROW-005', (found) => `The cells ${found} are merged: only the first holds what is shown in all`],
};

/** What a door hands to the checks: rows, what is already known to be wrong, and the columns that do not exist. */
export type RowsRead = { rows: ReturnRow[]; findings: Finding[]; absent: ReturnColumn[] };

const isColumn = (name: string): name is ReturnColumn => (returnColumns as readonly string[]).includes(name);

function columnsOf(header: { row: number; cells: string[] }) {
  const places = new Map<ReturnColumn, number>();
  const findings: Finding[] = [];
  header.cells.forEach((cell, index) => {
    const name = nameOf(cell);
    if (name === '' || (referenceColumns as readonly string[]).includes(name)) return;
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
 * @param known what the columns and categories of DfE's tidy layout may name; that layout is known by its header
 */
export function rowsOfTable(table: Table, known: KnownNames): RowsRead {
  const faults = table.faults.map(({ fault, row }) => findingOf(codeOfFault[fault] ?? 'FILE-001', { row }));
  const [header, ...body] = table.rows;
  if (faults.length > 0 || !header) return { rows: [], findings: faults, absent: [] };
  const said = table.notes.flatMap(({ note, row, found }) => {
    const [code, words] = notes[note] ?? [];
    return code && words ? [findingOf(code, { row, found, message: words(found) })] : [];
  });
  const ragged = new Set<number>();
  for (const { row, cells } of body) {
    const fits = cells.length >= header.cells.length && cells.slice(header.cells.length).every((cell) => cell === '');
    if (fits) continue;
    ragged.add(row);
    const message = `The row has ${cells.length} cells; the header row has ${header.cells.length}`;
    said.push(findingOf('ROW-001', { row, message }));
  }
  if (isTidy(header)) {
    const tidy = rowsOfTidy(header, body, known);
    const rows = tidy.rows.map((row): ReturnRow => (ragged.has(row.row) ? { ...row, ragged: true } : row));
    return { rows, findings: [...tidy.findings, ...said], absent: tidy.absent };
  }
  const { places, findings } = columnsOf(header);
  if (places.size === 0) return { rows: [], findings: [findingOf('FILE-001', { row: header.row })], absent: [] };
  const absent = returnColumns.filter((column) => !places.has(column));
  for (const column of absent) {
    findings.push(findingOf('COL-001', { row: header.row, column, message: `The column ${column} is missing` }));
  }
  const rows = body.map(({ row, cells }): ReturnRow => {
    const byColumn = returnColumns.map((column) => [column, cells[places.get(column) ?? -1] ?? '']);
    return {
      row,
      cells: Object.fromEntries(byColumn) as ReturnRow['cells'],
      ...(ragged.has(row) ? { ragged: true } : {}),
    };
  });
  return { rows, findings: [...findings, ...said], absent };
}
