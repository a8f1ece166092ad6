import type { MissionList } from '../pages/programme-pages.ts';
import type { Reading } from '../reading/reading.ts';
import { evidenceShown, sourceOf } from '../reading/shown.ts';

/** The missions for care leavers: aim, where it stands, and the measure or that no measure exists. */
export function missionList({ lookup, metrics, page }: Reading): MissionList {
  const missions = lookup.ledger.missions.toSorted((a, b) => a.position - b.position);
  return {
    ...page,
    items: missions.map((mission) => {
      const { id, slug, position, title, summary, aim, baseline, latestPosition, targetYear } = mission;
      const { metricId, sourceSlug, sourceNote, confidence, checkNote } = mission;
      const metric = metricId === null ? undefined : metrics.get(metricId);
      return {
        ...{ slug, position, title, summary, aim, baseline, latestPosition, targetYear },
        metric: metric ? { id: metric.id, name: metric.name } : null,
        source: sourceOf(lookup, sourceSlug),
        ...{ sourceNote, confidence, checkNote },
        evidence: lookup.evidenceOf(id).map((evidence) => evidenceShown(lookup, evidence)),
      };
    }),
    next: null,
  };
}
