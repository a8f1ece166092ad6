import { differenceInCalendarDays, parseISO } from 'date-fns';
import type { MilestoneDate } from '../../ledger.ts';
import type { Lookup } from '../../lookup.ts';
import type { MilestoneFacts } from '../../milestone-facts.ts';
import type { MilestoneStory, Move } from '../../pages/milestones/milestone-pages.ts';
import type { Dated } from '../../pages/page.ts';
import { dated, datedStep, evidenceShown, sourceOf } from '../../reading/shown.ts';

/** Every change of a milestone's date, oldest first; the first date is not one. */
export function movesOf(lookup: Lookup, milestoneId: string): Move[] {
  const dates = lookup.datesOf(milestoneId);
  return dates.slice(1).map((step, index) => moveOf(lookup, dates[index], step));
}

function moveOf(lookup: Lookup, before: MilestoneDate | undefined, step: MilestoneDate): Move {
  const from = before?.due ?? null;
  const { due: to, movedOn, movedAfter, movedBefore, reasonCode, reason, note } = step;
  return {
    id: step.id,
    step: step.step,
    from: datedStep(before),
    to: datedStep(step),
    direction: to === null ? 'no-new-date' : from === null ? 'first-date' : to > from ? 'back' : 'forward',
    days: from && to ? differenceInCalendarDays(parseISO(to), parseISO(from)) : null,
    movedOn,
    movedAfter,
    movedBefore,
    reasonCode,
    reason,
    note,
    source: sourceOf(lookup, step.sourceSlug),
  };
}

/** When what a milestone came to happened; null where the day is not known. */
export function happenedOn(lookup: Lookup, { milestone, state }: MilestoneFacts): Dated | null {
  const progress = lookup.progressOf(milestone.id).findLast(({ kind }) => kind === state);
  return progress ? dated(progress.happenedOn, progress.precision) : null;
}

/** The id of the passing of a date, which nobody records: made from the row that gave the date, and as lasting. */
export function passedId({ id }: Pick<MilestoneDate, 'id'>): string {
  return `passed-${id}`;
}

const open: readonly MilestoneFacts['state'][] = ['nothing-recorded', 'began', 'partly-met'];

/** The date that passed, where the one that holds now lies before the day and nothing finished the milestone. */
function passedOf(lookup: Lookup, { milestone, state, due }: MilestoneFacts, day: string): MilestoneStory['passed'] {
  const isOver = lookup.endsOf(milestone.commitmentId).length > 0 || !open.includes(state);
  if (isOver || !due?.due || due.due >= day) return null;
  return { id: passedId(due), due: { day: due.due, precision: due.precision } };
}

/**
 * One milestone with all that is recorded of it.
 * @param day `YYYY-MM-DD`, with which its date is compared
 */
export function milestoneStory(lookup: Lookup, facts: MilestoneFacts, day: string): MilestoneStory {
  const { milestone, state, lateness } = facts;
  const { slug, title, stage, role, roleWhy, checkNote } = milestone;
  return {
    slug,
    title,
    stage,
    role,
    roleWhy,
    first: datedStep(facts.first),
    due: datedStep(facts.due),
    moves: movesOf(lookup, milestone.id),
    state,
    happenedOn: happenedOn(lookup, facts),
    lateness,
    places: facts.places && { ...facts.places, asAt: day },
    passed: passedOf(lookup, facts, day),
    progress: lookup.progressOf(milestone.id).map(({ id, kind, happenedOn, precision, note, statedOn }) => ({
      id,
      kind,
      happenedOn,
      precision,
      note,
      statedOn,
    })),
    evidence: lookup.evidenceOf(milestone.id).map((evidence) => evidenceShown(lookup, evidence)),
    checkNote,
  };
}
