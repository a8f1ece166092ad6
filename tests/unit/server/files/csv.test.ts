import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#server/files/csv.ts';
import { LARGEST_FILE } from '#server/files/table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cellsOf = (bytes: Uint8Array) => readCsv(bytes).rows.map(({ cells }) => cells);
const faultOf = (bytes: Uint8Array) => readCsv(bytes).faults[0]?.fault;

const utf16 = (text: string, bigEnd: boolean, mark: boolean) => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return new Uint8Array(bigEnd ? bytes.swap16() : bytes);
};

const plain = 'metric,explanation\nfamilies,caf\u00e9 \u2013 \u00a35\n';
const read = [
  ['metric', 'explanation'],
  ['families', 'caf\u00e9 \u2013 \u00a35'],
];

describe('the same table is read from', () => {
  test.each([
    ['UTF-8', utf8(plain)],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${plain}`)],
    ['Windows line ends', utf8(plain.replaceAll('\n', '\r\n'))],
    ['old Macintosh line ends', utf8(plain.replaceAll('\n', '\r'))],
    ['no line end at the end', utf8(plain.trimEnd())],
    ['UTF-16, little end first', utf16(plain, false, true)],
    ['UTF-16, big end first', utf16(plain, true, true)],
    ['UTF-16 without a mark', utf16(plain.replaceAll('\u2013', '-'), false, false), true],
    ['Windows-1252', Uint8Array.from(Buffer.from(plain.replace('\u2013', '\u0096'), 'latin1'))],
    ['semicolons', utf8(plain.replaceAll(',', ';'))],
    ['tabs', utf8(plain.replaceAll(',', '\t'))],
    ['quoted cells', utf8('"metric","explanation"\n"families" , "caf\u00e9 \u2013 \u00a35"\n')],
  ])('%s', (_, bytes, hyphen = false) => {
    expect(cellsOf(bytes)).toEqual(hyphen ? [read[0], ['families', 'caf\u00e9 - \u00a35']] : read);
  });
});

test('rows keep their number in the file, empty ones counted', () => {
  expect(readCsv(utf8('a,b\n\n,\n1,"two\nlines"\n3,4\n')).rows).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 4, cells: ['1', 'two\nlines'] },
    { row: 5, cells: ['3', '4'] },
  ]);
});

describe('what is no table is a fault, not an exception', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['nothing but a mark and line ends', utf8('\ufeff\r\n\r\n'), 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'not-csv'],
    ['a quotation mark never closed', utf8('a,b\n1,"2\n'), 'quotation-mark'],
    ['a quotation mark in the middle', utf8('a,b\n1,"2"3\n'), 'quotation-mark'],
    ['more than 2 MB of text', utf8('a,b\n'.repeat(LARGEST_FILE / 4 + 1)), 'too-large'],
  ])('%s', (_, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
    expect(readCsv(bytes).rows).toEqual([]);
  });

  test('10 MB of noise', () => {
    const noise = new Uint8Array(10 * 1024 * 1024);
    for (let index = 0; index < noise.length; index += 1) noise[index] = (index * 2654435761) >>> 13;
    expect(faultOf(noise)).toBe('too-large');
    expect(faultOf(noise.subarray(0, 100_000))).toBe('not-csv');
  });

  test('any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const { rows, faults } = readCsv(bytes);
        expect(rows.length === 0 || faults.length === 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('any table written as CSV is read back cell by cell', () => {
  const cell = fc.stringMatching(/^[ -~\u00a0-\u024f\n]{0,12}$/).map((text) => text.trim());
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(table, (rows) => {
      const csv = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      expect(cellsOf(utf8(`h,h,h\n${csv}`)).slice(1)).toEqual(
        rows.filter((cells) => cells.some((text) => text !== '')),
      );
    }),
  );
});
