import { getHeapStatistics } from 'node:v8';
import type { Workshop } from './data/connections.ts';
import { countPublishedRows } from './data/readiness.ts';

/** Rows of the ledger for each MB: one takes 0.9 kB with all that is derived from it, and the ledger grows while we run. */
const ROWS_FOR_A_MB = 400;

/**
 * How much memory that lasts the ledger wants, in MB, where this process may not have it; null where it may, and where the
 * database is away: then nothing is read yet.
 */
export async function memoryMissing(workshop: Workshop): Promise<number | null> {
  const rows = await countPublishedRows(workshop).catch(() => 0);
  const wanted = Math.ceil(rows / ROWS_FOR_A_MB);
  return wanted > getHeapStatistics().heap_size_limit / 1024 ** 2 ? wanted : null;
}
