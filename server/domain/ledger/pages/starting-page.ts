import { z } from 'zod';
import { startingFigure } from './commitment-page.ts';
import { everyPage } from './page.ts';

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
