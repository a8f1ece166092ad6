/** Server error numbers that mean: not now, or not with this account. Anything else is a fault of ours. */
const refused = new Set([
  1040, 1041, 1044, 1045, 1049, 1053, 1129, 1130, 1142, 1143, 1203, 1226, 1227, 1356, 1698, 1927,
]);
const sockets = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOENT', 'EHOSTUNREACH', 'ENOTFOUND']);
/** Prisma's words for the same: cannot reach, refused, timed out waiting for a connection. */
const client = /^P(10(00|01|02|08|09|10|17)|2024|2037)$/;

/**
 * Says whether the database did not answer, or would not answer this account (a right taken away): the reader is told
 * that the service is unavailable, not that we failed.
 * @param error whatever was thrown, its causes included
 */
export function databaseUnavailable(error: unknown): boolean {
  let at = error as Record<string, unknown> | undefined;
  for (let depth = 0; at && typeof at === 'object' && depth < 8; depth += 1) {
    const { code, errno, originalCode, name, message } = at;
    // The driver says it in `errno`, Prisma's adapter in `originalCode`.
    const number = Number(errno ?? originalCode);
    // The driver's own numbers for lost connections and an exhausted pool run from 45001.
    if (refused.has(number) || (number >= 45001 && number <= 45064)) return true;
    if (typeof code === 'string' && (sockets.has(code) || client.test(code))) return true;
    if (name === 'PrismaClientInitializationError') return true;
    // P2028 is any fault of a transaction; this one means that no connection could be had to begin it.
    if (code === 'P2028' && String(message).includes('Unable to start a transaction')) return true;
    const meta = at.meta as { driverAdapterError?: unknown } | undefined;
    at = (meta?.driverAdapterError ?? at.cause) as Record<string, unknown> | undefined;
  }
  return false;
}
