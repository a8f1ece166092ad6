import { comparisonFile } from '#app/components/comparison-file.ts';
import { formatMoment, formatSymbol, formatUnit } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { Column, Table } from '#app/siblings.server.ts';
import type { PageSheet, PageWorkbook } from '#app/workbook.server.ts';
import type { BesideFigure, ScorecardLine } from '#server/domain/areas/scorecard.ts';
import type { Point } from '#server/domain/comparison/comparison.ts';
import { groupsOf, type ScorecardPage, scorecardNotes } from './scorecard-page.ts';

type Cell = string | number | boolean | null;
type Field = Column & { head: string; width: number; of: (line: ScorecardLine, pillar: string) => Cell };

const symbolOf = (point: Point | null) => (point?.symbol ? `${point.symbol}: ${formatSymbol(point.symbol)}` : null);

/** The measures to read beside, in words, in one cell. */
function besideText(figures: readonly BesideFigure[]): string {
  const said = figures.map(({ name, figure, missing }) => {
    if (!figure) return `${name}: ${missing}`;
    const { point, of, direction } = figure;
    const text = point.value === null ? symbolOf(point) : `${point.value} ${formatUnit(of.unit)}`;
    return `${name}: ${text}, ${point.periodLabel}. ${direction.text}`;
  });
  return said.join(' ');
}

const text = (name: string, head: string, width: number, description: string, of: Field['of']): Field => ({
  ...{ name, head, width, description, of },
});
const number = (name: string, head: string, description: string, of: Field['of']): Field => ({
  ...{ name, head, width: 14, description, of, datatype: 'number' as const },
});

/** The scorecard's columns, once for its CSV and its workbook. `own`: the authority's name. */
const fieldsOf = (own: string): Field[] => [
  text('pillar', 'Pillar', 22, 'Pillar of the strategy', (_, pillar) => pillar),
  text('metric', 'Id', 20, 'Permanent id of the measure', ({ of }) => of.id),
  text('name', 'Measure', 40, 'Name of the measure', ({ of }) => of.name),
  text('unit', 'Unit', 18, 'Unit', ({ of }) => formatUnit(of.unit)),
  number('value', own, 'The authority’s newest figure; empty where a symbol stands', ({ point }) => point.value),
  text('symbol', 'Symbol', 14, 'What stands in place of a number or beside it', ({ point }) => symbolOf(point)),
  text('period', 'Period', 22, 'What the figure covers', ({ point }) => point.periodLabel),
  number(
    'england',
    'England',
    'England for the same period; empty where none',
    ({ england }) => england?.value ?? null,
  ),
  text('england_symbol', 'England: symbol', 14, 'England’s symbol', ({ england }) => symbolOf(england)),
  number(
    'neighbours_median',
    'Neighbours’ median',
    'Median of the statistical neighbours; empty where fewer than five have a number',
    ({ neighboursMedian }) => neighboursMedian,
  ),
  number('before', 'Before', 'The figure it is held against', ({ direction }) => direction.before?.value ?? null),
  text(
    'before_period',
    'Period before',
    22,
    'What that covers',
    ({ direction }) => direction.before?.periodLabel ?? null,
  ),
  text('direction', 'Direction of travel', 44, 'Direction of travel in words', ({ direction }) => direction.text),
  text('hoped_for', 'Hoped for?', 34, 'Whether that is hoped for', ({ direction }) => direction.verdictText),
  text('read_beside', 'Read beside it', 60, 'Measures to read beside it', ({ beside }) => besideText(beside)),
  text('read_beside_why', 'Why', 44, 'Why they belong together', ({ besideReason }) => besideReason),
  text('label', 'Label', 26, 'What kind of statistic it is', ({ point }) => point.label),
  text('source', 'Source', 50, 'Where it comes from', ({ point }) => point.source),
  {
    ...text('provisional', 'Provisional', 12, 'Whether it may still change', ({ point }) => point.provisional),
    datatype: 'boolean',
  },
  {
    ...number('from_release', 'From release', 'The release that published it', ({ point }) => point.fromRelease),
    datatype: 'integer',
  },
  text(
    'revision',
    'Revision',
    14,
    'scheduled or correction where it took the place of one',
    ({ point }) => point.revision,
  ),
  text('revision_reason', 'Why corrected', 44, 'The public reason of a correction', ({ point }) => point.reason),
  text('note', 'Note', 40, 'What the publisher remarks on this figure', ({ note }) => note),
];

function rowsOf(page: ScorecardPage, fields: readonly Field[]): Cell[][] {
  return groupsOf(page).flatMap(({ title, lines }) => lines.map((line) => fields.map(({ of }) => of(line, title))));
}

/** The scorecard as CSV: one row a measure. */
export function scorecardCsv(page: ScorecardPage): Table {
  const fields = fieldsOf('value');
  const columns = fields.map(
    ({ name, description, datatype }): Column => ({ name, description, ...(datatype ? { datatype } : {}) }),
  );
  return { columns, rows: rowsOf(page, fields) };
}

/** Rows of a sheet are 20 pixels high. */
const rowHeight = 20;
/** Rows that a chart took in releases before a counter-metric stood in it. */
const rowsBefore = 30;

/** Rows that a picture of this drawing takes, with one left free below it. */
function rowsTaken(svg: string): number {
  const [, height] = /^<svg [^>]*height="(\d+)"/.exec(svg) ?? [];
  return Math.ceil(Number(height) / rowHeight) + 1;
}

/** The scorecard as a workbook: figures, what is missing, the charts with their sources, and what to know. */
export function scorecardWorkbook(page: ScorecardPage): PageWorkbook {
  const fields = fieldsOf(page.area.name);
  const figures: PageSheet = {
    name: 'Scorecard',
    rows: [fields.map(({ head }) => head), ...rowsOf(page, fields)],
    widths: fields.map(({ width }) => width),
  };
  const missing: PageSheet = {
    name: 'Missing',
    rows: [['Measure', 'Why there is no figure'], ...page.missing.map(({ name, why }) => [name, why])],
    widths: [60, 80],
  };
  return { sheets: [figures, missing, ...chartSheet(page), aboutSheet(page)] };
}

function chartSheet({ charts }: ScorecardPage): PageSheet[] {
  if (charts.length === 0) return [];
  const rows: Cell[][] = [['Charts: each has its title, legend and source in the picture']];
  let next = 2;
  const pictures = charts.map(({ beside, ...comparison }) => {
    const row = next;
    while (rows.length < row) rows.push([null]);
    const svg = comparisonFile(comparison, beside);
    next += beside === undefined ? rowsBefore : rowsTaken(svg);
    return { svg, row, column: 1, title: comparison.sentence };
  });
  return [{ name: 'Charts', rows, widths: [110], pictures }];
}

function aboutSheet({ area, neighbours, release }: ScorecardPage): PageSheet {
  const rows: Cell[][] = [
    ['About this scorecard', null],
    ['Authority', area.name],
    ...(area.madeUp ? [['Made up', 'This council and its figures are an example and not real.']] : []),
    ['GSS code', area.code],
    ['Release', `${release.number}, published ${formatMoment(release.publishedAt)}`],
    ['Permanent address', `${paths.scorecard(area.code)}?release=${release.number}`],
    ...(neighbours.length > 0 ? [['Statistical neighbours', neighbours.map(({ name }) => name).join(', ')]] : []),
    ...scorecardNotes.map((note) => ['Note', note]),
    ['Licence', 'Official figures: Crown copyright, Open Government Licence v3.0'],
    ['Publisher', 'Stable Homes tracker, an independent prototype and not a government service'],
  ];
  return { name: 'About', rows, widths: [26, 110] };
}
