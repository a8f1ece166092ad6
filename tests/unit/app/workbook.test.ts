import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { type PageWorkbook, workbookFile } from '#app/workbook.server.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="#12436D"/></svg>';
const workbook: PageWorkbook = {
  sheets: [
    {
      name: 'Figures',
      rows: [
        ['Measure', 'Value', 'Provisional'],
        ['=SUM(A1)', 12.5, true],
        ['None', null, false],
      ],
      widths: [20, 10, 10],
    },
    {
      name: 'Charts',
      rows: [['Charts']],
      widths: [60],
      pictures: [{ svg, row: 2, column: 1, title: 'Children & care' }],
    },
  ],
};

test('a page as a workbook keeps numbers as numbers, text as text, and what is missing empty', async () => {
  const sheets = await readExcelFile(Buffer.from(await workbookFile(workbook)));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Figures', 'Charts']);
  expect(sheets[0]?.data).toEqual([
    ['Measure', 'Value', 'Provisional'],
    ['=SUM(A1)', 12.5, 'yes'],
    ['None', null, 'no'],
  ]);
});

test('no cell of it is a formula', async () => {
  const parts = unzipSync(await workbookFile(workbook));
  const sheets = Object.keys(parts).filter((name) => name.includes('worksheets/sheet'));
  expect(sheets.length).toBe(2);
  for (const name of sheets) expect(strFromU8(parts[name]!)).not.toContain('<f>');
});

test('a chart stands in it as a picture with its words', async () => {
  const parts = unzipSync(await workbookFile(workbook));
  const picture = Object.keys(parts).find((name) => name.endsWith('.png'))!;
  expect([...parts[picture]!.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  const drawing = Object.keys(parts).find((name) => /drawings\/drawing\d+\.xml$/.test(name))!;
  expect(strFromU8(parts[drawing]!)).toContain('Children &amp; care');
});

test('the same page gives the same bytes, whenever it is asked for', async () => {
  const first = await workbookFile(workbook);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(Buffer.compare(await workbookFile(workbook), first)).toBe(0);
});
