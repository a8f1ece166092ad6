import type { Ledger, LedgerRow } from './ledger.ts';

/**
 * Lays each latest correction over the row it corrects: the original's id and slug, the correction's content. A
 * correction of a row that is not there is left out; rows keep the order of their originals.
 * Source: docs/decisions/0003-ledger-rows.md.
 */
export function fold<Row extends LedgerRow>(rows: readonly Row[]): Row[] {
  const latest = new Map<string, Row>();
  for (const row of rows) {
    if (row.corrects === null) continue;
    const standing = latest.get(row.corrects);
    if (!standing || isLater(row, standing)) latest.set(row.corrects, row);
  }
  return rows
    .filter((row) => row.corrects === null)
    .map((original) => {
      const correction = latest.get(original.id);
      if (!correction) return original;
      const kept = 'slug' in original ? { id: original.id, slug: original.slug } : { id: original.id };
      return { ...correction, ...kept, corrects: null };
    });
}

function isLater(row: LedgerRow, than: LedgerRow): boolean {
  return row.recordedAt === than.recordedAt ? row.id > than.id : row.recordedAt > than.recordedAt;
}

function eachTable(ledger: Ledger, change: (rows: LedgerRow[]) => LedgerRow[]): Ledger {
  const tables = Object.entries(ledger).map(([name, rows]) => [name, Array.isArray(rows) ? change(rows) : rows]);
  return Object.fromEntries(tables) as Ledger;
}

/**
 * What releases up to this one published: the ledger of an earlier release.
 * @param ledger as read of a later one, not folded
 */
export function publishedUpTo(ledger: Ledger, release: number): Ledger {
  return { ...eachTable(ledger, (rows) => rows.filter((row) => row.release <= release)), release };
}

/** How many rows a ledger has. */
export function rowsOf(ledger: Ledger): number {
  return Object.values(ledger).reduce((sum: number, rows) => sum + (Array.isArray(rows) ? rows.length : 0), 0);
}

/** The whole ledger with its corrections laid over: what every page is drawn from. */
export function foldLedger(ledger: Ledger): Ledger {
  return eachTable(ledger, fold);
}

/**
 * The ledger as it stood on a day: the facts that were so by then (`statedOn` on that day or before), corrected as we
 * know them now. A mistake corrected later is shown corrected; what only happened later is not shown. Sources and the
 * links between things are not facts of a day: they stay wherever what they link is shown.
 * @param ledger already folded
 * @param day `YYYY-MM-DD`
 */
export function ledgerAt(ledger: Ledger, day: string): Ledger {
  const then = eachTable(ledger, (rows) => rows.filter((row) => row.statedOn <= day));
  const commitments = new Set(then.commitments.map(({ id }) => id));
  const recommendations = new Set(then.recommendations.map(({ id }) => id));
  return {
    ...then,
    sources: ledger.sources,
    answers: ledger.answers.filter(
      (row) => commitments.has(row.commitmentId) && recommendations.has(row.recommendationId),
    ),
    commitmentMetrics: ledger.commitmentMetrics.filter((row) => commitments.has(row.commitmentId)),
  };
}
