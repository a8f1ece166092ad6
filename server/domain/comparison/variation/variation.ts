import { england } from '#server/domain/areas/area.ts';
import { type Metric, yearEndsOf } from '#server/domain/metrics/metric.ts';
import { byTime, type Period, parsePeriod, periodLabel } from '#server/domain/period.ts';
import { regionOf } from '../benchmarks.ts';
import { nameOf } from '../compare.ts';
import type { AreaName, Note, Point, PublishedRow, Reference } from '../comparison.ts';
import { layOut } from '../grid.ts';
import { limitsOf, partsOf } from '../limits.ts';
import { notesOf } from '../notes.ts';
import { pointOf } from '../point.ts';
import { drawingOf, type FunnelDrawing } from './drawing.ts';
import { type Entered, funnelOf, type Limits, type Spread } from './funnel-of.ts';
import { type Place, type PlaceText, placeOf, placeTexts } from './place.ts';
import { notesOnVariation, sentenceOf } from './words.ts';

/** One local authority in the picture: its figure, how many it is of, its limits, and where it lies. */
export type VariationRow = {
  area: AreaName;
  region: string | null;
  point: Point | null;
  /** The number it is a share of, or the children of a rate; null where that is not published. */
  of: number | null;
  /** Where places of its size usually lie; null where it does not enter. */
  limits: Limits | null;
  place: Place | null;
  judgement: 'hoped-for' | 'not-hoped-for' | 'no-judgement' | 'none';
  text: PlaceText;
};

/** How local authorities differ at one period, fairly: by size and by chance, in the order of names. */
export type Variation = {
  metric: string;
  unit: string;
  decimals: number;
  period: string;
  periodLabel: string;
  /** Every period with a figure of any local authority. */
  periods: { period: string; label: string }[];
  /** What limits are drawn around; null where there is none. */
  centre: { name: string; kind: 'england' | 'group'; value: number } | null;
  rows: VariationRow[];
  /** The places asked to stand out, in the order asked. */
  highlighted: AreaName[];
  counts: Record<Place | 'cannotSay', number>;
  /** How the places that enter differ; null where no limits are drawn. */
  spread: Spread | null;
  /** The chart with everything finished; null where no limits are drawn. */
  drawing: FunnelDrawing | null;
  /** Why there are no limits; null where there are. */
  refusal: string | null;
  notes: Note[];
  sentence: string;
};

type Asked = { period?: string | undefined; highlighted: readonly string[] };

/**
 * Variation between local authorities at one period, with funnel limits around England's figure. No ranking: rows come in
 * the order of names. Made-up places never enter, nor does what is suppressed or made from what is not published.
 * @param rows totals of the metric for every real place, all periods, in any order
 * @param countRows those of the metric that counts what this one is made from (`countMetricOf`)
 * @param asked a period, else the newest that most places have; and codes of real authorities to stand out
 */
export function variationOf(
  metric: Metric,
  reference: Reference,
  rows: readonly PublishedRow[],
  countRows: readonly PublishedRow[],
  asked: Asked,
): Variation {
  const councils = [...reference.areas.values()]
    .filter((area) => area.level === 'local-authority' && !area.madeUp)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const codes = new Set(councils.map(({ code }) => code));
  const all = periodsOf(rows, codes);
  const chosen = asked.period === undefined ? newestOf(all) : parsePeriod(asked.period);
  const grid = layOut(
    rows.filter(({ period }) => period === chosen?.id),
    chosen?.id,
    chosen?.id,
  );
  const label = chosen ? labelOf(chosen, metric) : '';
  const limits = limitsOf(metric, reference, countRows);
  const point = (row: PublishedRow) =>
    pointOf(row, label, reference, { metric: metric.id, breakdown: 'total' }, limits(row));
  const country = grid.rowAt(england, 0);
  const centre = country && country.symbol === null ? country.value : null;
  const parts = partsOf(metric, reference, countRows);
  const own = councils.map((area) => ({ area, row: grid.rowAt(area.code, 0) }));
  const funnel = funnelOf(
    metric,
    reference.methods,
    own.flatMap(({ row }) => (row ? [{ row, parts: parts(row) }] : [])),
    centre,
  );
  const found = own.map(({ area, row }): VariationRow => {
    const entered = row ? funnel.entered.get(row.area) : undefined;
    return {
      area: nameOf(area),
      region: regionOf(area, reference.areas)?.name ?? null,
      point: row ? point(row) : null,
      of: entered?.of ?? null,
      ...lying(row, entered, metric),
    };
  });
  const shown = found.flatMap(({ area, point: at }) =>
    at ? [{ area, points: [at], standing: null, range: null }] : [],
  );
  const question = { metric, areas: councils, breakdown: reference.breakdowns.get('total')! };
  const read = notesOf(question, reference, grid, { series: shown, benchmarks: [] }, rows);
  const variation = {
    metric: metric.id,
    unit: metric.unit,
    decimals: metric.decimals,
    period: chosen?.id ?? '',
    periodLabel: label,
    periods: all.map(({ period }) => ({ period: period.id, label: labelOf(period, metric) })),
    centre:
      funnel.centre === null
        ? null
        : { ...funnel.centre, name: funnel.centre.kind === 'england' ? 'England' : 'All these places together' },
    rows: found,
    highlighted: [...new Set(asked.highlighted)].flatMap((code) => {
      const area = reference.areas.get(code);
      return area ? [nameOf(area)] : [];
    }),
    counts: countsOf(found),
    spread: funnel.spread,
    refusal: funnel.refusal,
  };
  return {
    ...variation,
    drawing: funnel.curve ? drawingOf(variation, funnel.curve) : null,
    notes: notesOnVariation(read, variation),
    sentence: sentenceOf(metric, variation),
  };
}

const labelOf = (period: Period, metric: Metric) => periodLabel(period, metric.basis, yearEndsOf(metric));

type Having = { period: Period; numbers: number };

/** The periods with a figure of a council, in time order, and how many have a number then. */
function periodsOf(rows: readonly PublishedRow[], codes: ReadonlySet<string>): Having[] {
  const numbers = new Map<string, Set<string>>();
  for (const { area, period, value } of rows) {
    if (!codes.has(area)) continue;
    const there = numbers.get(period) ?? new Set<string>();
    numbers.set(period, value === null ? there : there.add(area));
  }
  return [...numbers]
    .flatMap(([id, areas]) => {
      const period = parsePeriod(id);
      return period ? [{ period, numbers: areas.size }] : [];
    })
    .sort((a, b) => byTime(a.period, b.period));
}

/** The newest period that at least half as many have as ever had one: a first few figures are no picture. */
function newestOf(all: readonly Having[]): Period | null {
  const most = Math.max(0, ...all.map(({ numbers }) => numbers));
  return all.findLast(({ numbers }) => numbers * 2 >= most)?.period ?? null;
}

function lying(row: PublishedRow | undefined, entered: Entered | undefined, { polarity }: Pick<Metric, 'polarity'>) {
  const none = polarity === 'neutral' ? ('no-judgement' as const) : ('none' as const);
  if (!row) return { limits: null, place: null, judgement: none, text: placeTexts.none };
  if (!entered || entered.limits === null || row.value === null) {
    const text = row.value === null ? placeTexts.symbol : placeTexts[entered?.why ?? 'unknown'];
    return { limits: null, place: null, judgement: none, text };
  }
  const place = placeOf(row.value, entered.limits);
  if (place === 'within' || polarity === 'neutral') {
    return { limits: entered.limits, place, judgement: none, text: placeTexts[place] };
  }
  const higher = place === 'above' || place === 'far-above';
  const judgement = higher === (polarity === 'higher') ? ('hoped-for' as const) : ('not-hoped-for' as const);
  return { limits: entered.limits, place, judgement, text: placeTexts[place] };
}

function countsOf(rows: readonly VariationRow[]): Variation['counts'] {
  const counts = { within: 0, above: 0, below: 0, 'far-above': 0, 'far-below': 0, cannotSay: 0 };
  for (const { place } of rows) counts[place ?? 'cannotSay'] += 1;
  return counts;
}
