import { type Finding, findingOf } from '../finding.ts';
import { type ReturnColumn, type ReturnRow, returnColumns } from '../return-row.ts';
import { symbols } from '../rules.ts';
import { nameOf } from './columns.ts';

/** The metrics and breakdowns that a column or a category may name. */
export type KnownNames = {
  metrics: ReadonlySet<string>;
  breakdowns: readonly { id: string; dimension: string; label: string }[];
};

type Line = { row: number; cells: string[] };

const places = ['geographic_level', 'country_code', 'country_name', 'region_code', 'region_name'];
const authority = ['old_la_code', 'la_name', 'new_la_code'];
const parts = ['numerator', 'denominator', 'symbol', 'explanation'] as const;

/** Whether a header is of DfE's tidy layout: a place in its own columns, and one column for each indicator. */
export function isTidy(header: Line): boolean {
  const names = new Set(header.cells.map(nameOf));
  return names.has('geographic_level') && names.has('new_la_code') && !names.has('metric') && !names.has('area_code');
}

/** Which metric and which of its cells a column holds: `cla_start_rate_numerator`. */
function indicatorOf(name: string, metrics: ReadonlySet<string>): { metric: string; field: ReturnColumn } | null {
  if (metrics.has(name)) return { metric: name, field: 'value' };
  const part = parts.find((each) => name.endsWith(`_${each}`));
  const metric = part ? name.slice(0, -part.length - 1) : '';
  return part && metrics.has(metric) ? { metric, field: part } : null;
}

const noSymbol = (text: string) => !(symbols as readonly string[]).includes(text.toLowerCase());

/** The breakdown of a line, from its filter columns: all on their total, or one on a category. */
function breakdownOf(filters: [dimension: string, cell: string][], known: KnownNames): string {
  const chosen = filters.filter(([, cell]) => cell !== '' && cell.toLowerCase() !== 'total');
  const [first, ...more] = chosen.map(([dimension, cell]) => {
    const text = cell.toLowerCase();
    const found = known.breakdowns.find(
      ({ id, dimension: of, label }) =>
        of === dimension && (label.toLowerCase() === text || id === `${dimension}:${text}`),
    );
    return found?.id ?? `${dimension}:${text}`;
  });
  return more.length === 0 ? (first ?? 'total') : [first, ...more].join(' and ');
}

/** The code of the place a line is about: the authority's, or that of the region or country it speaks of. */
function placeOf(cell: (name: string) => string): string {
  const level = cell('geographic_level').toLowerCase();
  if (level === 'national') return cell('country_code');
  return level === 'regional' ? cell('region_code') : cell('new_la_code');
}

/**
 * Reads a table of DfE's tidy layout as the rows of a return: one for each indicator of a line that holds something.
 * A symbol may stand in the place of the number. `columns` of a row says where its cells stood.
 * Source: DfE's open data standards for statistics; the layout of this service's own downloads.
 */
export function rowsOfTidy(
  header: Line,
  body: Line[],
  known: KnownNames,
): { rows: ReturnRow[]; findings: Finding[]; absent: ReturnColumn[] } {
  const findings: Finding[] = [];
  const dimensions = new Set(known.breakdowns.map(({ dimension }) => dimension));
  const at = new Map<string, number>();
  const indicators = new Map<string, Partial<Record<ReturnColumn, string>>>();
  header.cells.forEach((cell, index) => {
    const name = nameOf(cell);
    if (name === '') return;
    const place = { row: header.row, column: cell.slice(0, 80), found: cell };
    if (at.has(name)) findings.push(findingOf('COL-003', place));
    if (at.has(name)) return;
    at.set(name, index);
    const indicator = indicatorOf(name, known.metrics);
    if (indicator) {
      indicators.set(indicator.metric, { ...indicators.get(indicator.metric), [indicator.field]: name });
    } else if (
      ![...places, ...authority, 'time_period', 'time_identifier', 'breakdown', ...dimensions].includes(name)
    ) {
      findings.push(findingOf('COL-002', place));
    }
  });
  const absent = (['time_period', 'time_identifier'] as const).filter((name) => !at.has(name));
  for (const column of absent) {
    findings.push(findingOf('COL-001', { row: header.row, column, message: `The column ${column} is missing` }));
  }
  const rows = body.flatMap((line): ReturnRow[] => {
    const cell = (name: string) => line.cells[at.get(name) ?? -1] ?? '';
    const filters = [...dimensions].flatMap((name) => (at.has(name) ? [[name, cell(name)] as [string, string]] : []));
    const breakdown = cell('breakdown') || breakdownOf(filters, known);
    return [...indicators].flatMap(([metric, columns]): ReturnRow[] => {
      const given = (field: ReturnColumn) => (columns[field] ? cell(columns[field]) : '');
      if (returnColumns.every((field) => given(field) === '')) return [];
      const [value, symbol] = [given('value'), given('symbol')];
      const stands = symbol === '' && value !== '' && !noSymbol(value);
      const time = { time_period: cell('time_period'), time_identifier: cell('time_identifier') };
      return [
        {
          row: line.row,
          columns: { ...columns, metric: columns.value ?? metric, area_code: 'new_la_code' },
          cells: {
            area_code: placeOf(cell),
            ...time,
            metric,
            breakdown,
            numerator: given('numerator'),
            denominator: given('denominator'),
            value: stands ? '' : value,
            symbol: stands ? value : symbol,
            explanation: given('explanation'),
          },
        },
      ];
    });
  });
  return { rows, findings, absent };
}
