import { z } from 'zod';
import {
  answerInput,
  answerRecommendation,
  changeFit,
  changeFitInput,
} from '#server/domain/ledger/acts/linking/answer-recommendation.ts';
import { respond, respondInput } from '#server/domain/ledger/acts/linking/respond.ts';
import { signedInProcedure } from '../init.ts';
import { act, acted, actOnRecommendation, writing } from './acting.ts';

/** What officials record of a recommendation. Each shows once a release takes it. */
export const recommendationActs = {
  /**
   * Links a promise that answers the recommendation, with how well and why.
   * @throws NOT_FOUND without such a promise; BAD_REQUEST with every fault, also where the two are linked already
   */
  answer: signedInProcedure
    .meta({ action: 'recommendation.answer' })
    .input(z.strictObject({ ...writing, ...answerInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'recommendation.answer',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow(),
        decide: (standing, moment) => answerRecommendation(standing, input, moment),
        detail: { recommendation: input.recommendation },
      }),
    ),

  /**
   * Changes how well a promise answers the recommendation, with the reason; `seenFit` is the fit the person saw.
   * @throws NOT_FOUND without such a promise; BAD_REQUEST with every fault; CONFLICT where it was changed since
   */
  changeFit: signedInProcedure
    .meta({ action: 'recommendation.changeFit' })
    .input(z.strictObject({ ...writing, ...changeFitInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      act(ctx, {
        action: 'recommendation.changeFit',
        input,
        of: { commitment: input.commitment },
        as: ctx.allow(),
        decide: (standing, moment) => changeFit(standing, input, moment),
        detail: { recommendation: input.recommendation, from: input.seenFit, to: input.fit },
      }),
    ),

  /**
   * Records what the government answered.
   * @throws NOT_FOUND without such a recommendation; BAD_REQUEST with every fault
   */
  respond: signedInProcedure
    .meta({ action: 'recommendation.respond' })
    .input(z.strictObject({ ...writing, ...respondInput }))
    .output(acted)
    .mutation(({ ctx, input }) =>
      actOnRecommendation(ctx, {
        action: 'recommendation.respond',
        input,
        recommendation: input.recommendation,
        as: ctx.allow(),
        decide: (standing, moment) => respond(standing, input, moment),
      }),
    ),
};
