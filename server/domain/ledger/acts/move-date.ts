import { z } from 'zod';
import { reasonCodes } from '#server/domain/pack/pack-fields.ts';
import type { MilestoneDate } from '../ledger.ts';
import { milestoneStateLabels } from '../milestone-words.ts';
import { choiceFault, type Decision, type Fault, type Moment, refusal, textFault } from './act.ts';
import { dayFault, dayInWords, lastDayOf } from './act-days.ts';
import { citedSource, citedSourceOf } from './cited-source.ts';
import { endedFault, milestoneIn, type Standing } from './standing.ts';

/** Why a date may be moved from now on. That no reason was published is for the past only. */
export const moveReasons = reasonCodes.filter((code) => code !== 'not-published');

/** `seenStep`: the step the person saw, −1 where the milestone had no date. `due` null: no new date is given. */
export const moveDateInput = {
  milestone: z.string().max(120),
  seenStep: z.int().min(-1),
  due: z.string().trim().max(20).nullable().default(''),
  precision: z.enum(['day', 'month', 'quarter', 'year']).default('day'),
  movedOn: z.string().trim().max(20).default(''),
  reasonCode: z.string().trim().max(40).default(''),
  reason: z.string().trim().max(10_000).default(''),
  note: z.string().trim().max(10_000).default(''),
  source: citedSource.default({}),
};
const schema = z.object(moveDateInput);
export type MoveDate = z.infer<typeof schema>;

/** The words for a date or its absence. */
const dueInWords = (step: MilestoneDate | undefined) => (step?.due ? dayInWords(step.due) : 'no date');

function staleFault(dates: MilestoneDate[], seenStep: number): Fault | null {
  const latest = dates.at(-1);
  if ((latest?.step ?? -1) === seenStep) return null;
  if (!latest) return { field: 'due', message: 'This milestone has no date. Open the page again' };
  const when = latest.movedOn ? ` on ${dayInWords(latest.movedOn)}` : '';
  const why = latest.reason ? `, because: “${latest.reason.replace(/\.$/, '')}”` : '';
  const moved = `from ${dueInWords(dates.at(-2))} to ${dueInWords(latest)}${when}${why}`;
  const message = `The date was moved since you read it, ${moved}. Check that, and send your move again if it still holds`;
  return { field: 'due', message };
}

const finished = ['met', 'dropped', 'replaced'] as const;

function finishedFault({ lookup }: Standing, milestoneId: string): Fault | null {
  const kinds = lookup.progressOf(milestoneId).map(({ kind }) => kind);
  const state = finished.find((each) => kinds.includes(each));
  if (!state) return null;
  const word = milestoneStateLabels[state].toLowerCase();
  return { field: 'milestone', message: `This milestone is recorded as ${word}. Its date can no longer move` };
}

function dueFault(due: string | null, latest: MilestoneDate | undefined, movedOn: string): Fault | null {
  const field = 'due';
  if (due === null) {
    if (!latest) return { field, message: 'Enter the first date. There is none that could be taken away' };
    return latest.due === null ? { field, message: 'There is no date already. Enter the new one' } : null;
  }
  if (due === latest?.due) {
    return { field, message: `The new date must be another one than ${dayInWords(due)}, which it has now` };
  }
  return due < movedOn ? { field, message: 'The new date cannot lie before the day on which it was moved' } : null;
}

/**
 * Moves a milestone's date by a new row that names the reason, or gives it its first one. Refused without a reason, to
 * the date it has, to a day that cannot be, once the promise has ended or the milestone is finished, and where somebody
 * moved the date since the person read it.
 * Source: promise 2 (a date moves only by a new row with a reason; moving it before it passes counts too).
 */
export function moveDate(standing: Standing, input: MoveDate, moment: Moment): Decision {
  const milestone = milestoneIn(standing, input.milestone);
  if (!milestone) return { refused: [{ field: 'milestone', message: 'There is no such milestone' }], conflict: false };
  const { lookup } = standing;
  const dates = lookup.datesOf(milestone.id);
  const latest = dates.at(-1);
  const movedOn = input.movedOn || moment.today;
  const impossible =
    (input.due === null ? null : dayFault('due', input.due, 'the new date')) ??
    dayFault('movedOn', movedOn, 'the day on which it was moved', { notAfter: moment.today });
  const due = impossible || input.due === null ? input.due : lastDayOf(input.due, input.precision);
  const before = latest?.movedOn ?? latest?.statedOn ?? '';
  const stale = staleFault(dates, input.seenStep);
  const source = citedSourceOf(standing, input.source, moment);
  const isMove = latest !== undefined;
  const refused = refusal(
    [
      endedFault(standing, 'milestone'),
      finishedFault(standing, milestone.id),
      stale,
      impossible ?? dueFault(due, latest, isMove ? movedOn : ''),
      !impossible && movedOn < before
        ? { field: 'movedOn', message: `It was last changed on ${dayInWords(before)}: a move cannot come before that` }
        : null,
      isMove ? choiceFault('reasonCode', input.reasonCode, moveReasons, 'the kind of reason') : null,
      textFault('reason', input.reason, 'the reason', { required: isMove }),
      textFault('note', input.note, 'the note', { required: false }),
      ...('faults' in source ? source.faults : []),
    ],
    stale !== null,
  );
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const id = moment.newId();
  const row = {
    ...{ id, milestoneId: milestone.id, step: (latest?.step ?? -1) + 1, due, precision: input.precision },
    ...{ movedOn: isMove ? movedOn : null, movedAfter: null, movedBefore: null },
    ...{ reasonCode: isMove ? input.reasonCode : null, reason: input.reason || null, note: input.note || null },
    ...{ sourceSlug: cited?.slug ?? null, statedOn: movedOn, corrects: null },
  };
  return { id, rows: [...(cited?.rows ?? []), { part: 'dates', row }] };
}
