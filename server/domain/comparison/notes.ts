import { symbolWords } from '#server/domain/metrics/figure-text.ts';
import { basisWords, polarityWords, statusWords } from '#server/domain/metrics/metric.ts';
import type { ValueSymbol } from '#server/domain/returns/rules.ts';
import { standingNote } from '#server/domain/returns/versions/revision.ts';
import { fewestReadings } from '#server/domain/statistics/control-chart.ts';
import { intervalMethodOf, intervalMethods } from '#server/domain/statistics/methods.ts';
import { fewestNeighbours, neighboursOf } from './benchmarks.ts';
import type { Benchmark, Note, Point, PublishedRow, Question, Reference, Series } from './comparison.ts';
import type { Grid } from './grid.ts';
import { mergerNotes } from './past/merged-areas.ts';
import { restartNotes } from './past/restarts.ts';

type Answer = { series: Series[]; benchmarks: Benchmark[] };

/** What a reader must know to read the figures, each with a code that stays the same. */
export function notesOf(
  question: Question,
  reference: Reference,
  grid: Grid,
  answer: Answer,
  rows: readonly PublishedRow[],
): Note[] {
  const { metric, breakdown } = question;
  const drawn = gathered([...answer.series, ...answer.benchmarks]);
  const note = (code: string, text: string, when: unknown = true): Note[] => (when ? [{ code, text }] : []);
  return [
    ...note('basis', `Each figure covers ${basisWords[metric.basis]}.${spaced(metric.basisNote)}`),
    ...note('status', statusWords[metric.status]),
    ...note('polarity', polarityWords[metric.polarity]),
    ...note('breakdown', `Only: ${breakdown.label}.`, breakdown.id !== 'total'),
    ...symbolNotes(drawn),
    ...note('provisional', 'Some figures are provisional and may change.', drawn.provisional),
    ...revisionNotes(answer.series),
    ...madeUpNotes(answer.series),
    ...mergerNotes(question.areas, reference.areas),
    ...note(
      'one-frequency',
      'Figures of another frequency exist for this metric and are left out: quarters and years never share a line.',
      grid.leftOut,
    ),
    ...labelNotes(drawn),
    ...neighbourNotes(question, reference, answer),
    ...valueNotes(question, reference, grid, rows),
    ...note('axis', 'The scale does not start at zero.', !startsAtZero(drawn, metric.unit)),
    ...intervalNotes(question, reference, drawn),
    ...rangeNotes(reference, answer.series),
    ...restartNotes(answer.series),
    ...note('not-an-effect', 'A difference between places, or a change, does not show what a reform did.'),
    ...note('counter-metric', `${metric.counterReason}`, metric.counterMetrics.length > 0 && metric.counterReason),
    ...note('no-figures', 'Nothing is published for these places and periods.', drawn.labels.size === 0),
  ];
}

const spaced = (text: string | null) => (text ? ` ${text}` : '');

type Drawn = {
  symbols: Set<string | null>;
  labels: Set<string>;
  provisional: boolean;
  low: number;
  high: number;
  /** How many plain numbers there are, and how many of them have an interval. */
  numbers: number;
  intervals: number;
};

/** What the notes ask of the points, in one walk: there may be thousands. */
function gathered(lines: readonly { points: Point[] }[]): Drawn {
  const drawn: Drawn = {
    symbols: new Set(),
    labels: new Set(),
    provisional: false,
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
    numbers: 0,
    intervals: 0,
  };
  for (const { points } of lines) {
    for (const { symbol, label, provisional, value, low } of points) {
      drawn.symbols.add(symbol);
      drawn.labels.add(label);
      if (provisional) drawn.provisional = true;
      if (value === null) continue;
      if (symbol === null) drawn.numbers += 1;
      if (low !== null) drawn.intervals += 1;
      if (value < drawn.low) drawn.low = value;
      if (value > drawn.high) drawn.high = value;
    }
  }
  return drawn;
}

/** The standing note where a figure was revised as scheduled; each reason of a correction with where it holds. */
function revisionNotes(series: Series[]): Note[] {
  const about = new Map<string, string[]>();
  let scheduled = false;
  for (const { area, points } of series) {
    for (const { revision, reason, periodLabel } of points) {
      if (revision === 'scheduled') scheduled = true;
      if (revision !== 'correction' || reason === null) continue;
      about.set(reason, [...(about.get(reason) ?? []), `${area.name}, ${periodLabel}`]);
    }
  }
  return [
    ...(scheduled ? [{ code: 'scheduled-revision', text: `Revised means a scheduled revision. ${standingNote}` }] : []),
    ...[...about].map(([reason, where]) => ({ code: 'correction', text: `Corrected: ${firstOf(where)}. ${reason}` })),
  ];
}

const firstOf = (where: readonly string[]) =>
  `${where.slice(0, 6).join('; ')}${where.length > 6 ? ` and ${where.length - 6} more` : ''}`;

/** What the limits are, or why there are none: never silence. */
function intervalNotes({ metric }: Question, { methods }: Reference, { high, numbers, intervals }: Drawn): Note[] {
  if (numbers === 0) return [];
  const method = intervalMethodOf(metric.method);
  const chance = 'a small difference or change may be chance';
  if (!methods.intervals) return [{ code: 'no-interval', text: `No interval is shown yet: ${chance}.` }];
  if (method === 'none') return [{ code: 'no-interval', text: `No method of intervals fits this metric: ${chance}.` }];
  const found: Note[] = [];
  if (metric.unit === '%' && high > 100) {
    const text = 'A figure above 100% stands as it was published: it is no share, so it has no interval.';
    found.push({ code: 'above-100', text });
  }
  if (intervals === 0) {
    const text = `No interval: the numbers these figures are made from are not published here, so ${chance}.`;
    return [...found, { code: 'no-interval', text }];
  }
  const { name } = intervalMethods[method];
  const missing = intervals < numbers ? ' Where none stands, what it needs is not published here.' : '';
  const text =
    'The range beside a figure holds what lies behind it in 95 of 100 cases. Higher or lower than England is said only ' +
    `where the whole range is.${missing} In statistical terms: ${name}.`;
  return [...found, { code: 'interval', text }];
}

/** Where a usual range comes from, the field's own terms last. */
function rangeNotes({ methods }: Reference, series: Series[]): Note[] {
  if (!methods.ownRange || series.length === 0) return [];
  const ranged = series.filter(({ range }) => range !== null);
  if (ranged.length === 0) {
    const text = `No usual range of its own: that needs ${fewestReadings} plain figures, none of which holds another’s numbers.`;
    return [{ code: 'no-own-range', text }];
  }
  const text =
    'Its own usual range is where a place’s figures are expected to lie while nothing changes, from its own past. A ' +
    'figure stands out when it is outside, is one of seven in a row that rise, fall or lie on one side of the average, or ' +
    'of two in three near one end. In control-chart terms: an XmR chart with the rules of Making Data Count; within ' +
    'is common cause, standing out is special cause.';
  return [{ code: 'own-range', text }];
}

function symbolNotes({ symbols: there }: Drawn): Note[] {
  return (Object.keys(symbolWords) as ValueSymbol[])
    .filter((symbol) => there.has(symbol))
    .map((symbol) => ({ code: `symbol-${symbol}`, text: `${symbol} means ${symbolWords[symbol]}. It is not zero.` }));
}

function madeUpNotes(series: Series[]): Note[] {
  const names = series.filter(({ area }) => area.madeUp).map(({ area }) => area.name);
  if (names.length === 0) return [];
  const text = `Made-up example, not real figures: ${names.join(', ')}. No figure of England, a region or neighbours holds it.`;
  return [{ code: 'made-up', text }];
}

function labelNotes(drawn: Drawn): Note[] {
  const labels = [...drawn.labels].sort();
  return labels.length === 0 ? [] : [{ code: 'labels', text: `Labels of these figures: ${labels.join('; ')}.` }];
}

function neighbourNotes({ areas }: Question, reference: Reference, { benchmarks }: Answer): Note[] {
  const first = areas[0];
  if (!first || neighboursOf(first, reference).length === 0) return [];
  const model = reference.neighbours.get(first.code)?.[0]?.model ?? '';
  if (!benchmarks.some(({ kind }) => kind === 'neighbours-median')) {
    const text = `No neighbour figures: fewer than ${fewestNeighbours} statistical neighbours of ${first.name} have a number.`;
    return [{ code: 'neighbours-too-few', text }];
  }
  const text =
    `Neighbours are the ten statistical neighbours of ${first.name} in DfE’s ${model} model. Median and quartiles are worked ` +
    `out here from those with a number, at least ${fewestNeighbours}; suppressed and missing figures stay out.`;
  return [{ code: 'neighbours', text }];
}

/** Remarks on single figures, each said once with the places and periods it is about. */
function valueNotes({ areas }: Question, reference: Reference, grid: Grid, rows: readonly PublishedRow[]): Note[] {
  if (!rows.some(({ note }) => note !== null)) return [];
  const about = new Map<string, string[]>();
  for (const area of areas) {
    grid.periods.forEach((period, index) => {
      const text = grid.rowAt(area.code, index)?.note;
      if (!text) return;
      about.set(text, [
        ...(about.get(text) ?? []),
        `${reference.areas.get(area.code)?.name ?? area.code} ${period.timePeriod}`,
      ]);
    });
  }
  return [...about].map(([text, where]) => ({
    code: 'value-note',
    text: `${where.slice(0, 6).join(', ')}${where.length > 6 ? ` and ${where.length - 6} more` : ''}: ${text}`,
  }));
}

function startsAtZero({ low, high }: Drawn, unit: string): boolean {
  if (unit !== '%' || low > high) return true;
  return !(low >= 50 && high - low < 25);
}
