import { TRPCError } from '@trpc/server';
import type { Workshop, Writing } from '#server/data/connections.ts';
import {
  findPlace,
  findReport,
  type ReportingPlace,
  readReports,
  readSteps,
} from '#server/data/workshop/local-progress.ts';
import type { LocalMilestone } from '#server/domain/ledger/ledger.ts';
import type { PlaceStanding } from '#server/domain/ledger/rollout/place-standing.ts';
import { mayReportOn, standingFrom, stepById, stepBySlug } from '#server/domain/ledger/rollout/reporting-pages.ts';

type From = Workshop | Writing;
/** One area and one step: how it stands, and how many rows that rests on, which only grows. */
export type PlaceStep = {
  place: ReportingPlace;
  step: LocalMilestone;
  standing: PlaceStanding | null;
  revision: number;
};

/** The place, or NOT_FOUND. */
export async function requirePlace(from: From, code: string): Promise<ReportingPlace> {
  const place = await findPlace(from, code);
  if (place) return place;
  throw new TRPCError({ code: 'NOT_FOUND', message: `There is no area ${code}.` });
}

async function standingAt(from: From, place: ReportingPlace, step: LocalMilestone): Promise<PlaceStep> {
  const rows = await readReports(from, { area: place.code, step: step.id });
  const revision = rows.progress.length + rows.confirmations.length;
  return { place, step, standing: standingFrom(rows), revision };
}

/**
 * A step that an area may report on, by its permanent id.
 * @throws NOT_FOUND without such a step or area; BAD_REQUEST where the area does not take part in its programme
 */
export async function requirePlaceStep(from: From, of: { area: string; stage: string }): Promise<PlaceStep> {
  const place = await requirePlace(from, of.area);
  const step = stepBySlug(await readSteps(from), of.stage);
  if (!step) throw new TRPCError({ code: 'NOT_FOUND', message: `There is no step ${of.stage}.` });
  if (mayReportOn(place, step)) return standingAt(from, place, step);
  const message = `${place.name} does not take part in the programme of this step.`;
  throw new TRPCError({ code: 'BAD_REQUEST', message });
}

/**
 * The area and step of a report, and who reported.
 * @throws NOT_FOUND without such a report
 */
export async function requireReport(
  from: From,
  report: string,
): Promise<PlaceStep & { standing: PlaceStanding; actorId: string }> {
  const found = await findReport(from, report);
  const step = found && stepById(await readSteps(from), found.step);
  const at = found && step && (await standingAt(from, await requirePlace(from, found.area), step));
  if (found && at?.standing) return { ...at, standing: at.standing, actorId: found.actorId };
  throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such report.' });
}
