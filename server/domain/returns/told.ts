import type { ReturnToCheck } from './check.ts';
import type { Finding } from './finding.ts';
import type { ReturnColumn, ReturnRow } from './return-row.ts';
import type { ReturnedValue } from './returned-value.ts';
import { earlierWords, periodWords } from './series/earlier-periods.ts';

/** Where one line gave many rows, what is said of its place and period is said once. */
export function oncePerLine(findings: Finding[], rows: ReturnRow[]): Finding[] {
  if (!rows.some(({ columns }) => columns)) return findings;
  const said = new Set<string>();
  return findings.filter(({ code, row, column }) => {
    if (!/^(AREA|PER)-/.test(code)) return true;
    const place = `${code} ${row} ${column}`;
    return !said.has(place) && said.add(place).size > 0;
  });
}

/** Findings about a figure itself: what was given before helps to judge it. */
const aboutFigure = /^(VAL|CMP|CHG|OUT|EXP|MET-003|BRK-003)/;

type Figure = { metric: string; breakdown: string };

/** Gives findings what people read: the name of the figure, the column as it was called, what was given before. */
export function named(
  findings: Finding[],
  { rows, knownMetrics, metrics, breakdowns }: ReturnToCheck,
  last: (figure: Figure) => { period: string; value: ReturnedValue | undefined },
): Finding[] {
  if (findings.length === 0) return findings;
  const columns = new Map<string, ReturnRow['columns']>(
    rows.flatMap((row) => (row.columns ? [[`${row.row} ${row.cells.metric}`, row.columns] as const] : [])),
  );
  return findings.map((finding) => {
    const { metric, row, column } = finding;
    const called = columns.get(`${row} ${metric ?? ''}`)?.[column as ReturnColumn] ?? column;
    const breakdown = finding.breakdown ?? 'total';
    const title = metric === null ? undefined : knownMetrics.get(metric);
    if (metric === null || title === undefined) return { ...finding, column: called };
    const { period, value } = last({ metric, breakdown });
    return {
      ...finding,
      column: called,
      name: breakdown === 'total' ? title : `${title}, ${breakdowns.get(breakdown)?.label ?? breakdown}`,
      before:
        value && aboutFigure.test(finding.code)
          ? `${periodWords(period, metrics.get(metric)?.basis)}: ${earlierWords(value)}`
          : null,
    };
  });
}
