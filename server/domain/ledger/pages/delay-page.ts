import { z } from 'zod';
import { confidence, everyPage, source } from './page.ts';

/** The one published estimate of what delaying the whole programme costs. Never of a milestone, never summed. */
export const delayPage = z.object({
  ...everyPage,
  /** Null where no estimate is loaded. */
  estimate: z
    .object({
      of: z.string(),
      madeBy: z.string(),
      /** The delay that was published on, in years; and the delay asked for. */
      publishedYears: z.int(),
      years: z.int(),
      /** False: the sums below are the published ones in proportion to the years asked for, which is our assumption. */
      asPublished: z.boolean(),
      costs: z.array(
        z.object({
          /** Counted over so many years. The sums contain each other and are never added. */
          overYears: z.int(),
          publishedBillionGbp: z.number(),
          billionGbp: z.number(),
        }),
      ),
      /** As published, for the published delay only: it is tied to a year and not scaled. */
      moreChildrenInCare: z.int(),
      childrenBy: z.string(),
      rangeNote: z.string(),
      assumptions: z.array(z.string()),
      source: source.nullable(),
      confidence,
      confidenceNote: z.string(),
    })
    .nullable(),
});

export type DelayPage = z.infer<typeof delayPage>;
