import { z } from 'zod';
import { type Fault, type Moment, refusal, textFault } from '../acts/act.ts';
import { dayFault, dayInWords } from '../acts/act-days.ts';
import type { LocalProgress } from '../ledger.ts';
import { type LocalState, localStateLabels, localStates } from './local-states.ts';
import type { LocalReport, PlaceStanding } from './place-standing.ts';

/** `seen`: id of the report the person saw as the latest; null where they saw none. */
export const reportProgressInput = {
  area: z.string().min(1).max(40),
  stage: z.string().min(1).max(120),
  seen: z.uuid().nullable(),
  state: z.string().trim().max(40).default(''),
  liveOn: z.string().trim().max(20).default(''),
  reason: z.string().trim().max(10_000).default(''),
};
const schema = z.object(reportProgressInput);
export type ReportProgress = z.infer<typeof schema>;

/** The row without what the database and the person add. */
export type NewLocalProgress = Omit<LocalProgress, 'recordedAt' | 'actorRole' | 'release'>;
export type ReportDecision = { row: NewLocalProgress } | { refused: Fault[]; conflict: boolean };

const isState = (text: string): text is LocalState => localStates.some((state) => state === text);

function staleFault(latest: LocalReport | null, seen: string | null): Fault | null {
  if ((latest?.id ?? null) === seen) return null;
  if (!latest) return { field: 'state', message: 'Nothing is reported of this step. Open the page again' };
  const live = latest.liveOn ? `, live since ${dayInWords(latest.liveOn)}` : '';
  const said = `“${localStateLabels[latest.state]}”${live}, on ${dayInWords(latest.statedOn)}`;
  const message = `Somebody of your authority reported since you read it: ${said}. Check that, and send your report again if it still holds`;
  return { field: 'state', message };
}

function liveOnFault(input: ReportProgress, today: string): Fault | null {
  const what = 'the day on which it went live';
  if (input.state === 'live') return dayFault('liveOn', input.liveOn, what, { notAfter: today });
  if (input.liveOn === '') return null;
  return { field: 'liveOn', message: 'Only a step that is live has a day on which it went live. Leave the day out' };
}

/** What the reason is for, in words; null where none is needed. */
function reasonNeeded(input: ReportProgress, latest: LocalReport | null): string | null {
  if (input.state === 'not-being-implemented') return 'why it is not being implemented';
  if (latest?.state === 'live' && input.state !== 'live') return 'why it is no longer live';
  return null;
}

/** The last date stated, also where the step was taken back since. */
const lastLiveOn = (standing: PlaceStanding | null) =>
  standing?.reports.findLast(({ liveOn }) => liveOn !== null)?.liveOn ?? null;

function sameFault(input: ReportProgress, latest: LocalReport | null): Fault | null {
  if (!latest || latest.decision === 'not-confirmed') return null;
  const same =
    latest.state === input.state &&
    (latest.liveOn ?? '') === input.liveOn &&
    (input.reason === '' || (latest.reason ?? '') === input.reason);
  return same ? { field: 'state', message: `This is what you reported on ${dayInWords(latest.statedOn)}` } : null;
}

/**
 * An area's report on one step, as a row to be added. Refused: a state that is none; a go-live date that is missing, no
 * day, still to come, or given for what is not live; a go-live date that moves, a step taken back or not implemented
 * without a reason; what is the same as the last report; and where somebody reported since the person read it.
 * Source: promise 2 (a date moves only by a new row with a reason).
 * @param step the step's own id
 */
export function reportProgress(
  of: { step: string; standing: PlaceStanding | null },
  input: ReportProgress,
  moment: Moment,
): ReportDecision {
  const latest = of.standing?.latest ?? null;
  const stale = staleFault(latest, input.seen);
  const known = isState(input.state);
  const liveOn = known ? liveOnFault(input, moment.today) : null;
  const before = lastLiveOn(of.standing);
  const moves = input.state === 'live' && !liveOn && before !== null && before !== input.liveOn;
  const needed = moves ? `why the day moved from ${dayInWords(before)}` : reasonNeeded(input, latest);
  const refused = refusal(
    [
      stale,
      known ? null : { field: 'state', message: `Choose how far it is: ${localStates.join(', ')}` },
      liveOn,
      textFault('reason', input.reason, needed ?? 'the reason', { required: needed !== null }),
      stale ? null : sameFault(input, latest),
    ],
    stale !== null,
  );
  if (refused) return refused;
  return {
    row: {
      ...{ id: moment.newId(), localMilestoneId: of.step, areaCode: input.area, state: input.state as LocalState },
      ...{ liveOn: input.liveOn || null, reason: input.reason || null, statedOn: moment.today, corrects: null },
    },
  };
}
