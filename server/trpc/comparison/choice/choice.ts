import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { readParticipations } from '#server/data/gallery/areas.ts';
import { besideGroup } from '#server/domain/comparison/groups/beside-group.ts';
import { choiceOf } from '#server/domain/comparison/groups/choice.ts';
import { groupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { documented } from '../../documented.ts';
import { publicProcedure } from '../../init.ts';
import { releaseAsked } from '../../release-asked.ts';
import { answerOf, besideAsked, compareInput } from '../compared.ts';
import { referenceAt } from '../reference.ts';
import { choiceSchema } from './choice-answer.ts';

/** One id or several, as a list or (in an address) with commas between. */
const ids = z
  .union([z.array(z.string()), z.string()])
  .transform((given) => (typeof given === 'string' ? given.split(',') : given))
  .pipe(z.array(z.string().trim().min(1).max(60)).max(160))
  .default([]);

const choiceInput = compareInput
  .extend({
    areas: ids.describe('codes of places'),
    regions: ids.describe('codes of regions: every authority of each'),
    programmes: ids.describe('ids of programmes: every authority that takes part'),
    neighboursOf: ids.describe('codes of authorities: each with its statistical neighbours'),
  })
  .strict();

/** The procedure of the series router that finds out who is compared. */
export const choiceProcedures = {
  /**
   * Places chosen by code, region, programme, and as the statistical neighbours of one: which they are, in the order
   * `series.compare` is to be asked for them, and the authorities among them side by side at the newest period that most
   * of them have.
   * @throws BAD_REQUEST naming each unknown area, region, programme, metric or breakdown, or that there are more than
   * 160 places or none; NOT_FOUND for a release not out
   */
  choice: publicProcedure
    .meta({
      openapi: { method: 'GET', path: '/series/choice', tags: ['series'], summary: 'Places by region or programme' },
    })
    .input(choiceInput)
    .output(documented(choiceSchema))
    .query(async ({ ctx, input: { regions, programmes, neighboursOf, ...of } }) => {
      const release = await releaseAsked(ctx.gallery, of.release);
      const [reference, takesPart] = await Promise.all([
        referenceAt(ctx.gallery, release, ctx.now),
        readParticipations(ctx.gallery),
      ]);
      const asked = { areas: of.areas, regions, programmes, neighboursOf };
      const { choice, faults } = choiceOf(asked, reference, takesPart);
      if (!choice) throw new TRPCError({ code: 'BAD_REQUEST', message: faults.join(' ') });
      const { group, ...told } = choice;
      if (group.areas.length === 0) return { release, choice: told, together: null };
      const question = { ...of, areas: group.areas.map(({ code }) => code) };
      const answer = await answerOf(ctx, question);
      const together = groupComparison(answer, group, reference.metrics.get(of.metric)!, undefined);
      const beside = await besideAsked(ctx, question, answer, reference, release);
      const pair = beside === undefined ? {} : { beside: besideGroup(beside, together, group, reference) };
      return { release, choice: told, together: { ...together, ...pair } };
    }),
};
