import type { MissionList } from '../pages/programme-pages.ts';
import type { Reading } from '../reading/reading.ts';
import { evidenceShown, sourceOf } from '../reading/shown.ts';
import { type EnglandSeries, thenAndNow } from './start/then-and-now.ts';

/** The metrics that measure a mission. */
export function missionMetrics({ lookup }: Pick<Reading, 'lookup'>): string[] {
  return [...new Set(lookup.ledger.missions.flatMap(({ metricId }) => metricId ?? []))];
}

/**
 * The missions for care leavers: aim, where it stands, and the measure or that no measure exists.
 * @param england published figures by metric; a mission whose metric is not among them has none
 */
export function missionList(
  { lookup, metrics, page }: Reading,
  england: ReadonlyMap<string, EnglandSeries> = new Map(),
): MissionList {
  const missions = lookup.ledger.missions.toSorted((a, b) => a.position - b.position);
  return {
    ...page,
    items: missions.map((mission) => {
      const { id, slug, position, title, summary, aim, baseline, latestPosition, targetYear } = mission;
      const { metricId, sourceSlug, sourceNote, confidence, checkNote } = mission;
      const metric = metricId === null ? undefined : metrics.get(metricId);
      const series = metric ? england.get(metric.id) : undefined;
      return {
        ...{ slug, position, title, summary, aim, baseline, latestPosition, targetYear },
        metric: metric ? { id: metric.id, name: metric.name } : null,
        measured: series ? thenAndNow(series, null) : null,
        source: sourceOf(lookup, sourceSlug),
        ...{ sourceNote, confidence, checkNote },
        evidence: lookup.evidenceOf(id).map((evidence) => evidenceShown(lookup, evidence)),
      };
    }),
    next: null,
  };
}
