import type { Gallery } from '#server/data/connections.ts';
import { type LedgerPart, ledgerParts, ledgerTables, readableRow } from '#server/data/ledger-tables.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';

/** A long ledger leaves connections to those who ask for something else meanwhile. */
const tablesAtOnce = 3;

/**
 * Every ledger row published by this release or an earlier one, correcting rows beside what they correct. Days are `YYYY-MM-DD`, lists parsed, sums of money numbers in pounds.
 */
export async function readLedger(gallery: Gallery, release: number): Promise<Ledger> {
  const takingPart = await readTakingPart(gallery);
  const waiting = [...ledgerParts];
  const tables: Partial<Record<LedgerPart, unknown>> = {};
  const work = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift())
      tables[part] = await readPart(gallery, part, release);
  };
  await Promise.all(Array.from({ length: tablesAtOnce }, work));
  return { release, ...(tables as Omit<Ledger, 'release' | 'takingPart'>), takingPart };
}

async function readTakingPart(gallery: Gallery): Promise<Map<string, string[]>> {
  const rows = await gallery.rows<{ programmeId: string; areaCode: string }>(
    'SELECT n.`programmeId`, n.`areaCode` FROM `GalleryParticipation` n JOIN `GalleryArea` a ON a.`code` = n.`areaCode` JOIN `GalleryProgramme` p ON p.`id` = n.`programmeId` WHERE NOT a.`madeUp` AND NOT p.`madeUp` ORDER BY n.`programmeId`, n.`areaCode`',
  );
  const takingPart = new Map<string, string[]>();
  for (const { programmeId, areaCode } of rows) {
    takingPart.set(programmeId, [...(takingPart.get(programmeId) ?? []), areaCode]);
  }
  return takingPart;
}

async function readPart(gallery: Gallery, part: LedgerPart, release: number): Promise<Record<string, unknown>[]> {
  const { table, order, lists, flags, numbers } = ledgerTables[part];
  const rows = await gallery.rows<Record<string, unknown>>(
    `SELECT * FROM \`Gallery${table}\` WHERE \`release\` <= ? ORDER BY \`${order}\`, \`id\``,
    [release],
  );
  if (lists || flags || numbers) for (const row of rows) readableRow(part, row);
  return rows;
}
