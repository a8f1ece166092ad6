import { z } from 'zod';
import { moveDate, moveDateInput } from '#server/domain/ledger/acts/move-date.ts';
import { recordEvidence, recordEvidenceInput } from '#server/domain/ledger/acts/record-evidence.ts';
import { signedInProcedure } from '../init.ts';
import { act, acted } from './acting.ts';

const key = z.uuid();

/** What officials do to a milestone. Each shows once a release takes it. */
export const milestoneActs = {
  /**
   * Moves the date by a new row with its reason; `seenStep` is the step the person saw, −1 for no date.
   * @throws NOT_FOUND; BAD_REQUEST with every fault; CONFLICT, telling the move, where somebody moved it since
   */
  moveDate: signedInProcedure
    .meta({ action: 'milestone.moveDate' })
    .input(z.strictObject({ key, ...moveDateInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'milestone.moveDate',
        input,
        of: { milestone: input.milestone },
        as: ctx.allow(),
        decide: (standing, moment) => moveDate(standing, input, moment),
      }),
    ),

  /**
   * Records a source and what it says, and with `kind` what the milestone came to.
   * @throws NOT_FOUND; BAD_REQUEST with every fault
   */
  recordEvidence: signedInProcedure
    .meta({ action: 'milestone.recordEvidence' })
    .input(z.strictObject({ key, ...recordEvidenceInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'milestone.recordEvidence',
        input,
        of: { milestone: input.milestone },
        as: ctx.allow(),
        decide: (standing, moment) => recordEvidence(standing, input, moment),
      }),
    ),

  /**
   * Records that the milestone began, was met, partly met, dropped or is reported late, with the evidence for it.
   * @throws NOT_FOUND; BAD_REQUEST with every fault
   */
  recordProgress: signedInProcedure
    .meta({ action: 'milestone.recordProgress' })
    .input(z.strictObject({ key, ...recordEvidenceInput, kind: z.string().trim().min(1).max(40) }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'milestone.recordProgress',
        input,
        of: { milestone: input.milestone },
        as: ctx.allow(),
        decide: (standing, moment) => recordEvidence(standing, input, moment),
      }),
    ),
};
