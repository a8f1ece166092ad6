import { createCallerFactory, router } from '#server/trpc/init.ts';

/** All the system can do, in one list. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
