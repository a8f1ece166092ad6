import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import {
  readMetricIds,
  readMetricNames,
  readProgramme,
  readPromise,
  readPromises,
  readRecommendation,
} from '#server/data/workshop/ledger-writing.ts';
import { readPlacesOf } from '#server/data/workshop/local-progress.ts';
import type { Moment } from '#server/domain/ledger/acts/act.ts';
import { actLists } from '#server/domain/ledger/acts/act-lists.ts';
import { type CorrectStanding, correct, correctInput } from '#server/domain/ledger/acts/correct.ts';
import { recommendationRecord, recordList, recordPage } from '#server/domain/ledger/acts/record-page.ts';
import { recommendationStandingOf, standingOf } from '#server/domain/ledger/acts/standing.ts';
import { signedInProcedure } from '../init.ts';
import { foundPage } from '../promises/ledger-reading.ts';
import { act, acted, actOnRecommendation, writing } from './acting.ts';

/** The record for those who act on it: as it stands, with what no release has published yet. */
export const ledgerActs = {
  /**
   * Promises by words of their title, id or lead body.
   * @throws BAD_REQUEST for a page that is not there
   */
  promises: signedInProcedure
    .meta({ action: 'ledger.read' })
    .input(
      z.strictObject({
        q: z.string().max(200).optional(),
        page: z.coerce.number().int().min(1).max(1_000).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .query(async ({ ctx, input }) => {
      ctx.allow();
      return foundPage(recordList(await readPromises(ctx.workshop), input), 'list');
    }),

  /** What forms let choose: pillars, missions, recommendations and metrics, released or not. */
  lists: signedInProcedure
    .meta({ action: 'ledger.read' })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      ctx.allow();
      const [{ raw }, metrics] = [await readProgramme(ctx.workshop), await readMetricNames(ctx.workshop)];
      return actLists(raw, metrics);
    }),

  /**
   * One promise with its milestones, their dates, and every row of its record.
   * @throws NOT_FOUND where there is no such promise
   */
  promise: signedInProcedure
    .meta({ action: 'ledger.read' })
    .input(z.strictObject({ commitment: z.string().min(1).max(120) }))
    .query(async ({ ctx, input }) => {
      ctx.allow();
      const found = await readPromise(ctx.workshop, input);
      // Readers are told by place how far a milestone is that says “every area”: so are those who act on it.
      const places =
        found && (await readPlacesOf(ctx.workshop, [...new Set(found.raw.milestones.map(({ id }) => id))]));
      const standing = found && standingOf({ ...found.raw, ...places }, found.slug, await readMetricIds(ctx.workshop));
      if (!standing) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such promise.' });
      return recordPage(standing, ctx.today);
    }),

  /**
   * One recommendation with every row of its record.
   * @throws NOT_FOUND where there is no such recommendation
   */
  recommendation: signedInProcedure
    .meta({ action: 'ledger.read' })
    .input(z.strictObject({ recommendation: z.string().min(1).max(120) }))
    .query(async ({ ctx, input }) => {
      ctx.allow();
      const found = await readRecommendation(ctx.workshop, input.recommendation);
      const standing = found && recommendationStandingOf(found.raw, found.slug);
      if (!standing) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such recommendation.' });
      return recommendationRecord(standing);
    }),

  /**
   * Corrects a clerical mistake by a row that names the one it corrects; the mistake stays in the history.
   * @throws NOT_FOUND; BAD_REQUEST with every fault
   */
  correct: signedInProcedure
    .meta({ action: 'ledger.correct' })
    .input(z.strictObject({ ...writing, ...correctInput }))
    .output(acted)
    .mutation(({ ctx, input }) => {
      // The reason stands in the correction itself: the sealed record holds no free text, which could not be taken out.
      const detail = { corrects: input.row, fields: Object.keys(input.changes) };
      const asked = { action: 'ledger.correct' as const, input, as: ctx.allow(), detail };
      const { commitment, recommendation } = input;
      const decide = (standing: CorrectStanding, moment: Moment) => correct(standing, input, moment);
      return commitment === '' && recommendation !== ''
        ? actOnRecommendation(ctx, {
            ...asked,
            recommendation,
            decide: ({ raw, lookup }, moment) => decide({ raw, lookup }, moment),
          })
        : act(ctx, { ...asked, of: { commitment }, decide });
    }),
};
