import type { Writing } from '#server/data/connections.ts';

/** MySQL's protocol counts parameters in 16 bits. */
const MOST_PARAMETERS = 60_000;

type Value = string | number | boolean | Date | null;

/**
 * Writes rows in as few multi-row statements as the protocol allows.
 * @param updating columns to take over where the key is there already; without it such a row is an error.
 * @returns nothing; throws the database's error and writes nothing more.
 */
export async function insertMany(
  writing: Writing,
  table: string,
  columns: readonly string[],
  rows: Value[][],
  updating: readonly string[] = [],
): Promise<void> {
  const names = columns.map((name) => `\`${name}\``).join(', ');
  const one = `(${columns.map(() => '?').join(', ')})`;
  const update = updating.map((name) => `\`${name}\` = VALUES(\`${name}\`)`).join(', ');
  const perStatement = Math.max(1, Math.floor(MOST_PARAMETERS / columns.length));
  for (let start = 0; start < rows.length; start += perStatement) {
    const part = rows.slice(start, start + perStatement);
    const values = part.map(() => one).join(', ');
    const sql = `INSERT INTO \`${table}\` (${names}) VALUES ${values}${update && ` ON DUPLICATE KEY UPDATE ${update}`}`;
    await writing.$executeRawUnsafe(sql, ...part.flat());
  }
}
