import { CARRIED, type ReturnRow, rowsOfValues } from '../return-row.ts';
import { figureOf, type ReturnedValue } from '../returned-value.ts';
import type { RowsRead } from '../tables/rows-of-table.ts';

/** Whose return it is and for when (`time_period|code`), and the codes of all areas there are. */
type Own = { area: string; period: string; areas: ReadonlySet<string> };

const filled = ['numerator', 'denominator', 'value', 'symbol', 'explanation'] as const;

/** A number as a return writes it: no exponent, which only programs use. */
const written = (number: number | null): string | null => {
  if (number === null) return null;
  const text = String(number);
  return text.includes('e') ? number.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 20 }) : text;
};

/** The figures of a version as rows of a return: they stood in no row of what was sent. */
function carriedRows(base: readonly ReturnedValue[], own: Own): ReturnRow[] {
  const values = base.map(({ metric, breakdown, numerator, denominator, value, symbol, explanation }) => ({
    ...{ metric, breakdown, symbol, explanation },
    ...{ numerator: written(numerator), denominator: written(denominator), value: written(value) },
  }));
  return rowsOfValues(values, own).map((row) => ({ ...row, row: CARRIED }));
}

/**
 * The whole return out of what changed since a version. A row replaces the figure it names whole, its explanation too;
 * a row that names a figure of that version and holds nothing else takes it out; every other figure stands as it was.
 * Rows of another area or period replace and take out nothing: what is wrong with them is found as ever.
 * @param sent what was read; with no row and a fault it stays as it is, because nobody knows what changed
 */
export function wholeReturn(sent: RowsRead, base: readonly ReturnedValue[], own: Own): RowsRead {
  if (sent.rows.length === 0 && sent.findings.some(({ severity }) => severity === 'error')) return sent;
  const held = new Set(base.map(({ metric, breakdown }) => figureOf(metric, breakdown)));
  const [time, code] = own.period.split('|');
  const replaced = new Set<string>();
  const rows = sent.rows.filter((row) => {
    const { cells } = row;
    const figure = figureOf(cells.metric.toLowerCase(), cells.breakdown.toLowerCase());
    const area = cells.area_code.toUpperCase();
    if (area === own.area || !own.areas.has(area)) replaced.add(figure);
    const here = area === own.area && cells.time_period === time && cells.time_identifier === code;
    const empty = filled.every((column) => cells[column] === '');
    return !(here && empty && !row.ragged && held.has(figure));
  });
  const carried = base.filter(({ metric, breakdown }) => !replaced.has(figureOf(metric, breakdown)));
  return { ...sent, rows: [...rows, ...carriedRows(carried, own)] };
}
