import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { readTable } from '#server/files/read-table.ts';
import { MOST_PARTS, unpack } from '#server/files/unpack.ts';
import { readWorkbook } from '#server/files/workbook.ts';
import { writeWorkbook } from '#server/files/write-workbook.ts';

const table = (rows: (string | number | null)[][]) => writeWorkbook([{ name: 'Return', rows, widths: [] }]);
const written = async (rows: unknown[][]) =>
  new Uint8Array(await writeExcelFile(rows as SheetData, { sheet: 'Return' }).toBuffer());
const cellsOf = async (bytes: Uint8Array) => (await readTable(bytes)).rows.map(({ cells }) => cells);
const faultOf = async (bytes: Uint8Array) => (await readTable(bytes)).faults[0]?.fault;

const sheetPart = 'xl/worksheets/sheet1.xml';
async function changed(change: (xml: string) => string, more: Record<string, Uint8Array> = {}) {
  const parts = unzipSync(
    new Uint8Array(
      await table([
        ['a', 'b'],
        ['x', 1],
      ]),
    ),
  );
  return zipSync({ ...parts, [sheetPart]: strToU8(change(strFromU8(parts[sheetPart]!))), ...more });
}

test('any table of text and numbers that is written is read back cell by cell', async () => {
  const text = fc.stringMatching(/^[!-~£é“]([ -~£é“]{0,20}[!-~£é“])?$/).filter((each) => !/_x[0-9a-f]{4}_/i.test(each));
  const number = fc.oneof(
    fc.integer({ min: -1e6, max: 1e9 }),
    fc.integer({ min: 0, max: 9999 }).map((n) => n / 100),
  );
  const row = fc.array(fc.oneof(text, number), { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      expect(await cellsOf(await table(rows))).toEqual(rows.map((cells) => cells.map(String)));
    }),
    { numRuns: 60 },
  );
});

describe('what a cell is, is told as a CSV file of the sheet would tell it', () => {
  test.each([
    ['a formula, never its last result', { value: '=40+3', type: 'Formula' }, '=40+3'],
    ['a percentage with its sign', { value: 0.534, type: Number, format: '0.0%' }, '53.4%'],
    ['a date as a date', { value: new Date('2026-10-05'), type: Date, format: 'd-mmm' }, '2026-10-05'],
    ['true and false', { value: true, type: Boolean }, 'TRUE'],
    ['a sum of tenths without its noise', { value: 0.1 + 0.2, type: Number }, '0.3'],
    ['a number with a format for thousands', { value: 1725, type: Number, format: '#,##0' }, '1725'],
  ])('%s', async (_, cell, text) => {
    expect(
      await cellsOf(
        await written([
          ['a', 'b'],
          ['x', cell],
        ]),
      ),
    ).toEqual([
      ['a', 'b'],
      ['x', text],
    ]);
  });

  test('an error as it shows', async () => {
    const bytes = await changed((xml) => xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="e"><v>#N/A</v></c>'));
    expect(await cellsOf(bytes)).toEqual([
      ['a', 'b'],
      ['x', '#N/A'],
    ]);
  });

  test('a formula that nobody worked out', async () => {
    const bytes = await changed((xml) => xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2"><f>SUM(A1:A9)</f></c>'));
    expect((await cellsOf(bytes))[1]).toEqual(['x', '=SUM(A1:A9)']);
  });
});

describe('what is no table is a fault, not an exception', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['nothing but the beginning of a zip file', () => Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'excel'],
    ['half a workbook', async () => (await changed((xml) => xml)).slice(0, 900), 'excel'],
    ['a document type', () => changed((xml) => xml.replace('<worksheet', '<!DOCTYPE a><worksheet')), 'excel'],
    ['a comment that hides a row', () => changed((xml) => xml.replace('<row', '<!-- <row x=" --><row')), 'excel'],
    [
      'a row number that is spelled out',
      () => changed((xml) => xml.replace('<row r="2"', '<row r="99&#57;99"')),
      'excel',
    ],
    [
      'a row a million rows away',
      () => changed((xml) => xml.replace('</sheetData>', '<row r="1048576"/></sheetData>')),
      'too-many-rows',
    ],
    ['macros', () => changed((xml) => xml, { 'xl/vbaProject.bin': strToU8('x') }), 'macros'],
    ['a zip file of something else', () => zipSync({ 'word/document.xml': strToU8('<w/>') }), 'not-csv'],
    [
      'too many parts',
      () =>
        zipSync(Object.fromEntries(Array.from({ length: MOST_PARTS + 1 }, (_, at) => [`xl/${at}.xml`, strToU8('x')]))),
      'unpacks-too-large',
    ],
  ])('%s', async (_, bytes, fault) => {
    expect(await faultOf(await bytes())).toBe(fault);
  });

  test('any bytes after the beginning of a zip file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const { rows, faults } = await readWorkbook(Uint8Array.from([0x50, 0x4b, 3, 4, ...noise]));
        expect(rows.length === 0 && faults.length === 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('a file that unpacks to many times what may be is stopped while it unpacks, not after', () => {
  const bomb = zipSync({ [sheetPart]: new Uint8Array(60 * 1024 * 1024) }, { level: 6 });
  expect(bomb.length).toBeLessThan(300_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(unpack(bomb)).toEqual({ refused: 'unpacks-too-large' });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024);
});

test('a size that a zip file claims and does not keep is not believed', async () => {
  const honest = zipSync({ [sheetPart]: new Uint8Array(20 * 1024 * 1024) }, { level: 9 });
  const view = new DataView(honest.buffer);
  view.setUint32(22, 100, true);
  expect(unpack(honest)).toEqual({ refused: 'unpacks-too-large' });
});

test('the sheet named as in the template is read wherever it stands, and others are named', async () => {
  const bytes = await writeWorkbook([
    { name: 'Notes', rows: [['ours']], widths: [] },
    { name: 'Return', rows: [['a'], ['x']], widths: [] },
    { name: 'Rules', rows: [['r']], widths: [] },
  ]);
  const { rows, notes } = await readTable(bytes);
  expect(rows.map(({ cells }) => cells)).toEqual([['a'], ['x']]);
  expect(notes).toEqual([{ note: 'other-sheets', row: null, found: 'Notes' }]);
});
