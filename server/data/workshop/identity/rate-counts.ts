import type { Prisma } from '#prisma/generated/client.ts';
import type { Workshop } from '#server/data/connections.ts';
import { isOvertaken } from '#server/data/transaction.ts';

/** Tries again where another was quicker, and only there: who waits for a database that is away would wait in vain. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 8 || !isOvertaken(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * attempt * (0.5 + Math.random())));
    }
  }
}

/** The table of counts as the limiter's library asks for it (`RateLimiterPrisma`, as `storeClient`). */
export function rateCounts(workshop: Workshop) {
  return {
    rateCount: {
      upsert: (wanted: Prisma.RateCountUpsertArgs) => again(() => workshop.rateCount.upsert(wanted)),
      findFirst: (wanted: Prisma.RateCountFindFirstArgs) => workshop.rateCount.findFirst(wanted),
      deleteMany: (wanted: Prisma.RateCountDeleteManyArgs) => again(() => workshop.rateCount.deleteMany(wanted)),
    },
  };
}

/** Takes away counts that had expired by this moment. Answers how many. */
export async function clearRateCounts(workshop: Workshop, before: Date): Promise<number> {
  const { count } = await workshop.rateCount.deleteMany({ where: { expire: { lt: before } } });
  return count;
}
