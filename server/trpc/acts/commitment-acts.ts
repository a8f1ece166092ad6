import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { addCommitment, addCommitmentInput } from '#server/domain/ledger/acts/adding/add-commitment.ts';
import { changeTerm, changeTermInput } from '#server/domain/ledger/acts/change-term.ts';
import { endCommitment, endCommitmentInput } from '#server/domain/ledger/acts/end-commitment.ts';
import { judge, judgeInput } from '#server/domain/ledger/acts/judge.ts';
import { linkMetric, linkMetricInput } from '#server/domain/ledger/acts/linking/link-metric.ts';
import { look, lookInput } from '#server/domain/ledger/acts/look.ts';
import { promiseEvidenceInput, recordPromiseEvidence } from '#server/domain/ledger/acts/record-evidence.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { signedInProcedure } from '../init.ts';
import { act, acted, actOnProgramme, writing } from './acting.ts';

/**
 * The organisation a person judges for: the one they belong to, or the one they name of several.
 * @throws FORBIDDEN for another's; BAD_REQUEST where several could be meant
 */
function judgeOf({ memberships }: Person, named: string): string {
  const own = memberships.flatMap(({ role, organisation }) => (role === 'assessor' ? organisation : []));
  if (named === '' && own.length > 1) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: `Say for which you judge: ${own.join(' or ')}.` });
  }
  if (named !== '' && own.length > 0 && !own.includes(named)) {
    const message = `You judge for ${own.join(' or ')}. Nobody judges for another organisation.`;
    throw new TRPCError({ code: 'FORBIDDEN', message });
  }
  return named || (own[0] ?? '');
}

/** What officials and judges do to a promise. Each shows once a release takes it. */
export const commitmentActs = {
  /**
   * Adds a promise with its wording and source.
   * @throws BAD_REQUEST with every fault, also where it is there already
   */
  add: signedInProcedure
    .meta({ action: 'commitment.add' })
    .input(z.strictObject({ ...writing, ...addCommitmentInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      actOnProgramme(ctx, {
        action: 'commitment.add',
        input,
        subject: input.title.slice(0, 100),
        as: ctx.allow(),
        decide: (standing, moment) => addCommitment(standing, input, moment),
      }),
    ),

  /**
   * Links a metric that would show the promise working, with its counter-metric.
   * @throws NOT_FOUND; BAD_REQUEST with every fault
   */
  linkMetric: signedInProcedure
    .meta({ action: 'commitment.linkMetric' })
    .input(z.strictObject({ ...writing, ...linkMetricInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'commitment.linkMetric',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow(),
        decide: (standing, moment) => linkMetric(standing, input, moment),
      }),
    ),

  /**
   * Records evidence on the promise itself, with or without milestones.
   * @throws NOT_FOUND; BAD_REQUEST with every fault
   */
  recordEvidence: signedInProcedure
    .meta({ action: 'commitment.recordEvidence' })
    .input(z.strictObject({ ...writing, ...promiseEvidenceInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'commitment.recordEvidence',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow(),
        decide: (standing, moment) => recordPromiseEvidence(standing, input, moment),
      }),
    ),

  /**
   * Changes a quantity, the scope or the wording promised, by a new row with its reason.
   * @throws NOT_FOUND; BAD_REQUEST with every fault; CONFLICT where the term was changed since
   */
  changeTerm: signedInProcedure
    .meta({ action: 'commitment.changeTerm' })
    .input(z.strictObject({ ...writing, ...changeTermInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'commitment.changeTerm',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow(),
        decide: (standing, moment) => changeTerm(standing, input, moment),
      }),
    ),

  /**
   * Ends a promise: replaced, merged or dropped, with what follows.
   * @throws NOT_FOUND; BAD_REQUEST with every fault
   */
  end: signedInProcedure
    .meta({ action: 'commitment.end' })
    .input(z.strictObject({ ...writing, ...endCommitmentInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'commitment.end',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow(),
        decide: (standing, moment) => endCommitment(standing, input, moment),
      }),
    ),

  /**
   * Records that somebody looked and found nothing: moves the day last checked.
   * @throws NOT_FOUND; BAD_REQUEST with every fault
   */
  look: signedInProcedure
    .meta({ action: 'commitment.look' })
    .input(z.strictObject({ ...writing, ...lookInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'commitment.look',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow(),
        decide: (standing, moment) => look(standing, input, moment),
      }),
    ),

  /**
   * Judges a promise or one of its milestones, in the name of the judge's own organisation and no other.
   * @throws FORBIDDEN for another organisation; NOT_FOUND; BAD_REQUEST with every fault
   */
  judge: signedInProcedure
    .meta({ action: 'commitment.judge' })
    .input(z.strictObject({ ...writing, ...judgeInput }))
    .output(acted)
    .mutation(({ ctx, input }) => {
      const organisation = judgeOf(ctx.user, input.judge);
      return act(ctx, {
        action: 'commitment.judge',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow({ organisation }),
        decide: (standing, moment) => judge(standing, input, moment, organisation),
      });
    }),
};
