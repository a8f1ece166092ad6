import { checkFigure } from './check-figure.ts';
import { checkTogether } from './check-together.ts';
import type { CheckCode } from './checks.ts';
import { countsOf, type Finding, findingOf, inOrder } from './finding.ts';
import { screenText } from './free-text.ts';
import { type ReturnRow, returnColumns } from './return-row.ts';
import { type Ask, figureOf, type MetricToCheck, type PlacedFigure, type ReturnedValue } from './returned-value.ts';
import { type MetricRule, rulesForMetric } from './rules.ts';
import { type EarlierReturn, earlierPeriods, yearBefore } from './series/earlier-periods.ts';
import type { RowsRead } from './tables/rows-of-table.ts';
import { named, oncePerLine } from './told.ts';

export const MOST_ROWS = 5_000;
const LONGEST_EXPLANATION = 1_000;
const LONGEST_CELL = 100;

/** Everything the checks look at. Nothing else decides: two doors that hand over the same rows get the same findings. */
export type ReturnToCheck = RowsRead & {
  collection: { id: string; period: string; asks: Ask[] };
  area: string;
  /** Codes of all areas there are. */
  areas: ReadonlySet<string>;
  /** Names of all metrics there are, by id. */
  knownMetrics: ReadonlyMap<string, string>;
  /** The metrics that the collection asks for. */
  metrics: ReadonlyMap<string, MetricToCheck>;
  /** Dimension and label of each breakdown, by breakdown id. */
  breakdowns: ReadonlyMap<string, { dimension: string; label: string }>;
  /** What the same area gave for earlier periods, where it did. */
  earlier: EarlierReturn[];
};

export type CheckedReturn = {
  counts: { rows: number; errors: number; warnings: number };
  findings: Finding[];
  /** The figures to keep. Only complete when there is no error. */
  values: ReturnedValue[];
};

type At = (code: CheckCode, column: string, more?: { message?: string; fix?: string }) => Finding;

/** `2025/26` and `2025-26` mean `202526`; `Financial year Q1` means `Q1`. */
const timePeriodOf = (cell: string) => cell.replace(/^(\d{4})[-/](\d{2})$/, '$1$2');
const timeIdentifierOf = (cell: string) => cell.replace(/^(financial|reporting) year (?=q\d)/i, '').toUpperCase();

function checkTexts(row: ReturnRow, at: At): Finding[] {
  const findings: Finding[] = [];
  for (const column of returnColumns) {
    const text = row.cells[column];
    if (text === '') continue;
    const numeric = column === 'numerator' || column === 'denominator' || column === 'value';
    if ((numeric ? /^[=@]/ : /^[=+\-@\t]/).test(text)) findings.push(at('ROW-004', column));
    const longest = column === 'explanation' ? LONGEST_EXPLANATION : LONGEST_CELL;
    if (text.length > longest) {
      findings.push(at('ROW-003', column, { message: `The cell has ${text.length} characters; ${longest} fit` }));
    }
  }
  const { explanation } = row.cells;
  const metric = row.cells.metric.toLowerCase();
  const breakdown = row.cells.breakdown.toLowerCase();
  if (explanation) {
    findings.push(...screenText(explanation, { row: row.row, column: 'explanation', metric, breakdown }));
  }
  return findings;
}

/** Whose row it is and for when. */
function checkPlace(row: ReturnRow, toCheck: Looked, at: At): Finding[] {
  const findings: Finding[] = [];
  const area = row.cells.area_code.toUpperCase();
  if (!toCheck.areas.has(area)) findings.push(at('AREA-001', 'area_code'));
  else if (area !== toCheck.area) findings.push(at('AREA-002', 'area_code'));
  const { time_period: period, time_identifier: identifier } = row.cells;
  const [timePeriod, timeIdentifier] = toCheck.period;
  const fix = () => ({ fix: `Use ${timePeriod} and ${timeIdentifier}.` });
  // Most cells are written as they should be: only others are read with some goodwill.
  if (period !== timePeriod && timePeriodOf(period) !== timePeriod) {
    findings.push(at('PER-001', 'time_period', fix()));
  }
  if (identifier !== timeIdentifier && timeIdentifierOf(identifier) !== timeIdentifier) {
    findings.push(at('PER-001', 'time_identifier', fix()));
  }
  return findings;
}

/** What is worked out once a check, not once a row. */
type Looked = ReturnToCheck & {
  /** Of the collection: `202526` and `Q1`. */
  period: string[];
  rulesOf: ReadonlyMap<string, MetricRule[]>;
  /** Breakdowns asked for, by metric. */
  asked: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Whether the figure is one that exists and that the collection asks for. */
function checkAsked(metric: string, breakdown: string, looked: Looked, at: At): Finding[] {
  const asked = looked.asked.get(metric);
  const exists = looked.metrics.has(metric) && looked.breakdowns.has(breakdown);
  if (exists && asked?.has(breakdown)) return [];
  // Of what does not exist no figure can be kept, whatever a collection asks: it must never be taken in silence.
  const findings: Finding[] = [];
  if (!looked.knownMetrics.has(metric)) findings.push(at('MET-001', 'metric'));
  else if (!asked) findings.push(at('MET-002', 'metric'));
  if (!looked.breakdowns.has(breakdown)) findings.push(at('BRK-001', 'breakdown'));
  else if (asked && !asked.has(breakdown)) findings.push(at('BRK-002', 'breakdown'));
  return findings;
}

/** What there is to say before any row is looked at: there are none, or far too many to go through. */
function checkSize({ rows, findings }: ReturnToCheck): CheckedReturn | null {
  const few = rows.length === 0 && findings.every((finding) => finding.severity === 'warning');
  if (!few && rows.length <= MOST_ROWS) return null;
  const size = few
    ? findingOf('FILE-003', {})
    : findingOf('FILE-005', { message: `The return has more than ${MOST_ROWS} rows` });
  const told = inOrder([...findings.filter(({ code }) => !code.startsWith('ROW-')), size]);
  return { counts: countsOf(Math.min(rows.length, MOST_ROWS), told), findings: told, values: [] };
}

/** Everything about one row by itself, and the figure it gives where no error leaves none. */
function checkRow(row: ReturnRow, looked: Looked, firstRow: Map<string, number>) {
  const metric = row.cells.metric.toLowerCase();
  const breakdown = row.cells.breakdown.toLowerCase();
  const at: At = (code, column, more = {}) => {
    const found = row.cells[column as keyof typeof row.cells] || null;
    return findingOf(code, { row: row.row, column, metric, breakdown, found, ...more });
  };
  const given = row.cells.area_code.toUpperCase();
  // A code that does not exist is a slip in the authority's own row: the figure is there.
  const elsewhere = given !== looked.area && looked.areas.has(given);
  const place = elsewhere ? `${given} ${figureOf(metric, breakdown)}` : figureOf(metric, breakdown);
  const first = firstRow.get(place);
  if (first === undefined) firstRow.set(place, row.row);
  if (row.ragged) return { findings: [], figure: null };
  const findings = [
    ...checkTexts(row, at),
    ...checkPlace(row, looked, at),
    ...checkAsked(metric, breakdown, looked, at),
  ];
  if (first !== undefined) {
    findings.push(at('ROW-002', 'metric', { message: `Row ${first} gives the same figure` }));
  }
  const definition = looked.metrics.get(metric);
  const rules = looked.rulesOf.get(metric);
  if (!definition || !rules) return { findings, figure: null };
  const checked = checkFigure({ row, metric: definition, breakdown, rules });
  findings.push(...checked.findings);
  const spoilt = findings.some((finding) => finding.severity === 'error');
  return { findings, figure: spoilt ? null : checked.figure };
}

/** The figures asked for of which no row speaks. */
function checkMissing(
  { rows, absent, collection, metrics, breakdowns: labels }: Looked,
  firstRow: Map<string, number>,
): Finding[] {
  const unreadable = (['area_code', 'metric', 'breakdown'] as const).some((column) => absent.includes(column));
  if (rows.length === 0 || unreadable) return [];
  return collection.asks.flatMap(({ metric, breakdowns }) =>
    breakdowns
      .filter((breakdown) => !firstRow.has(figureOf(metric, breakdown)))
      .map((breakdown) => {
        const name = metrics.get(metric)?.name ?? metric;
        const label = labels.get(breakdown)?.label ?? breakdown;
        const message = `“${name}”${breakdown === 'total' ? '' : `, ${label},`} is missing`;
        return findingOf('MET-003', { column: 'metric', metric, breakdown, message });
      }),
  );
}

/**
 * Checks a return: every finding at once, whatever the door it came through.
 * Source: docs/decisions/0008-one-validator.md; the rules of each metric are data (`Metric.rules`).
 */
export function checkReturn(toCheck: ReturnToCheck): CheckedReturn {
  const { rows, collection, metrics, breakdowns, absent } = toCheck;
  const atOnce = checkSize(toCheck);
  if (atOnce) return atOnce;
  const rulesOf = new Map([...metrics].map(([id, metric]) => [id, rulesForMetric(metric)]));
  const asked = new Map(collection.asks.map((ask) => [ask.metric, new Set(ask.breakdowns)]));
  const looked: Looked = { ...toCheck, period: collection.period.split('|'), rulesOf, asked };
  const findings: Finding[] = [...toCheck.findings];
  const figures = new Map<string, PlacedFigure>();
  const values: ReturnedValue[] = [];
  const firstRow = new Map<string, number>();
  for (const row of rows) {
    const { findings: ofRow, figure } = checkRow(row, looked, firstRow);
    findings.push(...ofRow);
    if (!figure) continue;
    values.push(figure);
    figures.set(figureOf(figure.metric, figure.breakdown), { row: row.row, ...figure });
  }
  findings.push(...checkMissing(looked, firstRow));

  const categories = (metric: string, dimension: string) =>
    [...(asked.get(metric) ?? [])].filter(
      (breakdown) => breakdown !== 'total' && breakdowns.get(breakdown)?.dimension === dimension,
    );
  const { last, ...overTime } = seriesOf(toCheck);
  const other = (metric: string, breakdown: string) => figures.get(figureOf(metric, breakdown));
  findings.push(...checkTogether({ figures, metrics, rulesOf, categories, other, ...overTime }));

  // A column that is not there was reported once; what its empty cells break says nothing new.
  const missing = new Set<string | null>(absent);
  const told = inOrder(
    oncePerLine(
      findings.filter(({ code, column }) => code === 'COL-001' || !missing.has(column)),
      rows,
    ),
  );
  return {
    counts: countsOf(rows.length, told),
    findings: named(told, toCheck, last),
    values,
  };
}

type Figure = { metric: string; breakdown: string };

/** The area's own figures of earlier periods, as the checks over time ask for them. */
function seriesOf({ collection, earlier }: ReturnToCheck) {
  const byPeriod = new Map(
    earlier.map(({ period, values }) => [
      period,
      new Map(values.map((value) => [figureOf(value.metric, value.breakdown), value])),
    ]),
  );
  const at = (period: string | undefined, { metric, breakdown }: Figure) =>
    byPeriod.get(period ?? '')?.get(figureOf(metric, breakdown));
  const periods = earlierPeriods(collection.period);
  const [before] = periods;
  return {
    last: (figure: Figure) => ({ period: before ?? '', value: at(before, figure) }),
    justBefore: (figure: Figure) => at(before, figure),
    yearBefore: (figure: Figure) => at(yearBefore(collection.period), figure),
    quartersBefore: (figure: Figure) => periods.flatMap((period) => at(period, figure) ?? []),
    sameYear: before?.split('|')[0] === collection.period.split('|')[0],
  };
}
