import { z } from 'zod';

/** What is kept of people and how long, as `/privacy` shows it. */
export const privacyPage = z.object({
  release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
  kept: z.array(z.object({ id: z.string(), what: z.string(), how: z.string(), why: z.string() })),
});
