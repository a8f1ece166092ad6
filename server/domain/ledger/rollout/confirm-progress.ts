import { z } from 'zod';
import { type Fault, type Moment, refusal, textFault } from '../acts/act.ts';
import { dayInWords } from '../acts/act-days.ts';
import type { LocalConfirmation } from '../ledger.ts';
import { localStateLabels } from './local-states.ts';
import type { PlaceStanding } from './place-standing.ts';

/** `report`: id of the report the official read. */
export const confirmProgressInput = {
  report: z.uuid(),
  confirmed: z.boolean(),
  note: z.string().trim().max(10_000).default(''),
};
const schema = z.object(confirmProgressInput);
export type ConfirmProgress = z.infer<typeof schema>;

/** The row without what the database and the person add. */
export type NewLocalConfirmation = Omit<LocalConfirmation, 'recordedAt' | 'actorRole' | 'release'>;
export type ConfirmDecision = { row: NewLocalConfirmation } | { refused: Fault[]; conflict: boolean };

/**
 * The department's word on an area's report, as a row to be added. Refused: not confirming without saying why; the same
 * word again; and where the area has reported something else since the official read it.
 * @param standing of the area and step that the report is about
 */
export function confirmProgress(standing: PlaceStanding, input: ConfirmProgress, moment: Moment): ConfirmDecision {
  const { latest } = standing;
  const stale = latest.id !== input.report;
  const said = `“${localStateLabels[latest.state]}” on ${dayInWords(latest.statedOn)}`;
  const same = latest.decision === (input.confirmed ? 'confirmed' : 'not-confirmed');
  const refused = refusal(
    [
      stale
        ? { field: 'report', message: `The area has reported since you read it: ${said}. Look at that first` }
        : null,
      !stale && same && (input.note === '' || input.note === latest.decisionNote)
        ? { field: 'report', message: `This report is already ${input.confirmed ? 'confirmed' : 'not confirmed'}` }
        : null,
      textFault('note', input.note, 'why you do not confirm it', { required: !input.confirmed }),
    ],
    stale,
  );
  if (refused) return refused;
  return {
    row: {
      ...{ id: moment.newId(), localProgressId: input.report, confirmed: input.confirmed },
      ...{ note: input.note || null, statedOn: moment.today, corrects: null },
    },
  };
}

/** How many reports are confirmed at once at most: a page of those that wait. */
export const mostAtOnce = 50;

/** `reports`: ids of the reports the official read, each once. */
export const confirmReportsInput = {
  reports: z
    .array(z.uuid())
    .min(1, 'Choose the reports to confirm')
    .max(mostAtOnce, `Confirm at most ${mostAtOnce} reports at once`)
    .refine((reports) => new Set(reports).size === reports.length, 'Name each report once'),
};

/** One of several reports, and what it is called where something is wrong with it. */
export type ReportToConfirm = { report: string; about: string; standing: PlaceStanding };
export type ConfirmAllDecision = { rows: NewLocalConfirmation[] } | { refused: Fault[]; conflict: boolean };

/**
 * The department confirms several reports, all or none of them: where one is refused, as it would be alone, nothing is
 * added, and each fault names its report.
 */
export function confirmReports(all: readonly ReportToConfirm[], moment: Moment): ConfirmAllDecision {
  const decided = all.map(({ report, about, standing }) => {
    const decision = confirmProgress(standing, { report, confirmed: true, note: '' }, moment);
    if ('row' in decision) return decision;
    const refused = decision.refused.map(({ message }) => ({ field: report, message: `${about}: ${message}` }));
    return { refused, conflict: decision.conflict };
  });
  const refusals = decided.flatMap((decision) => ('refused' in decision ? [decision] : []));
  if (refusals.length > 0) {
    return {
      refused: refusals.flatMap(({ refused }) => refused),
      conflict: refusals.some(({ conflict }) => conflict),
    };
  }
  return { rows: decided.flatMap((decision) => ('row' in decision ? [decision.row] : [])) };
}
