import { z } from 'zod';
import { addMilestone, addMilestoneInput, milestoneSlug } from '#server/domain/ledger/acts/adding/add-milestone.ts';
import { moveDate, moveDateInput } from '#server/domain/ledger/acts/move-date.ts';
import { recordEvidence, recordEvidenceInput } from '#server/domain/ledger/acts/record-evidence.ts';
import { signedInProcedure } from '../init.ts';
import { act, acted, writing } from './acting.ts';

/** What officials do to a milestone. Each shows once a release takes it. */
export const milestoneActs = {
  /**
   * Adds a milestone to a promise, with its first date or that none was given.
   * @throws NOT_FOUND without such a promise; BAD_REQUEST with every fault, also where it is there already
   */
  add: signedInProcedure
    .meta({ action: 'milestone.add' })
    .input(z.strictObject({ ...writing, ...addMilestoneInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'milestone.add',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow(),
        newMilestone: milestoneSlug(input),
        decide: (standing, moment) => addMilestone(standing, input, moment),
      }),
    ),

  /**
   * Moves the date by a new row with its reason; `seenStep` is the step the person saw, −1 for no date.
   * @throws NOT_FOUND; BAD_REQUEST with every fault; CONFLICT, telling the move, where somebody moved it since
   */
  moveDate: signedInProcedure
    .meta({ action: 'milestone.moveDate' })
    .input(z.strictObject({ ...writing, ...moveDateInput }))
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
    .input(z.strictObject({ ...writing, ...recordEvidenceInput }))
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
    .input(z.strictObject({ ...writing, ...recordEvidenceInput, kind: z.string().trim().min(1).max(40) }))
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
