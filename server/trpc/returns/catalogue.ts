import { z } from 'zod';
import { readFacts } from '#server/data/gallery/facts.ts';
import { checks } from '#server/domain/returns/checks.ts';
import { publicProcedure } from '../init.ts';

const crossRule = z.object({
  id: z.string(),
  rule: z.string(),
  severity: z.string(),
  codes: z.array(z.string()),
  how: z.string(),
});

/** Every check a return goes through, by its permanent code, and how each rule across metrics is applied. */
export const returnChecks = publicProcedure
  .output(
    z.object({
      checks: z.array(
        z.object({
          code: z.string(),
          severity: z.enum(['error', 'warning']),
          meaning: z.string(),
          fix: z.string(),
          whoCanFix: z.string(),
          explained: z.boolean(),
        }),
      ),
      crossRules: z.array(crossRule),
    }),
  )
  .query(async ({ ctx }) => {
    const facts = await readFacts(ctx.gallery);
    const crossRules = crossRule.array().safeParse(facts['cross-rules'] ?? []);
    return {
      checks: Object.entries(checks).map(([code, check]) => ({ code, ...check })),
      crossRules: crossRules.data ?? [],
    };
  });
