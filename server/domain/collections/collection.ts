import { z } from 'zod';
import type { Row } from '../loading/load-plan.ts';

/** A metric asked for, in which breakdowns; `total` is one of them. */
export type CollectionAsk = { metric: string; breakdowns: string[] };

/** A collection as it stands in its table: days as `YYYY-MM-DD`; `asks` is null where it is no list of that shape. */
export type Collection = {
  id: string;
  programmeId: string;
  period: string;
  opensOn: string;
  dueOn: string;
  locksOn: string;
  asks: CollectionAsk[] | null;
  authority: string;
  usedFor: string;
  notUsedFor: string;
  /** Why it is due or locks in a month that is busy for authorities. */
  datesReason: string | null;
};

const asksSchema = z.array(z.object({ metric: z.string(), breakdowns: z.array(z.string()).min(1) }));

function asksOf(text: string): CollectionAsk[] | null {
  try {
    return asksSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A row of the table as a collection; a cell that is not given is an empty text. */
export function collectionOf(row: Row): Collection {
  const text = (name: string) => String(row[name] ?? '');
  return {
    id: text('id'),
    programmeId: text('programmeId'),
    period: text('period'),
    opensOn: text('opensOn'),
    dueOn: text('dueOn'),
    locksOn: text('locksOn'),
    asks: asksOf(text('asks')),
    authority: text('authority'),
    usedFor: text('usedFor'),
    notUsedFor: text('notUsedFor'),
    datesReason: text('datesReason') || null,
  };
}
