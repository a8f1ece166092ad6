import type { Gallery } from '#server/data/connections.ts';
import { type LedgerPart, ledgerParts, ledgerTables, readableRow } from '#server/data/ledger-tables.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';

/**
 * Every ledger row published by this release or an earlier one, correcting rows beside what they correct: a few
 * thousand rows. Days are `YYYY-MM-DD`, lists parsed, sums of money numbers in pounds.
 */
export async function readLedger(gallery: Gallery, release: number): Promise<Ledger> {
  const tables = await Promise.all(
    ledgerParts.map(async (part) => [part, await readPart(gallery, part, release)] as const),
  );
  return { release, ...Object.fromEntries(tables) } as Ledger;
}

async function readPart(gallery: Gallery, part: LedgerPart, release: number): Promise<Record<string, unknown>[]> {
  const { table, order } = ledgerTables[part];
  const rows = await gallery.rows<Record<string, unknown>>(
    `SELECT * FROM \`Gallery${table}\` WHERE \`release\` <= ? ORDER BY \`${order}\`, \`id\``,
    [release],
  );
  for (const row of rows) readableRow(part, row);
  return rows;
}
