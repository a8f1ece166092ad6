import { z } from 'zod';
import { inTransaction } from '#server/data/transaction.ts';
import { readRowsWith } from '#server/data/workshop/privacy/own-data.ts';
import { mostRows, ownDataOf, questionsAbout } from '#server/domain/people/privacy/own-data.ts';
import { identityProcedure, identityRouter } from '../identity-context.ts';
import { proven, tellAndRecord } from './own-account.ts';

/** What is held about oneself. Only a person in a browser asks, and shows password and code again. */
export const ownData = identityRouter({
  /**
   * All that is held about whoever is signed in, for a file. They are told of it by letter, and it is an audit event.
   * Errors: UNAUTHORIZED without a session; BAD_REQUEST at `password` or `current`; TOO_MANY_REQUESTS.
   */
  save: identityProcedure
    .input(
      z.object({
        ...{ secret: z.string().min(1).max(200), address: z.string(), password: z.string().max(500) },
        current: z.string().trim().max(60).default(''),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const session = await proven(ctx, input);
      const { person } = session;
      await inTransaction(ctx.workshop, (writing) => tellAndRecord(writing, session, 'dataSaved', ctx.now));
      const answered = [];
      // One after the other: some of these tables are read whole, and the service has eight connections for everybody.
      for (const question of questionsAbout(person)) {
        answered.push({ ...question, rows: await readRowsWith(ctx.workshop, question, mostRows) });
      }
      return ownDataOf(person.id, answered, ctx.now);
    }),
});
