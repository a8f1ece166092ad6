import { zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { marksOf, percentStyles, plainText, type SheetMarks } from './sheet-marks.ts';
import { faultyTable, LARGEST_FILE, MOST_ROWS_READ, type Table, type TableNote } from './table.ts';
import { unpack } from './unpack.ts';

/** The sheet of the template that holds the figures, and those beside it that are there to be read. */
export const figuresSheet = 'Return';
const besideSheets = ['Last quarter', 'Rules', 'Read me'];

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);
const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 5, 6);
/** The container of workbooks before 2007, and of those with a password. */
const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** Beyond so many rows a sheet is not even taken apart. */
const MOST_ROWS_PARSED = 20_000;

/** Whether these bytes are a workbook of any age, or at least no text. */
export const isWorkbook = (bytes: Uint8Array): boolean => isZip(bytes) || isCompound(bytes);

const textOf = (part: Uint8Array | undefined) => new TextDecoder().decode(part ?? new Uint8Array());
const attribute = (xml: string, name: string) => new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(xml)?.[1];

/** The sheets of a workbook in their order: name, and the part of the file that holds it. */
function sheetsOf(parts: ReadonlyMap<string, Uint8Array>): { name: string; part: string }[] {
  const targets = new Map<string, string>();
  for (const [all] of textOf(parts.get('xl/_rels/workbook.xml.rels')).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(all, 'Target') ?? '';
    targets.set(attribute(all, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return [...textOf(parts.get('xl/workbook.xml')).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([all]) => ({
    name: plainText(attribute(all, 'name') ?? ''),
    part: targets.get(/\s\w+:id\s*=\s*"([^"]*)"/.exec(all)?.[1] ?? '') ?? '',
  }));
}

type CellValue = string | number | boolean | Date | null;

/** Fifteen figures are what a spreadsheet keeps: 0.30000000000000004 is its 0.3. */
const numberText = (text: string) => String(Number(Number(text).toPrecision(15)));

function cellText(value: CellValue, place: string, { instead, percentages }: SheetMarks): string {
  const other = instead.get(place);
  if (other !== undefined) return other.trim();
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return percentages.has(place) ? `${numberText(String(Number(value) * 100))}%` : String(value).trim();
}

/** Rows as a CSV file of the same sheet would give them: no row longer than what stands in it, none shorter than the header. */
function rowsOf(sheet: CellValue[][], marks: SheetMarks): Table['rows'] {
  const rows = Array.from({ length: Math.max(sheet.length, marks.lastRow) }, (_, index) => {
    const row = index + 1;
    const given = sheet[index] ?? [];
    const columns = Math.max(given.length, marks.widths.get(row) ?? 0);
    const cells = Array.from({ length: columns }, (_, at) => cellText(given[at] ?? null, `${row}:${at + 1}`, marks));
    while (cells.at(-1) === '') cells.pop();
    return { row, cells };
  }).filter(({ cells }) => cells.length > 0);
  const wide = rows[0]?.cells.length ?? 0;
  for (const { cells } of rows) while (cells.length < wide) cells.push('');
  return rows;
}

/**
 * Reads the sheet of a workbook that holds the figures, as the table a CSV file of that sheet would be: the one called
 * as in the template, else the first. A formula stands there as its text, never as its last result; a cell shown as a
 * percentage with its sign; a date as a date. It never throws: what is wrong with the file comes as faults.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Table> {
  if (bytes.length > LARGEST_FILE) return faultyTable('too-large');
  if (isCompound(bytes)) {
    const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return faultyTable(encrypted ? 'encrypted' : 'excel');
  }
  const unpacked = unpack(bytes);
  if ('refused' in unpacked) return faultyTable(unpacked.refused === 'damaged' ? 'excel' : 'unpacks-too-large');
  const { parts } = unpacked;
  if (parts.size > 0 && ![...parts.keys()].some((name) => name.startsWith('xl/'))) return faultyTable('not-csv');
  if ([...parts.keys()].some((name) => /vbaProject\.bin$/i.test(name))) return faultyTable('macros');
  const sheets = sheetsOf(parts);
  const chosen = sheets.find(({ name }) => name.toLowerCase() === figuresSheet.toLowerCase()) ?? sheets[0];
  const xml = chosen && parts.get(chosen.part);
  if (!chosen || !xml) return faultyTable('excel');
  const marks = marksOf(textOf(xml), percentStyles(textOf(parts.get('xl/styles.xml'))));
  if (!marks) return faultyTable('excel');
  if (marks.lastRow > MOST_ROWS_PARSED) return faultyTable('too-many-rows');
  const others = sheets.filter((sheet) => sheet !== chosen && !besideSheets.includes(sheet.name));
  const notes: TableNote[] = [
    ...(others.length > 0
      ? [{ note: 'other-sheets' as const, row: null, found: others.map(({ name }) => name).join(', ') }]
      : []),
    ...marks.merged.slice(0, 50).map(({ row, range }) => ({ note: 'merged' as const, row, found: range })),
  ];
  try {
    // Only what was counted and looked at above reaches the library, packed anew.
    const wanted = ([name]: [string, Uint8Array]) => name === chosen.part || !name.startsWith('xl/worksheets/');
    const again = Object.fromEntries([...parts].filter(wanted));
    const packed = zipSync(again, { level: 0 });
    const sheet = await readSheet(packed.buffer as ArrayBuffer, chosen.name, { parseNumber: numberText });
    const rows = rowsOf(sheet as CellValue[][], marks).slice(0, MOST_ROWS_READ);
    return rows.length === 0 ? faultyTable('empty') : { rows, faults: [], notes };
  } catch {
    return faultyTable('excel');
  }
}
