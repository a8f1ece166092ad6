/** What the library that reads the cells does not tell of a sheet: formulas, errors, percentages, merged cells. */
export type SheetMarks = {
  /** Text that stands in for a cell's value, by `row:column`, both from 1. */
  instead: Map<string, string>;
  /** Cells shown as a percentage, by `row:column`. */
  percentages: Set<string>;
  merged: { row: number; range: string }[];
  /** Number of the last column that stands in each row. */
  widths: Map<number, number>;
  lastRow: number;
};

const MOST_COLUMNS = 500;

const attributes = `((?:[^>"']|"[^"]*"|'[^']*')*)`;
const tag = new RegExp(String.raw`<(?:\w+:)?(row|c|f|v|mergeCell)(?=[\s/>])${attributes}>`, 'g');

const attributeOf = (text: string, name: string) =>
  new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(text)?.slice(1).find(Boolean);

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
export const plainText = (xml: string) =>
  xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** Numbers of the styles that show a percentage. */
export function percentStyles(styles: string): Set<number> {
  const formats = new Set(['9', '10']);
  for (const [, given = ''] of styles.matchAll(new RegExp(String.raw`<(?:\w+:)?numFmt\s${attributes}>`, 'g'))) {
    const id = attributeOf(given, 'numFmtId');
    if (id && attributeOf(given, 'formatCode')?.includes('%')) formats.add(id);
  }
  const [, cells = ''] = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles) ?? [];
  const found = new Set<number>();
  [...cells.matchAll(new RegExp(String.raw`<(?:\w+:)?xf\s${attributes}>`, 'g'))].forEach(([, given = ''], index) => {
    if (formats.has(attributeOf(given, 'numFmtId') ?? '')) found.add(index);
  });
  return found;
}

/**
 * Goes through a sheet's XML once.
 * @returns null where the sheet holds what no spreadsheet writes (comments, CDATA, document types, places far off): then
 * it is not given to the library, which would believe it.
 */
export function marksOf(sheet: string, percents: ReadonlySet<number>): SheetMarks | null {
  if (/<!|<\?(?!xml\s)/.test(sheet)) return null;
  const marks: SheetMarks = { instead: new Map(), percentages: new Set(), merged: [], widths: new Map(), lastRow: 0 };
  let cell: { place: string; type: string | undefined } | null = null;
  for (const match of sheet.matchAll(tag)) {
    const [all, name, given = ''] = match;
    const textAfter = () => {
      const from = match.index + all.length;
      return all.endsWith('/>') ? '' : plainText(sheet.slice(from, sheet.indexOf('<', from)));
    };
    const r = attributeOf(given, 'r');
    if (name === 'row' && r !== undefined) {
      if (!/^\d{1,7}$/.test(r)) return null;
      marks.lastRow = Math.max(marks.lastRow, Number(r));
    } else if (name === 'c') {
      const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(r ?? '') ?? [];
      const column = columnNumber(letters);
      if (!row || column > MOST_COLUMNS) return null;
      marks.lastRow = Math.max(marks.lastRow, Number(row));
      marks.widths.set(Number(row), Math.max(marks.widths.get(Number(row)) ?? 0, column));
      cell = { place: `${Number(row)}:${column}`, type: attributeOf(given, 't') };
      const style = attributeOf(given, 's');
      if (style && percents.has(Number(style)) && (cell.type ?? 'n') === 'n') marks.percentages.add(cell.place);
    } else if (name === 'f' && cell) {
      marks.instead.set(cell.place, `=${textAfter().replace(/^=/, '')}`);
    } else if (name === 'v' && cell?.type === 'e' && !marks.instead.has(cell.place)) {
      marks.instead.set(cell.place, textAfter());
    } else if (name === 'mergeCell') {
      const range = attributeOf(given, 'ref') ?? '';
      marks.merged.push({ row: Number(/\d+/.exec(range)?.[0] ?? 1), range });
    }
  }
  return marks;
}
