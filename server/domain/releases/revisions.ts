import type { Breakdown, Metric } from '#server/domain/metrics/metric.ts';
import { parsePeriod, periodLabel } from '#server/domain/period.ts';
import type { RevisionKind } from '#server/domain/returns/versions/revision.ts';

/** Why a published figure is another than before: kind, and of a correction its public reason. */
export type Revision = { kind: RevisionKind; reason: string | null };

/** One published figure by its place: metric, breakdown, period, area, and the release that published it. */
export type FigurePlace = { metric: string; breakdown: string; period: string; area: string; release: number };

/** The key of a published figure among all that revisions changed. */
export const placeKey = ({ metric, breakdown, period, area, release }: FigurePlace) =>
  `${release} ${area} ${period} ${metric} ${breakdown}`;

type Said = { value: number | null; symbol: string | null };

/** A figure that a revision changed, as the gallery gives it; its figure fields are null where it changed none. */
export type RevisedRow = {
  release: number;
  collectionId: string;
  /** Period that the collection asks about. */
  about: string;
  area: string;
  version: number;
  kind: RevisionKind;
  reason: string | null;
  metric: string | null;
  breakdown: string | null;
  period: string | null;
  value: number | null;
  symbol: string | null;
  beforeRelease: number | null;
  beforeValue: number | null;
  beforeSymbol: string | null;
};

export type RevisedFigure = {
  metric: string;
  name: string;
  breakdown: string;
  breakdownLabel: string;
  period: string;
  unit: string;
  decimals: number;
  before: Said;
  after: Said;
  /** After less before; null where one of them is no number. */
  difference: number | null;
};

/** What one release changed of one return: why, and each figure before and after. */
export type ReleaseRevision = Revision & {
  /** `<collection>-<area>`: stays the same, as an anchor on the release's page. */
  id: string;
  area: { code: string; name: string; madeUp: boolean };
  collection: string;
  periodLabel: string;
  version: number;
  figures: RevisedFigure[];
};

type Names = {
  areas: ReadonlyMap<string, { name: string; madeUp: boolean }>;
  metrics: ReadonlyMap<string, Pick<Metric, 'name' | 'unit' | 'decimals'>>;
  breakdowns: ReadonlyMap<string, Pick<Breakdown, 'label'>>;
};

/** Beyond this the difference of two decimal figures is how computers hold them. */
const toMillionths = (number: number) => Math.round(number * 1e6) / 1e6;

function figureOf(row: RevisedRow, { metrics, breakdowns }: Names): RevisedFigure[] {
  const { metric, breakdown, period, value, symbol, beforeValue, beforeSymbol } = row;
  if (metric === null || breakdown === null || period === null) return [];
  const { name = metric, unit = '', decimals = 0 } = metrics.get(metric) ?? {};
  return [
    {
      ...{ metric, name, breakdown, breakdownLabel: breakdowns.get(breakdown)?.label ?? breakdown },
      ...{ period, unit, decimals },
      before: { value: beforeValue, symbol: beforeSymbol },
      after: { value, symbol },
      difference: value === null || beforeValue === null ? null : toMillionths(value - beforeValue),
    },
  ];
}

/**
 * What each release changed of figures published before, by release: corrections first, then by place and period.
 * @param rows of one release or of many, in any order
 */
export function revisionsByRelease(rows: readonly RevisedRow[], names: Names): Map<number, ReleaseRevision[]> {
  const revisions = new Map<string, ReleaseRevision & { release: number }>();
  for (const row of rows) {
    const { release, collectionId: collection, area: code, about, version, kind, reason } = row;
    const key = `${release} ${collection} ${code}`;
    const period = parsePeriod(about);
    const there = revisions.get(key) ?? {
      ...{ release, id: `${collection}-${code}`, collection, version, kind, reason, figures: [] },
      area: { code, name: names.areas.get(code)?.name ?? code, madeUp: names.areas.get(code)?.madeUp ?? false },
      periodLabel: period ? periodLabel(period, 'quarter') : about,
    };
    there.figures.push(...figureOf(row, names));
    revisions.set(key, there);
  }
  const byRelease = new Map<number, ReleaseRevision[]>();
  for (const { release, ...revision } of revisions.values()) {
    revision.figures.sort((a, b) => a.name.localeCompare(b.name) || a.breakdown.localeCompare(b.breakdown));
    byRelease.set(release, [...(byRelease.get(release) ?? []), revision]);
  }
  const rank = ({ kind }: Revision) => (kind === 'correction' ? 0 : 1);
  for (const own of byRelease.values()) {
    own.sort((a, b) => rank(a) - rank(b) || a.area.name.localeCompare(b.area.name) || a.id.localeCompare(b.id));
  }
  return byRelease;
}

/**
 * How many published figures were revised as scheduled and how many corrected.
 * @param metric counts only figures of this one
 */
export function countRevised(
  revisions: readonly ReleaseRevision[],
  metric?: string,
): { revised: number; corrected: number } {
  const of = (kind: RevisionKind) =>
    revisions
      .filter((each) => each.kind === kind)
      .reduce((sum, { figures }) => sum + figures.filter((each) => !metric || each.metric === metric).length, 0);
  return { revised: of('scheduled'), corrected: of('correction') };
}
