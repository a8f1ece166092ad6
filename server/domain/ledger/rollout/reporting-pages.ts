import { fold } from '../fold.ts';
import type { LocalConfirmation, LocalMilestone, LocalProgress } from '../ledger.ts';
import { type PlaceStanding, placeStanding, standingsByStep } from './place-standing.ts';

export type ReportedRows = { progress: readonly LocalProgress[]; confirmations: readonly LocalConfirmation[] };

/** The department's rows by the report they are about, corrections laid over. */
function confirmationsBy(rows: readonly LocalConfirmation[]): (reportId: string) => LocalConfirmation[] {
  const groups = new Map<string, LocalConfirmation[]>();
  for (const row of fold(rows)) groups.set(row.localProgressId, [...(groups.get(row.localProgressId) ?? []), row]);
  return (reportId) => groups.get(reportId) ?? [];
}

/** How an area stands with one step, from the rows of that area and step. */
export function standingFrom({ progress, confirmations }: ReportedRows): PlaceStanding | null {
  return placeStanding(fold(progress), confirmationsBy(confirmations));
}

/** One step with what an area reported of it; `standing` is null where it reported nothing. */
export type StepReported = {
  slug: string;
  title: string;
  pillar: string;
  programme: string;
  standing: PlaceStanding | null;
};

/**
 * What an area may report on: the steps of the programmes it takes part in, in their order. A made-up area takes part
 * in none that is real, and may report on every step.
 */
export function stepsOfArea(
  place: { madeUp: boolean; programmes: readonly string[] },
  steps: readonly LocalMilestone[],
  rows: ReportedRows,
): StepReported[] {
  const standings = standingsByStep(fold(rows.progress), confirmationsBy(rows.confirmations));
  return fold(steps)
    .filter((step) => mayReportOn(place, step))
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, slug, title, pillar, programmeId }) => ({
      ...{ slug, title, pillar, programme: programmeId },
      standing: standings.get(id) ?? null,
    }));
}

/** Whether an area may report on a step: it takes part in the step's programme, or is made up. */
export function mayReportOn(
  place: { madeUp: boolean; programmes: readonly string[] },
  { programmeId }: Pick<LocalMilestone, 'programmeId'>,
): boolean {
  return place.madeUp || place.programmes.includes(programmeId);
}

/** The step with this permanent id, corrections laid over. */
export function stepBySlug(steps: readonly LocalMilestone[], slug: string): LocalMilestone | null {
  return fold(steps).find((step) => step.slug === slug) ?? null;
}

/** The step with this own id, corrections laid over. */
export function stepById(steps: readonly LocalMilestone[], id: string): LocalMilestone | null {
  return fold(steps).find((step) => step.id === id) ?? null;
}
