import { checkFigure } from './check-figure.ts';
import { checkTogether, type PlacedFigure } from './check-together.ts';
import type { CheckCode } from './checks.ts';
import { countsOf, type Finding, findingOf, inOrder } from './finding.ts';
import { screenText } from './free-text.ts';
import { type ReturnRow, returnColumns } from './return-row.ts';
import { type Ask, figureOf, type MetricToCheck, type ReturnedValue } from './returned-value.ts';
import type { RowsRead } from './rows-of-table.ts';
import { rulesForMetric } from './rules.ts';

export const MOST_ROWS = 5_000;
const LONGEST_EXPLANATION = 1_000;
const LONGEST_CELL = 100;

/** Everything the checks look at. Nothing else decides: two doors that hand over the same rows get the same findings. */
export type ReturnToCheck = RowsRead & {
  collection: { id: string; period: string; asks: Ask[] };
  area: string;
  /** Codes of all areas there are. */
  areas: ReadonlySet<string>;
  /** Ids of all metrics there are. */
  knownMetrics: ReadonlySet<string>;
  /** The metrics that the collection asks for. */
  metrics: ReadonlyMap<string, MetricToCheck>;
  /** Dimension of each breakdown, by breakdown id. */
  breakdowns: ReadonlyMap<string, string>;
  /** The figures of the same area for the same period a year before, where there are any. */
  previous: ReturnedValue[];
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
    const numeric = column === 'numerator' || column === 'denominator' || column === 'value';
    if ((numeric ? /^[=@]/ : /^[=+\-@\t]/).test(text)) findings.push(at('ROW-004', column));
    const longest = column === 'explanation' ? LONGEST_EXPLANATION : LONGEST_CELL;
    if (text.length > longest) {
      findings.push(at('ROW-003', column, { message: `The cell has ${text.length} characters; ${longest} fit` }));
    }
  }
  const { metric, breakdown, explanation } = row.cells;
  if (explanation)
    findings.push(...screenText(explanation, { row: row.row, column: 'explanation', metric, breakdown }));
  return findings;
}

/** Whose row it is and for when. */
function checkPlace(row: ReturnRow, toCheck: ReturnToCheck, at: At): Finding[] {
  const findings: Finding[] = [];
  const area = row.cells.area_code.toUpperCase();
  if (!toCheck.areas.has(area)) findings.push(at('AREA-001', 'area_code'));
  else if (area !== toCheck.area) findings.push(at('AREA-002', 'area_code'));
  const [timePeriod, timeIdentifier] = toCheck.collection.period.split('|');
  const fix = `Use ${timePeriod} and ${timeIdentifier}.`;
  if (timePeriodOf(row.cells.time_period) !== timePeriod) findings.push(at('PER-001', 'time_period', { fix }));
  if (timeIdentifierOf(row.cells.time_identifier) !== timeIdentifier) {
    findings.push(at('PER-001', 'time_identifier', { fix }));
  }
  return findings;
}

/** Whether the figure is one that exists and that the collection asks for. */
function checkAsked(metric: string, breakdown: string, toCheck: ReturnToCheck, at: At): Finding[] {
  const ask = toCheck.collection.asks.find((asked) => asked.metric === metric);
  const findings: Finding[] = [];
  if (!toCheck.knownMetrics.has(metric)) findings.push(at('MET-001', 'metric'));
  else if (!ask) findings.push(at('MET-002', 'metric'));
  if (!toCheck.breakdowns.has(breakdown)) findings.push(at('BRK-001', 'breakdown'));
  else if (ask && !ask.breakdowns.includes(breakdown)) findings.push(at('BRK-002', 'breakdown'));
  return findings;
}

/**
 * Checks a return: every finding at once, whatever the door it came through.
 * Source: docs/decisions/0008-one-validator.md; the rules of each metric are data (`Metric.rules`).
 */
export function checkReturn(toCheck: ReturnToCheck): CheckedReturn {
  const { rows, collection, metrics, breakdowns, absent } = toCheck;
  const findings: Finding[] = [...toCheck.findings];
  const figures = new Map<string, PlacedFigure>();
  const firstRow = new Map<string, number>();
  const readable = rows.slice(0, MOST_ROWS);
  const asked = collection.asks.flatMap(({ metric }) => metrics.get(metric) ?? []);
  const rules = new Map(asked.map((metric) => [metric.id, rulesForMetric(metric)]));
  const rulesOf = (id: string) => rules.get(id) ?? [];

  if (rows.length === 0 && findings.every((finding) => finding.severity === 'warning')) {
    findings.push(findingOf('FILE-003', {}));
  }
  if (rows.length > MOST_ROWS) {
    findings.push(
      findingOf('FILE-005', {
        message: `The return has ${rows.length} rows; ${MOST_ROWS} fit`,
        found: String(rows.length),
      }),
    );
  }

  for (const row of readable) {
    const metric = row.cells.metric.toLowerCase();
    const breakdown = row.cells.breakdown.toLowerCase();
    const at: At = (code, column, more = {}) => {
      const found = row.cells[column as keyof typeof row.cells] || null;
      return findingOf(code, { row: row.row, column, metric, breakdown, found, ...more });
    };
    const key = figureOf(metric, breakdown);
    const given = row.cells.area_code.toUpperCase();
    // A code that does not exist is a slip in the authority's own row: the figure is there.
    const place = `${toCheck.areas.has(given) ? given : toCheck.area} ${key}`;
    const first = firstRow.get(place);
    if (row.ragged) {
      if (first === undefined) firstRow.set(place, row.row);
      continue;
    }
    const ofRow = [
      ...checkTexts(row, at),
      ...checkPlace(row, toCheck, at),
      ...checkAsked(metric, breakdown, toCheck, at),
    ];
    if (first === undefined) firstRow.set(place, row.row);
    else ofRow.push(at('ROW-002', 'metric', { message: `Row ${first} gives the same figure` }));
    const definition = metrics.get(metric);
    if (definition && rules.has(metric)) {
      const checked = checkFigure({ row, metric: definition, breakdown, rules: rulesOf(metric) });
      ofRow.push(...checked.findings);
      const spoilt = ofRow.some((finding) => finding.severity === 'error');
      if (checked.figure && !spoilt) figures.set(key, { ...checked.figure, row: row.row });
    }
    findings.push(...ofRow);
  }

  const namesAbsent = absent.includes('metric') || absent.includes('breakdown') || absent.includes('area_code');
  if (rows.length > 0 && !namesAbsent) {
    for (const ask of collection.asks) {
      for (const breakdown of ask.breakdowns) {
        if (firstRow.has(`${toCheck.area} ${figureOf(ask.metric, breakdown)}`)) continue;
        const name = metrics.get(ask.metric)?.name ?? ask.metric;
        const message = `“${name}”${breakdown === 'total' ? '' : `, ${breakdown},`} is missing`;
        findings.push(findingOf('MET-003', { column: 'metric', metric: ask.metric, breakdown, message }));
      }
    }
  }

  const categories = (metric: string, dimension: string) =>
    (collection.asks.find((ask) => ask.metric === metric)?.breakdowns ?? []).filter(
      (breakdown) => breakdown !== 'total' && breakdowns.get(breakdown) === dimension,
    );
  const previous = new Map(toCheck.previous.map((value) => [figureOf(value.metric, value.breakdown), value]));
  findings.push(...checkTogether({ figures, metrics, rulesOf, categories, previous }));

  // A column that is not there was reported once; what its empty cells break says nothing new.
  const missing = new Set<string | null>(absent);
  const told = inOrder(findings.filter(({ code, column }) => code === 'COL-001' || !missing.has(column)));
  return {
    counts: countsOf(rows.length, told),
    findings: told,
    values: [...figures.values()].map(({ row: _, ...value }) => value),
  };
}
