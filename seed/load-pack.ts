import type { Pack } from '#server/domain/pack/pack.ts';
import type { createCaller } from '#server/trpc/router.ts';
import { figureRows } from './rows/figure-rows.ts';
import { ledgerRows } from './rows/ledger-rows.ts';
import { referenceRows } from './rows/reference-rows.ts';

export type Caller = ReturnType<typeof createCaller>;
export type Loaded = { added: number; changed: number; unchanged: number };

const ledgerBatch = 1_000;
const figureBatch = 5_000;

function batches<Row>(rows: Row[], size: number): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/**
 * Puts a checked pack into the database through the procedures everybody uses: what is missing is added, a changed
 * fact of the ledger becomes a correcting row. Loading the same pack again writes nothing.
 * @param caller acts as a person who may load
 * @param report is told how far it has come
 */
export async function loadPack(pack: Pack, caller: Caller, report: (line: string) => void): Promise<Loaded> {
  const total: Loaded = { added: 0, changed: 0, unchanged: 0 };
  const count = (part: { added: number; changed?: number; corrected?: number; unchanged: number }) => {
    total.added += part.added;
    total.changed += (part.changed ?? 0) + (part.corrected ?? 0);
    total.unchanged += part.unchanged;
  };
  for (const counts of Object.values(await caller.programme.load(referenceRows(pack)))) count(counts);
  report('Places, measures and programmes are loaded.');
  for (const [table, rows] of ledgerRows(pack)) {
    for (const batch of batches(rows, ledgerBatch)) count(await caller.ledger.load({ table, rows: batch }));
  }
  report('Promises, recommendations and evidence are loaded.');
  for (const batch of batches(figureRows(pack), figureBatch))
    count(await caller.programme.importFigures({ rows: batch }));
  report('Published figures are loaded.');
  return total;
}
