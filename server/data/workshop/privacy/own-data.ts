import type { Workshop } from '#server/data/connections.ts';

/** A row as the table has it. */
export type OwnRow = Record<string, unknown>;

/**
 * The rows of one table whose column holds this, so many at most.
 * @param table, column names out of our own register, never from outside
 */
export function readRowsWith(
  workshop: Workshop,
  { table, column, holds }: { table: string; column: string; holds: string },
  most: number,
): Promise<OwnRow[]> {
  const sql = `SELECT * FROM \`${table}\` WHERE \`${column}\` = ? LIMIT ${Math.trunc(most)}`;
  return workshop.$queryRawUnsafe<OwnRow[]>(sql, holds);
}
