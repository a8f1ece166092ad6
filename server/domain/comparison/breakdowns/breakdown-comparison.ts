import { type Area, england } from '#server/domain/areas/area.ts';
import { type Breakdown, type Metric, yearEndsOf } from '#server/domain/metrics/metric.ts';
import { type Period, periodLabel } from '#server/domain/period.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import { niceTicks } from '../axis.ts';
import { nameOf } from '../compare.ts';
import type { AreaName, Note, Point, PublishedRow, Reference } from '../comparison.ts';
import { type Grid, layOut } from '../grid.ts';
import { limitsOf } from '../limits.ts';
import { pointOf } from '../point.ts';
import { breakdownNotes } from './breakdown-notes.ts';
import { figuresSentence, ratiosSentence } from './breakdown-sentences.ts';
import {
  categoriesOf,
  contextDimension,
  dimensionName,
  dimensionsOf,
  isUnrecorded,
  referenceGroup,
} from './dimensions.ts';
import { type GroupAt, groupRatio, noRatioWords, type Told } from './group-ratio.ts';
import { happenedKind, happenedOf } from './happened.ts';
import { ratioAxis } from './ratio-axis.ts';

/** A published row with its metric and breakdown. */
export type BreakdownRow = PublishedRow & { metric: string; breakdown: string };

export type BreakdownQuestion = {
  metric: Metric;
  area: Area;
  dimension?: string | undefined;
  period?: string | undefined;
  reference?: string | undefined;
};

/** A category's figure in one place and its ratio to the reference group's; `why` where there is none. */
export type CategoryAt = { point: Point | null } & Told & { whyText: string | null };

export type CategoryLine = {
  id: string;
  label: string;
  own: CategoryAt;
  /** England's for the same period; null for England itself and for made-up places, which are held against nothing. */
  england: CategoryAt | null;
};

export type BreakdownComparison = {
  metric: string;
  unit: string;
  decimals: number;
  area: AreaName;
  dimension: { id: string; name: string } | null;
  dimensions: { id: string; name: string }[];
  period: string;
  periodLabel: string;
  periods: { period: string; label: string }[];
  /** The group the others are held beside; null where there is none. */
  reference: { id: string; label: string } | null;
  groups: { id: string; label: string }[];
  /** The place's figure for all together. */
  total: Point | null;
  rows: CategoryLine[];
  /** The same metric, place and period by how deprived the neighbourhood is; empty where no such figure is held. */
  context: { id: string; label: string; point: Point }[];
  /** Whether any category has a number, and whether any has a ratio. */
  measured: boolean;
  compared: boolean;
  scale: { domain: [number, number]; ticks: number[] };
  ratioScale: { domain: [number, number]; ticks: number[] };
  notes: Note[];
  sentence: string;
  ratioSentence: string;
};

/**
 * A metric in one place and period by the categories of one dimension, with the ratio of each to a reference group.
 * Categories come in their own order: nobody is ranked. Hidden, missing and unreliable figures never enter a ratio.
 * @param rows of the metric and of the one that counts what it is made from, for the place and England, all categories
 */
export function breakdownComparison(
  { metric, area, ...asked }: BreakdownQuestion,
  known: Reference,
  rows: readonly BreakdownRow[],
): BreakdownComparison {
  // The children of a whole place are not those of a category: no limit may come from them.
  const reference = { ...known, populations: new Map() };
  const published = rows.filter((row) => row.metric === metric.id && row.area === area.code);
  const dimensions = dimensionsOf(
    metric,
    reference.breakdowns,
    published.map(({ breakdown }) => breakdown),
  );
  const having = dimensions.filter((each) =>
    published.some(({ breakdown }) => reference.breakdowns.get(breakdown)?.dimension === each),
  );
  const dimension = [asked.dimension, having[0], dimensions[0]].find((each) => each && dimensions.includes(each));
  const categories = dimension ? categoriesOf(dimension, reference.breakdowns.values()) : [];
  const group = referenceGroup(categories, asked.reference);
  const ids = new Set(categories.map(({ id }) => id));
  const own = layOut(published.filter(({ breakdown }) => ids.has(breakdown)));
  const chosen = own.periods.find(({ id }) => id === asked.period) ?? own.periods.at(-1);
  const yearEnds = yearEndsOf(metric);
  const at = chosen ? placeReader({ metric, reference, rows, period: chosen }) : null;
  const beside = area.code !== england && !area.madeUp;
  const kind = happenedKind(metric);
  const lineOf = (category: Breakdown, place: string): CategoryAt => {
    const here = at?.(place, category.id) ?? nothing;
    const held = group ? (at?.(place, group.id) ?? nothing) : nothing;
    if (category.id === group?.id)
      return withWords(here.point, { ratio: null, why: here.point ? 'reference' : 'no-figure' });
    if (here.point && dimension === contextDimension) return withWords(here.point, { ratio: null, why: 'context' });
    if (here.point && isUnrecorded(category.id)) return withWords(here.point, { ratio: null, why: 'unrecorded' });
    return withWords(here.point, groupRatio(here, held, kind));
  };
  const lines = categories.map((category): CategoryLine => {
    const { id, label } = category;
    const country = beside ? lineOf(category, england) : null;
    return { id, label, own: lineOf(category, area.code), england: country?.point ? country : null };
  });
  const total = at?.(area.code, 'total').point ?? null;
  const strata = dimension === contextDimension ? [] : categoriesOf(contextDimension, reference.breakdowns.values());
  const context = strata.flatMap(({ id, label }) => {
    const point = at?.(area.code, id).point;
    return point ? [{ id, label, point }] : [];
  });
  const all = lines.flatMap((line) => (line.england ? [line.own, line.england] : [line.own]));
  const ratios = all.flatMap(({ ratio }) => (ratio ? [ratio.low, ratio.ratio, ratio.high] : []));
  const named = (each: Breakdown) => ({ id: each.id, label: each.label });
  const found: Omit<BreakdownComparison, 'notes' | 'sentence' | 'ratioSentence'> = {
    metric: metric.id,
    unit: metric.unit,
    decimals: metric.decimals,
    area: nameOf(area),
    dimension: dimension ? { id: dimension, name: dimensionName(dimension) } : null,
    dimensions: dimensions.map((id) => ({ id, name: dimensionName(id) })),
    period: chosen?.id ?? '',
    periodLabel: chosen ? periodLabel(chosen, metric.basis, yearEnds) : '',
    periods: own.periods.map((each) => ({ period: each.id, label: periodLabel(each, metric.basis, yearEnds) })),
    reference: group && named(group),
    groups: categories.filter(({ id }) => !isUnrecorded(id)).map(named),
    total,
    rows: chosen ? lines : [],
    context,
    measured: lines.some((line) => line.own.point?.value != null),
    compared: lines.some((line) => line.own.ratio !== null),
    scale: scaleOf(metric.unit, [...all.map(({ point }) => point), total]),
    ratioScale: ratioAxis(ratios),
  };
  return {
    ...found,
    notes: breakdownNotes(found, metric, kind),
    sentence: figuresSentence(found, metric),
    ratioSentence: ratiosSentence(found, metric),
  };
}

const nothing: GroupAt = { point: null, happened: null };

function withWords(point: Point | null, told: Told): CategoryAt {
  return { point, ...told, whyText: told.why === null ? null : noRatioWords[told.why] };
}

type Reading = { metric: Metric; reference: Reference; rows: readonly BreakdownRow[]; period: Period };

/** What stands for one place and category at the period: its figure, and what that is made from. */
function placeReader({ metric, reference, rows, period }: Reading) {
  const counts = countMetricOf(metric.id);
  const grids = new Map<string, { own: Grid; counted: Grid; countRows: BreakdownRow[] }>();
  const gridsOf = (breakdown: string) => {
    const there = grids.get(breakdown);
    if (there) return there;
    const of = (id: string | null) => rows.filter((row) => row.metric === id && row.breakdown === breakdown);
    const countRows = of(counts);
    const made = {
      own: layOut(of(metric.id), period.id, period.id),
      counted: layOut(countRows, period.id, period.id),
      countRows,
    };
    grids.set(breakdown, made);
    return made;
  };
  const label = periodLabel(period, metric.basis, yearEndsOf(metric));
  return (area: string, breakdown: string): GroupAt => {
    const { own, counted, countRows } = gridsOf(breakdown);
    const row = own.rowAt(area, 0);
    if (!row) return nothing;
    const interval = limitsOf(metric, reference, countRows)(row);
    return {
      point: pointOf(row, label, reference, { metric: metric.id, breakdown }, interval),
      happened: happenedOf(row, metric, counted.rowAt(area, 0)),
    };
  };
}

/** Bars begin at nought. */
function scaleOf(unit: string, points: readonly (Point | null)[]) {
  const ends = points.flatMap((point) => (point?.value == null ? [] : [point.value, point.low, point.high]));
  const values = ends.filter((end) => end !== null);
  return niceTicks(Math.min(0, ...values), Math.max(0, ...values), unit);
}
