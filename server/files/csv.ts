import { CsvError, parse } from 'csv-parse/sync';

export type CsvFault = 'too-large' | 'excel' | 'not-csv' | 'empty' | 'quotation-mark';

/** A file as rows of text cells. `row` is the number a spreadsheet shows: the first line of the file is row 1. */
export type CsvTable = {
  rows: { row: number; cells: string[] }[];
  faults: { fault: CsvFault; row: number | null }[];
};

/** Nobody's return comes near this; what is larger is not read. */
export const LARGEST_CSV = 2 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

/** Workbooks of both ages: a zip, and the older compound file. */
const isWorkbook = (bytes: Uint8Array) =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** UTF-16 without a byte order mark: nearly every other byte of plain English is zero. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2048);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] === 0) {
      if (index % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  if (odd > sample.length * 0.4 && even === 0) return 'utf-16le';
  return even > sample.length * 0.4 && odd === 0 ? 'utf-16be' : null;
}

/** 0x80 to 0x9F in Windows-1252; the rest is Latin-1. Node 20's own decoder leaves these as control characters. */
const upperRow = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const windows1252 = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => upperRow[character.charCodeAt(0) - 0x80] ?? character);

function decode(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  const wide = utf16Without(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

/** Control characters have no place in a table: a text that holds some is noise with another name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const noise = /[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/;

/** Spreadsheets set to another language separate by semicolons; copying from one separates by tabs. */
function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split(/\r|\n/, 1);
  if (header.includes(',')) return ',';
  return header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
}

/**
 * Reads a CSV file: UTF-8 with or without a byte order mark, UTF-16 or Windows-1252, any line ends, quoted cells.
 * It never throws: what is wrong with the file comes as faults. Cells are trimmed; rows that are all empty are left out
 * and still counted.
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  const faulty = (fault: CsvFault, row: number | null = null): CsvTable => ({ rows: [], faults: [{ fault, row }] });
  if (bytes.length === 0) return faulty('empty');
  if (isWorkbook(bytes)) return faulty('excel');
  if (bytes.length > LARGEST_CSV) return faulty('too-large');
  const text = decode(bytes)?.replace(/^\ufeff/, '');
  if (text === undefined || noise.test(text)) return faulty('not-csv');
  if (text.trim() === '') return faulty('empty');
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
      max_record_size: 200_000,
    });
    const rows = records.map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }));
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), faults: [] };
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    const { records } = thrown as { records?: unknown };
    const row = typeof records === 'number' ? records + 1 : null;
    return thrown.code.includes('QUOTE') ? faulty('quotation-mark', row) : faulty('not-csv', row);
  }
}
