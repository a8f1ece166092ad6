import { z } from 'zod';
import { groupKinds } from '#server/domain/comparison/groups/groups.ts';
import { groupSchema } from '../group-answer.ts';
import { releaseSchema } from '../series-answer.ts';

/** The answer of `series.choice`. */
export const choiceSchema = z.strictObject({
  release: releaseSchema,
  choice: z.strictObject({
    areas: z.array(z.string()).describe('codes, each once, in the order to ask `series.compare` for'),
    drawn: z.int().describe('how many of them, from the first, a chart of lines draws'),
    parts: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(groupKinds),
        name: z.string(),
        places: z.int(),
        added: z.int().describe('how many of them were not chosen already'),
      }),
    ),
    text: z.string().describe('what was chosen, in words; empty where no group was'),
  }),
  together: groupSchema
    .omit({ release: true })
    .nullable()
    .describe('the authorities among them side by side, in the order of names; null where there is none'),
});
