import { z } from 'zod';
import {
  actWords,
  type ReturnWay,
  returnActs,
  returnRoles,
  returnWays,
  whenWords,
} from '#server/domain/returns/states/return-acts.ts';
import { returnStates, stateWords } from '#server/domain/returns/states/return-states.ts';
import { revisionKinds, revisionWords, standingNote } from '#server/domain/returns/versions/revision.ts';
import { publicProcedure } from '../init.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';

const named = z.object({ id: z.string(), name: z.string() });

/** Every state of a return, and every way from one to another: who may do what where. The table itself, in words. */
export const returnStateTable = publicProcedure
  .meta({
    openapi: {
      method: 'GET',
      path: '/returns/states',
      tags: ['returns'],
      summary: 'States of a return, and who may do what',
    },
  })
  .input(z.object({ release: releaseInput }))
  .output(
    z.object({
      release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
      states: z.array(named.extend({ meaning: z.string() })),
      acts: z.array(named),
      ways: z.array(
        z.object({
          act: z.enum(returnActs),
          roles: z.array(z.enum(returnRoles)),
          from: z.array(z.enum(returnStates)),
          to: z.enum([...returnStates, 'same']),
          when: z.string().nullable(),
        }),
      ),
      /** What a version is that follows a published one, and the note beside every scheduled revision. */
      revisions: z.object({ standingNote: z.string(), kinds: z.array(named.extend({ meaning: z.string() })) }),
    }),
  )
  .query(async ({ ctx, input }) => ({
    release: await releaseAsked(ctx.gallery, input.release),
    states: returnStates.map((id) => ({ id, ...stateWords[id] })),
    acts: returnActs.map((id) => ({ id, name: actWords[id].name })),
    ways: returnWays.map(({ when, ...way }: ReturnWay) => ({
      ...way,
      roles: [...way.roles],
      from: [...way.from],
      when: when ? whenWords[when] : null,
    })),
    revisions: { standingNote, kinds: revisionKinds.map((id) => ({ id, ...revisionWords[id] })) },
  }));
