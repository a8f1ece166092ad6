import { z } from 'zod';
import { everyPage } from '../page.ts';

/** A figure the strategy started from: what was said then, and the figure today. */
export const startingFigure = z.object({
  id: z.string(),
  said: z.string(),
  what: z.string().nullable(),
  how: z.string().nullable(),
  today: z.number().nullable(),
  todayPeriod: z.string().nullable(),
  todayHow: z.string().nullable(),
  metric: z.string().nullable(),
  label: z.string().nullable(),
  caution: z.string().nullable(),
  source: z.string().nullable(),
  saidBy: z.string(),
  saidYear: z.string().nullable(),
  thenPeriod: z.string().nullable(),
  /** Why no figure of today can stand beside it; null where one does. */
  notComparable: z.string().nullable(),
});

/** A published figure for England, with its own source and label. */
const figure = z.object({
  period: z.string(),
  periodLabel: z.string(),
  value: z.number().nullable(),
  symbol: z.string().nullable(),
  label: z.string(),
  source: z.string(),
});

/** Two figures of one metric for England, from one series. Null: none is published for then, or by the day asked for. */
export const thenAndNow = z.object({
  metric: z.object({ id: z.string(), name: z.string(), unit: z.string(), decimals: z.int() }),
  start: figure.nullable(),
  now: figure.nullable(),
});

/** The figures that made the case for change, each beside today’s by the same method, or why there is none. */
export const startingPage = z.object({
  ...everyPage,
  items: z.array(startingFigure.extend({ measured: thenAndNow.nullable() })),
  next: z.null(),
});

export type EnglandFigure = z.infer<typeof figure>;
export type ThenAndNow = z.infer<typeof thenAndNow>;
export type StartingPage = z.infer<typeof startingPage>;
export type StartingFigure = z.infer<typeof startingFigure>;
