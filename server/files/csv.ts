import { CsvError, parse } from 'csv-parse/sync';
import { faultyTable, returnLimits, type Table } from './table.ts';

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

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

/** The text of a file and the name of its encoding, or null where it is no text. */
function decode(bytes: Uint8Array): { text: string; encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' } | null {
  const marked = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null;
  const wide = marked ?? utf16Without(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  if (bytes.includes(0)) return null;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: windows1252(bytes), encoding: 'Windows-1252' };
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
 * Reads a CSV file: UTF-8 with or without a byte order mark, UTF-16 or Windows-1252 (which it notes), any line ends,
 * quoted cells. It never throws: what is wrong with the file comes as faults. Cells are trimmed; rows that are all empty
 * are left out and still counted. It stops reading after the rows allowed.
 * @param limits of the file: those of a return unless others are given
 */
export function readCsv(bytes: Uint8Array, limits: { bytes: number; rows: number } = returnLimits): Table {
  if (bytes.length === 0) return faultyTable('empty');
  if (bytes.length > limits.bytes) return faultyTable('too-large');
  const decoded = decode(bytes);
  const text = decoded?.text.replace(/^\ufeff/, '');
  if (!decoded || text === undefined || noise.test(text)) return faultyTable('not-csv');
  if (text.trim() === '') return faultyTable('empty');
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
      max_record_size: 200_000,
      to: limits.rows,
    });
    const rows = records.map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }));
    return {
      rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')),
      faults: [],
      notes: decoded.encoding === 'UTF-8' ? [] : [{ note: 'encoding', row: null, found: decoded.encoding }],
    };
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    const { records } = thrown as { records?: unknown };
    const row = typeof records === 'number' ? records + 1 : null;
    return thrown.code.includes('QUOTE') ? faultyTable('quotation-mark', row) : faultyTable('not-csv', row);
  }
}
