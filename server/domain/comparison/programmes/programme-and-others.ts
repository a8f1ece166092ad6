import { figureText, unitText } from '#server/domain/metrics/figure-text.ts';
import { type Metric, yearEndsOf } from '#server/domain/metrics/metric.ts';
import { type Period, parsePeriod, periodLabel } from '#server/domain/period.ts';
import { axisOf } from '../axis.ts';
import { fewestNeighbours, middleOf } from '../benchmarks.ts';
import type { Axis, Note, PublishedRow, Reference } from '../comparison.ts';
import { type Grid, layOut } from '../grid.ts';
import { besideMetrics, besideText, isActivity, noneBesideText } from '../pairs/pair.ts';
import type { Sides } from './sides.ts';

/** `start`: places began in it, some before others perhaps. */
export type Phase = 'before' | 'start' | 'after';

/** Median and middle half of one side at one period; null where fewer than five of its places have a number. */
export type SidePoint = {
  period: string;
  median: number | null;
  low: number | null;
  high: number | null;
  /** How many of its places have a plain number. */
  numbers: number;
};

export type ProgrammeAndOthers = {
  metric: string;
  name: string;
  unit: string;
  decimals: number;
  programme: {
    id: string;
    name: string;
    places: number;
    others: number;
    leftOut: number;
    firstStart: string | null;
    lastStart: string | null;
    startText: string | null;
  };
  /** Null: no day on which it began is recorded. */
  periods: { period: string; label: string; phase: Phase | null }[];
  sides: { id: 'programme' | 'others'; name: string; points: SidePoint[] }[];
  /** The first period in which a place began; null where none did. */
  startsIn: string | null;
  axis: Axis;
  /** Where the figures behind the medians come from; the medians are derived here. */
  sources: string[];
  notes: Note[];
  sentence: string;
};

/** Said wherever such a comparison stands. */
export const notAnEffect =
  'This is not an effect of the programme: its places were chosen, not drawn by lot, and other things changed at the same time.';

/**
 * The places of a programme against the others over time: the median and the middle half of each, before and after it
 * began. Only plain numbers count: what is suppressed, missing or unreliable enters nothing.
 * @param rows totals of all authorities, in any order
 */
export function programmeAndOthers(
  metric: Metric,
  sides: Sides,
  rows: readonly PublishedRow[],
  { origins }: Pick<Reference, 'origins'>,
): ProgrammeAndOthers {
  const codes = new Set([...sides.areas, ...sides.others].map(({ code }) => code));
  const used = rows.filter(({ area }) => codes.has(area));
  const grid = layOut(used);
  const labels = new Map(grid.periods.map((at) => [at.id, periodLabel(at, metric.basis, yearEndsOf(metric))]));
  const own = sidePoints(grid, sides.areas);
  const others = sidePoints(grid, sides.others);
  const periods = grid.periods.map((at) => ({
    period: at.id,
    label: labels.get(at.id)!,
    phase: phaseOf(at, metric, sides),
  }));
  const { id, name, firstStart, lastStart, startText, leftOut } = sides;
  const said = { metric, sides, periods, own, others };
  return {
    metric: metric.id,
    name: metric.name,
    unit: metric.unit,
    decimals: metric.decimals,
    programme: {
      ...{ id, name, leftOut, firstStart, lastStart, startText },
      places: sides.areas.length,
      others: sides.others.length,
    },
    periods,
    sides: [
      { id: 'programme', name, points: own },
      { id: 'others', name: 'Other authorities', points: others },
    ],
    startsIn:
      (periods.find(({ phase }) => phase === 'start') ?? periods.find(({ phase }) => phase === 'after'))?.period ??
      null,
    axis: axisOf(metric, grid.periods, labels, extremesOf([...own, ...others])),
    sources: [...new Set(used.map(({ originId }) => origins.get(originId)?.source ?? originId))],
    notes: notesOf(said),
    sentence: sentenceOf(said),
  };
}

function sidePoints(grid: Grid, areas: Sides['areas']): SidePoint[] {
  const rows = areas.map(({ code }) => grid.rowsOf(code));
  return grid.periods.map(({ id }, at) => {
    const { values } = middleOf(rows, at);
    const numbers = rows.filter(({ [at]: row }) => row && row.value !== null && row.symbol === null).length;
    return {
      period: id,
      median: values?.median ?? null,
      low: values?.low ?? null,
      high: values?.high ?? null,
      numbers,
    };
  });
}

/** A day's position is before or after by its day; what covers a time is so only where the whole of it is. */
function phaseOf({ start, end, code }: Period, metric: Metric, { firstStart, lastStart }: Sides): Phase | null {
  if (firstStart === null || lastStart === null) return null;
  const ends = code === 'RY' ? `${end.slice(0, 4)}-${yearEndsOf(metric)}` : end;
  if (ends < firstStart) return 'before';
  const begins = metric.basis === 'snapshot' ? ends : start;
  return begins >= lastStart ? 'after' : 'start';
}

function extremesOf(points: readonly SidePoint[]): [number, number] | null {
  const ends = points.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
  return ends.length === 0 ? null : [Math.min(...ends), Math.max(...ends)];
}

type Said = {
  metric: Metric;
  sides: Sides;
  periods: ProgrammeAndOthers['periods'];
  own: readonly SidePoint[];
  others: readonly SidePoint[];
};

function sentenceOf({ metric, sides, periods, own, others }: Said): string {
  const unit = metric.unit === '%' || metric.unit === '£' ? '' : ` (${unitText(metric.unit)})`;
  const whole = `${metric.name}${unit}: ${sides.name}`;
  if (sides.others.length === 0) return `${whole}. Every authority takes part: there are no others to hold it against.`;
  const told = (at: number) => own[at]!.median !== null && others[at]!.median !== null;
  const last = periods.findLastIndex((_, at) => told(at));
  if (last === -1) {
    return `${whole}. Fewer than ${fewestNeighbours} of its ${sides.areas.length} places, or of the others, have a number in any period: no median is shown.`;
  }
  const write = (value: number) => figureText(value, metric.unit, metric.decimals);
  const at = (index: number) => {
    const [mine, theirs] = [own[index]!, others[index]!];
    return `${periods[index]!.label}, ${write(mine.median!)} in the middle of ${mine.numbers} places, ${write(theirs.median!)} of ${theirs.numbers} others`;
  };
  const parts = [];
  if (sides.firstStart !== null) {
    const before = periods.findLastIndex(({ phase }, index) => phase === 'before' && told(index));
    if (before !== -1) parts.push(`Before it began: ${at(before)}.`);
    const after = periods[last]!.phase === 'after';
    if (after) parts.push(`After: ${at(last)}.`);
    else {
      if (before !== last) parts.push(`As it began: ${at(last)}.`);
      parts.push('No figure of a time wholly after the start is published yet.');
    }
  } else {
    parts.push(`${at(last)}.`.replace(/^./, (letter) => letter.toUpperCase()));
    parts.push('No day on which its places began is recorded: before and after cannot be told apart.');
  }
  return `${whole}. ${parts.join(' ')} Not an effect.`;
}

function notesOf({ sides, own }: Said): Note[] {
  const few = own.some(({ numbers }) => numbers > 0 && numbers < fewestNeighbours);
  const note = (code: string, text: string, when: unknown = true): Note[] => (when ? [{ code, text }] : []);
  return [
    ...note('not-an-effect', notAnEffect),
    ...note(
      'middle-half',
      `Each line is the median of a side’s places, each stroke its middle half (lower to upper quartile), worked out here where at least ${fewestNeighbours} have a plain number. Suppressed, missing and unreliable figures stay out.`,
    ),
    ...note('too-few', `Where fewer than ${fewestNeighbours} have one there is a gap.`, few),
    ...note(
      'others',
      `The others are ${sides.others.length} authorities in no programme recorded here, but for those that every authority is in. ${sides.leftOut} that take part in another one stand on neither side.`,
    ),
    ...note(
      'starts',
      `A day of beginning is recorded for ${sides.starts} of ${sides.areas.length} places; the mark stands at the first period in which one began. A period is after the start only where all had begun.`,
      sides.firstStart !== null,
    ),
    ...note(
      'national',
      `Every authority is in ${sides.national.join(', ')} besides: the others are part of the reforms too.`,
      sides.national.length > 0,
    ),
  ];
}

/** A programme and the others in the same figure with what is read beside an activity measure. */
export type ProgrammePair = ProgrammeAndOthers & {
  /** Null for a metric that is no measure of activity. */
  beside: { text: string; shown: ProgrammeAndOthers | null } | null;
};

/**
 * The same with what stands beside an activity measure: the first of its counter-metrics of which both sides have a
 * median, or in words that there is none.
 * @param rows totals of all authorities by metric: of this one and of those that may stand beside it (`besideMetrics`)
 */
export function programmePair(
  metric: Metric,
  sides: Sides,
  rows: ReadonlyMap<string, readonly PublishedRow[]>,
  reference: Pick<Reference, 'origins' | 'metrics'>,
): ProgrammePair {
  const own = programmeAndOthers(metric, sides, rows.get(metric.id) ?? [], reference);
  if (!isActivity(metric)) return { ...own, beside: null };
  const possible = besideMetrics(metric, reference);
  for (const counter of possible) {
    const found = programmeAndOthers(counter, sides, within(rows.get(counter.id) ?? [], own), reference);
    if (!found.sides.every(({ points }) => points.some(({ median }) => median !== null))) continue;
    return { ...own, beside: { text: besideText(counter, metric.counterReason), shown: found } };
  }
  return { ...own, beside: { text: noneBesideText(possible), shown: null } };
}

/** Rows of the time the other panel covers: a year with a quarter of it counts. */
function within(rows: readonly PublishedRow[], { periods }: Pick<ProgrammeAndOthers, 'periods'>): PublishedRow[] {
  const [first, last] = [periods[0], periods.at(-1)].map((at) => (at ? parsePeriod(at.period) : null));
  if (!first || !last) return [...rows];
  return rows.filter(({ period }) => {
    const at = parsePeriod(period);
    return at !== null && at.end >= first.start && at.start <= last.end;
  });
}
