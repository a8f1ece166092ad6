import { type FileFinding, fileFinding } from './checks.ts';
import { isNumber, isNumberForPeople, isSymbol } from './layout.ts';

/** Signs of older files: their meaning differed from file to file, so none is taken over by guess. */
const oldSigns = new Set([
  ':',
  '.',
  '..',
  '...',
  '-',
  '~',
  '*',
  'N/A',
  'NA',
  'n/a',
  'na',
  'NULL',
  'null',
  'NaN',
  '#N/A',
]);

/** Numbers that systems write for “missing”. */
const standIns = new Set(['-9', '-99', '-999', '-9999', '-1.0E+99']);

/** The faults of one figure: a plain number or one of the symbols, never nothing. */
export function figureFindings(row: number, column: string, cell: string): FileFinding[] {
  const about = { row, column, found: cell };
  if (cell === '') return [fileFinding('TIDY-050', { row, column })];
  if (standIns.has(cell)) return [fileFinding('TIDY-054', about)];
  if (cell === 'k') return [fileFinding('TIDY-055', { row, column, found: cell })];
  if (isNumber(cell)) return Number.isFinite(Number(cell)) ? [] : [fileFinding('TIDY-051', about)];
  if (isSymbol(cell)) return [];
  if (oldSigns.has(cell)) return [fileFinding('TIDY-053', about)];
  return [fileFinding(isNumberForPeople(cell) ? 'TIDY-052' : 'TIDY-051', about)];
}
