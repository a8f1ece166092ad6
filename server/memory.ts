import { getHeapStatistics } from 'node:v8';
import type { Workshop } from './data/connections.ts';
import { countPublishedRows } from './data/readiness.ts';

/** Rows of the ledger for each MB: one takes 0.9 kB with all that is derived from it, and the ledger grows while we run. */
const ROWS_FOR_A_MB = 400;

/**
 * How much memory that lasts a ledger wants, in MB, where that is more than there is; else null.
 * @param limit what there is, in MB
 */
export function memoryBeyond(limit: number, rows: number): number | null {
  const wanted = Math.ceil(rows / ROWS_FOR_A_MB);
  return wanted > limit ? wanted : null;
}

/** The same of this process and its ledger. Null also where the database is away: then nothing is read yet. */
export async function memoryMissing(workshop: Workshop): Promise<number | null> {
  const rows = await countPublishedRows(workshop).catch(() => 0);
  return memoryBeyond(getHeapStatistics().heap_size_limit / 1024 ** 2, rows);
}
