import { unzipSync, zipSync } from 'fflate';
import type { Image, SheetData } from 'write-excel-file/node';
import { pngOf } from './picture.server.ts';

/** A drawing on a sheet: a whole SVG file, where its upper left corner stands, and what it is in words. */
type SheetPicture = { svg: string; row: number; column: number; title: string };

/** One sheet: its first row is the header. Text stays text, so that no cell becomes a formula or a date. */
export type PageSheet = {
  name: string;
  rows: readonly (readonly (string | number | boolean | null)[])[];
  widths: readonly number[];
  pictures?: readonly SheetPicture[];
};

/** A page as a workbook: what stands in it, and nothing of how the page looks. */
export type PageWorkbook = { sheets: readonly PageSheet[] };

/** Dots an inch, so that a picture drawn twice its size stands in the sheet at its own. */
const dpi = 192;

/** The workbook as `.xlsx`. The same page gives the same bytes: nothing in it says when it was written. */
export async function workbookFile({ sheets }: PageWorkbook): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded where it is asked for: hardly anybody does, and it would be in memory for all.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const written = await writeExcelFile(
    await Promise.all(
      sheets.map(async ({ name, rows, widths, pictures = [] }) => ({
        sheet: name,
        stickyRowsCount: 1,
        orientation: 'landscape' as const,
        columns: widths.map((width) => ({ width })),
        data: rows.map((row, at) => row.map((cell) => cellOf(cell, at === 0))) as SheetData,
        ...(pictures.length > 0 ? { images: await imagesOf(pictures) } : {}),
      })),
    ),
  ).toBuffer();
  return settled(written);
}

function cellOf(cell: string | number | boolean | null, isHead: boolean) {
  if (cell === null || cell === '') return null;
  const look = isHead ? { fontWeight: 'bold' as const, wrap: true } : {};
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' as const, ...look };
  const value = typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : cell;
  return { value, type: String, wrap: value.length > 40, alignVertical: 'top' as const, ...look };
}

/** One after the other: they are painted by one hand anyway. */
async function imagesOf(pictures: readonly SheetPicture[]): Promise<Image[]> {
  const images: Image[] = [];
  for (const picture of pictures) images.push(await imageOf(picture));
  return images;
}

async function imageOf({ svg, row, column, title }: SheetPicture): Promise<Image> {
  const png = Buffer.from(await pngOf(svg));
  // Width and height stand at a set place of every PNG.
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return {
    content: png,
    contentType: 'image/png',
    width,
    height,
    dpi,
    anchor: { row, column },
    title,
    description: title,
  };
}

/** Parts in one order and of one day, the earliest that the format knows, at noon so that no clock's zone moves it. */
function settled(written: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(unzipSync(written)).filter(([name]) => !name.endsWith('/'));
  // A reader of workbooks looks for the list of contents first.
  const order = (name: string) => (name === '[Content_Types].xml' ? '' : name);
  parts.sort(([a], [b]) => (order(a) < order(b) ? -1 : 1));
  return new Uint8Array(zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 2, 12) }));
}
