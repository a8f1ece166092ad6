import { parsePeriod } from '#server/domain/period.ts';
import { type FileCheckCode, type FileFinding, fileChecks, fileFinding } from './checks.ts';
import { type Column, columnsOfFile } from './columns-of-file.ts';
import { figureFindings } from './figure-findings.ts';
import { timeIdentifiers } from './layout.ts';
import { type KnownAreas, placeOfLine } from './place-of-line.ts';

/** A file as it was read (server/files/table.ts). */
export type FileTable = {
  rows: { row: number; cells: string[] }[];
  faults: { fault: string; row: number | null }[];
  notes: { note: string; row: number | null; found: string }[];
};

/** One line of figures: when, where and of whom. */
export type FileLine = {
  row: number;
  /** This service's id of the period; null where it holds none of the kind. */
  period: string | null;
  timePeriod: string;
  timeIdentifier: string;
  level: string;
  /** The region the line names, and the one that lies in; none where it names none. */
  regions: string[];
  /** The areas the figures count for; none where the line is left out. */
  areas: string[];
  /** Categories in the order of the file's filters. */
  filters: string[];
  /** What stands in the indicators, in their order. */
  figures: string[];
};

/** A data file taken apart, with every finding, grouped where one says the same of many lines. */
export type DataFile = { filters: Column[]; indicators: Column[]; lines: FileLine[]; findings: FileFinding[] };

/** What a check needs besides the file. `filters` are columns of numbers that hold categories. */
export type FileQuestion = { areas: KnownAreas; today: string; filters?: readonly string[] };

const codeOfFault: Record<string, FileCheckCode> = {
  empty: 'TIDY-002',
  'too-large': 'TIDY-003',
  'too-many-rows': 'TIDY-003',
  'quotation-mark': 'TIDY-004',
};

const unread = (findings: FileFinding[]): DataFile => ({ filters: [], indicators: [], lines: [], findings });

/**
 * Checks a file of DfE's tidy layout: every fault at once, in the order of the file. Lines of levels, countries and
 * periods this service does not hold are no fault: they are left out and counted.
 * Source: DfE's open data standards for statistics.
 */
export function checkDataFile(table: FileTable, question: FileQuestion): DataFile {
  if (table.faults.length > 0) {
    return unread(
      table.faults.map(({ fault, row }) => fileFinding(codeOfFault[fault] ?? 'TIDY-001', row === null ? {} : { row })),
    );
  }
  const encoding = table.notes
    .filter(({ note }) => note === 'encoding')
    .map(({ found }) => fileFinding('TIDY-005', { found }));
  const [header, ...body] = table.rows;
  if (!header || body.length === 0) return unread([...encoding, fileFinding('TIDY-002')]);
  const { filters, indicators, at, findings } = columnsOfFile(header, body, question.filters ?? []);
  const all = [...encoding, ...findings];
  const missing = findings.some(({ code }) => code === 'TIDY-010' || code === 'TIDY-011');
  if (missing) return { filters, indicators, lines: [], findings: all };
  const lines: FileLine[] = [];
  const seen = new Map<string, number>();
  for (const { row, cells } of body) {
    if (cells.length !== header.cells.length) {
      const found = `${cells.length} cells, the header has ${header.cells.length}`;
      all.push(fileFinding('TIDY-017', { row, found }));
      continue;
    }
    const cell = (column: string) => cells[at.get(column) ?? -1] ?? '';
    const time = timeFindings(row, cell('time_period'), cell('time_identifier'), question.today);
    const place = placeOfLine(row, cell, question.areas);
    all.push(...time.findings, ...place.findings);
    const categories = filters.map(({ index }) => cells[index] ?? '');
    filters.forEach(({ name }, index) => {
      if (categories[index] === '') all.push(fileFinding('TIDY-060', { row, column: name }));
    });
    for (const { name, index } of indicators) all.push(...figureFindings(row, name, cells[index] ?? ''));
    const key = JSON.stringify([cell('time_period'), cell('time_identifier'), place.key, ...categories]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else all.push(fileFinding('TIDY-061', { row, found: `the same as row ${first}` }));
    lines.push({
      row,
      period: time.period,
      timePeriod: cell('time_period'),
      timeIdentifier: cell('time_identifier'),
      level: cell('geographic_level'),
      regions: regionsOf(cell('region_code'), question.areas),
      areas: place.areas,
      filters: categories,
      figures: indicators.map(({ index }) => cells[index] ?? ''),
    });
  }
  return { filters, indicators, lines, findings: grouped([...all, ...mixedTimes(lines)]) };
}

function timeFindings(row: number, timePeriod: string, identifier: string, today: string) {
  const kind = timeIdentifiers.get(identifier);
  const findings: FileFinding[] = [];
  if (!kind) findings.push(fileFinding('TIDY-021', { row, column: 'time_identifier', found: identifier }));
  const digits = /^\d+$/.test(timePeriod) ? timePeriod.length : 0;
  const follows = digits !== 6 || Number(timePeriod.slice(4)) === (Number(timePeriod.slice(0, 4)) + 1) % 100;
  const written = kind ? digits === kind.digits : digits === 4 || digits === 6;
  if (!written || !follows)
    findings.push(fileFinding('TIDY-020', { row, column: 'time_period', found: `${timePeriod} ${identifier}`.trim() }));
  const period = kind?.code ? parsePeriod(`${timePeriod}|${kind.code}`) : null;
  const begins = Number(timePeriod.slice(0, 4)) > Number(today.slice(0, 4));
  if (period ? period.end > today : written && begins)
    findings.push(fileFinding('TIDY-023', { row, column: 'time_period', found: timePeriod }));
  return { period: period?.id ?? null, findings };
}

function mixedTimes(lines: FileLine[]): FileFinding[] {
  const families = new Set(lines.flatMap(({ timeIdentifier }) => timeIdentifiers.get(timeIdentifier)?.family ?? []));
  if (families.size < 2) return [];
  return [fileFinding('TIDY-022', { column: 'time_identifier', found: [...families].join(' and ') })];
}

/** A warning that says the same of many lines is said once, at the first of them, with how many there are. */
function grouped(findings: FileFinding[]): FileFinding[] {
  const counts = new Map<string, number>();
  const keyOf = ({ code, column, found }: FileFinding) => `${code} ${column} ${found}`;
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  const said = new Set<string>();
  return findings.flatMap((finding) => {
    const key = keyOf(finding);
    const count = counts.get(key) ?? 1;
    if (fileChecks[finding.code].severity === 'error' || count === 1) return [finding];
    if (said.has(key)) return [];
    said.add(key);
    return [{ ...finding, message: `${finding.message} (${count} lines)` }];
  });
}

function regionsOf(code: string, areas: KnownAreas): string[] {
  if (code === '') return [];
  const around = areas.get(code)?.regionCode;
  return around ? [code, around] : [code];
}
