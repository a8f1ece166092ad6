import { z } from 'zod';
import { inTransaction } from '#server/data/transaction.ts';
import { addHeldForm, dropHeldForm, findHeldForm } from '#server/data/workshop/drafts/held-forms.ts';
import { formOwnerMark, ownerOfForm, seal, unseal } from '#server/identity/held-forms.ts';
import { mayHoldForm } from '#server/identity/rate-limits.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { identityProcedure, identityRouter } from './identity-context.ts';

/** What was typed waits for two hours, and three forms for one person at most. */
const KEPT_FOR = 2 * 60 * 60_000;
const MOST_HELD = 3;
const LONGEST = 500_000;

const secret = z.string().min(1).max(200);
const fields = z.array(z.tuple([z.string(), z.string()]));
const held = z.object({ path: z.string(), fields });

/**
 * Forms whose session ended while they were filled in. Nobody is signed in when one comes, so a mark made with the form
 * says whose it was; what was typed is encrypted with a key that only the browser gets, and shown to that person alone.
 */
export const heldForms = identityRouter({
  /** The mark that goes with a form made for somebody. */
  mark: identityProcedure
    .input(z.object({ userId: z.uuid() }))
    .query(({ ctx: { now, sessionSecret }, input }) => formOwnerMark(input.userId, now, sessionSecret)),

  /** Keeps a form. Null, and nothing is kept, where the mark is not ours, it is too large or there were too many. */
  hold: identityProcedure
    .input(z.object({ mark: z.string().max(300), path: z.string().max(500), fields }))
    .mutation(async ({ ctx: { workshop, now, sessionSecret }, input }) => {
      const userId = ownerOfForm(input.mark, now, sessionSecret);
      const text = JSON.stringify({ path: input.path, fields: input.fields });
      if (!userId || text.length > LONGEST || !(await mayHoldForm(workshop, userId))) return null;
      const made = { secret: newSecret(), expiresAt: new Date(now.getTime() + KEPT_FOR) };
      const row = { id: fingerprint(made.secret), userId, sealed: seal(text, made.secret), createdAt: now };
      await inTransaction(workshop, (writing) =>
        addHeldForm(writing, { ...row, expiresAt: made.expiresAt }, MOST_HELD),
      );
      return made;
    }),

  /** What was typed and where it was sent, for the person whose form it was; null for anybody else, or later. */
  find: identityProcedure
    .input(z.object({ secret, userId: z.uuid() }))
    .query(async ({ ctx: { workshop, now }, input }) => {
      const row = await findHeldForm(workshop, { id: fingerprint(input.secret), userId: input.userId, now });
      const text = row && unseal(row.sealed, input.secret);
      return text ? held.parse(JSON.parse(text)) : null;
    }),

  /** Lets a kept form go. */
  drop: identityProcedure
    .input(z.object({ secret, userId: z.uuid() }))
    .mutation(({ ctx: { workshop }, input }) =>
      dropHeldForm(workshop, { id: fingerprint(input.secret), userId: input.userId }),
    ),
});
