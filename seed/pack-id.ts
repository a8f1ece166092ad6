import { createHash } from 'node:crypto';

/**
 * The id of a row of the pack: the same table and key always give the same UUIDv8, so loading the pack twice finds
 * every row there already.
 * @param table name of the table, as in the schema
 * @param key the pack's own key for the row, unique within the table
 * @returns lower-case UUID, version 8 (RFC 9562), made from the SHA-256 of both
 */
export function packId(table: string, key: string): string {
  const hash = createHash('sha256').update(`${table}\n${key}`).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
