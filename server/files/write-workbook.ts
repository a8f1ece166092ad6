import writeExcelFile, { type SheetData } from 'write-excel-file/node';

/** A sheet to write: the first row is its header. `reading` columns (from 0) are shown as not to be filled in. */
export type SheetToWrite = {
  name: string;
  rows: readonly (readonly (string | number | null)[])[];
  widths: readonly number[];
  reading?: ReadonlySet<number>;
};

const dark = '#484949';
const pale = '#f3f3f3';

/** Writes a workbook. Text stays text: no cell becomes a formula or a date, and codes keep their form. */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, rows, widths, reading }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: widths.map((width) => ({ width })),
      data: rows.map((row, index) =>
        row.map((cell, column) => {
          if (cell === null || cell === '') return null;
          const look = reading?.has(column) ? { backgroundColor: pale, color: dark } : {};
          const head = index === 0 ? { fontWeight: 'bold' as const } : {};
          return typeof cell === 'number'
            ? { value: cell, type: Number, ...look, ...head }
            : { value: cell, type: String, wrap: cell.length > 60, alignVertical: 'top' as const, ...look, ...head };
        }),
      ) as SheetData,
    })),
  ).toBuffer();
}
