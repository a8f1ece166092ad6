import { type FileFinding, fileFinding } from './checks.ts';
import {
  authorityColumns,
  isNumber,
  isNumberForPeople,
  isSymbol,
  isTimeOrPlace,
  mandatoryColumns,
  timeColumns,
} from './layout.ts';

/** A column of a data file: its name and where it stands. */
export type Column = { name: string; index: number };

type Line = { row: number; cells: string[] };

/** Columns whose numbers are categories. */
const categoriesOfNumbers = new Set([
  'age',
  'year_group',
  'national_curriculum_year',
  'decile',
  'quintile',
  'idaci_decile',
]);

/**
 * Which columns are filters and which indicators: a column whose cells are mostly numbers or symbols is an indicator.
 * Faults of the header come with them.
 * @param asFilters columns that are filters although they hold numbers
 */
export function columnsOfFile(
  header: Line,
  body: Line[],
  asFilters: readonly string[],
): { filters: Column[]; indicators: Column[]; at: Map<string, number>; findings: FileFinding[] } {
  const findings: FileFinding[] = [];
  const at = new Map<string, number>();
  const filters: Column[] = [];
  const indicators: Column[] = [];
  header.cells.forEach((name, index) => {
    const about = { row: header.row, column: name, found: name };
    if (name === '') {
      findings.push(fileFinding('TIDY-014', { row: header.row, found: `column ${index + 1}` }));
      return;
    }
    if (at.has(name)) {
      findings.push(fileFinding('TIDY-013', about));
      return;
    }
    at.set(name, index);
    if (isTimeOrPlace(name)) return;
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) findings.push(fileFinding('TIDY-015', about));
    const holdsCategories = asFilters.includes(name) || categoriesOfNumbers.has(name.toLowerCase());
    (!holdsCategories && holdsFigures(body, index) ? indicators : filters).push({ name, index });
  });
  findings.push(...missingColumns(header, body, at));
  if (indicators.length === 0) findings.push(fileFinding('TIDY-016', { row: header.row }));
  return { filters, indicators, at, findings };
}

/** At least half of what stands there are numbers, however written; where there is no number at all, nearly all are symbols. */
function holdsFigures(body: Line[], index: number): boolean {
  let [filled, numbers, symbols] = [0, 0, 0];
  for (const { cells } of body) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    filled += 1;
    if (isNumber(cell) || isNumberForPeople(cell)) numbers += 1;
    else if (isSymbol(cell)) symbols += 1;
  }
  if (filled === 0) return false;
  return numbers === 0 ? symbols >= filled * 0.9 : numbers + symbols >= filled * 0.5;
}

function missingColumns(header: Line, body: Line[], at: Map<string, number>): FileFinding[] {
  const row = header.row;
  const absent = mandatoryColumns.filter((name) => !at.has(name));
  const noPeriod = timeColumns.every((name) => !at.has(name));
  const findings = absent
    .filter((name) => !(noPeriod && (timeColumns as readonly string[]).includes(name)))
    .map((column) => fileFinding('TIDY-011', { row, column, message: `The column ${column} is missing` }));
  if (noPeriod) findings.unshift(fileFinding('TIDY-010', { row, column: 'time_period' }));
  const level = at.get('geographic_level');
  const levels = new Set(level === undefined ? [] : body.map(({ cells }) => cells[level]));
  const wanted = [
    ...(levels.has('Regional') || levels.has('Local authority') ? ['region_code', 'region_name'] : []),
    ...(levels.has('Local authority') ? authorityColumns : []),
  ];
  const lacking = wanted.filter((name) => !at.has(name));
  return [
    ...findings,
    ...lacking.map((column) =>
      fileFinding('TIDY-012', {
        row,
        column,
        message: `The column ${column} is missing, which the levels in the file need`,
      }),
    ),
  ];
}
