/** A cell as a table keeps it: days as `YYYY-MM-DD`, lists as JSON text, yes and no as 1 and 0. */
export type Cell = string | number | null;
export type Row = Record<string, Cell>;

/** Columns the system fills in itself: never compared, never taken from who loads. */
const ownColumns = new Set(['recordedAt', 'actorId', 'actorRole', 'corrects']);

function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return JSON.stringify(value);
}

/**
 * Rows as given → rows with exactly the table's columns; a column not given is null.
 * @returns the rows, and one sentence per fault (an unknown column), all of them.
 */
export function rowsForTable(columns: string[], given: Record<string, unknown>[]): { rows: Row[]; faults: string[] } {
  const known = new Set(columns);
  const unknown = new Set(given.flatMap((row) => Object.keys(row).filter((name) => !known.has(name))));
  return {
    rows: given.map((row) => Object.fromEntries(columns.map((name) => [name, cellOf(row[name])]))),
    faults: [...unknown].map((name) => `There is no column ${name}.`),
  };
}

const differs = (columns: string[], a: Row, b: Row) => columns.some((name) => a[name] !== b[name]);

/** Corrections of each original, the latest last. */
function latestCorrections(present: Row[]): Map<Cell | undefined, Row> {
  const order = (row: Row) => `${row.recordedAt} ${row.id}`;
  const corrections = present.filter((row) => row.corrects).sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return new Map(corrections.map((row) => [row.corrects, row]));
}

/** The last that this loader said of a row: the original or a correction of it. */
function lastSaid(present: Row[], id: Cell | undefined, loader: string): Row | undefined {
  const own = present.filter((row) => row.actorId === loader);
  return latestCorrections(own).get(id) ?? own.find((row) => row.id === id && !row.corrects);
}

/**
 * What a load of ledger rows must write: rows not there yet, and a correcting row for each one whose content, as last
 * corrected, is another. Rows that are there and not in the load stay. What the loader said before and somebody else
 * has corrected since stays corrected until the loader says something new.
 * @param loader who loads; without it every correction counts as the loader's
 * Source: docs/decisions/0003-ledger-rows.md (a ledger row is never changed).
 */
export function planLedgerLoad(
  wanted: Row[],
  present: Row[],
  loader?: string,
): { added: Row[]; corrected: Row[]; unchanged: number } {
  const originals = new Map(present.filter((row) => !row.corrects).map((row) => [row.id, row]));
  const corrections = latestCorrections(present);
  const added: Row[] = [];
  const corrected: Row[] = [];
  for (const row of new Map(wanted.map((each) => [each.id, each])).values()) {
    const original = originals.get(row.id ?? null);
    if (!original) {
      added.push({ ...row, corrects: null });
      continue;
    }
    const content = Object.keys(row).filter((name) => name !== 'id' && name !== 'slug' && !ownColumns.has(name));
    const standing = corrections.get(row.id) ?? original;
    const isSaidAlready = () => {
      const said = loader === undefined ? undefined : lastSaid(present, row.id, loader);
      return said !== undefined && !differs(content, row, said);
    };
    if (differs(content, row, standing) && !isSaidAlready()) {
      const correction: Row = { ...row, corrects: row.id ?? null };
      if ('slug' in row) correction.slug = null;
      corrected.push(correction);
    }
  }
  return { added, corrected, unchanged: wanted.length - added.length - corrected.length };
}

/**
 * Rows to load with what was taken down left as it stands: a load brings no removed text back.
 * @param removed columns whose text was taken down, by the id of the row
 */
export function keepRemoved(wanted: Row[], present: Row[], removed: ReadonlyMap<string, readonly string[]>): Row[] {
  if (removed.size === 0) return wanted;
  const standing = new Map<Cell, Row>();
  for (const row of present) {
    for (const column of removed.get(String(row.id)) ?? []) {
      const original = row.corrects ?? row.id ?? null;
      standing.set(original, { ...standing.get(original), [column]: row[column] ?? null });
    }
  }
  return wanted.map((row) => ({ ...row, ...standing.get(row.id ?? null) }));
}

/** Which rows of a changeable table are new and which differ; the key columns tell one row from another. */
export function planUpsert(
  key: string[],
  wanted: Row[],
  present: Row[],
): { added: Row[]; changed: Row[]; unchanged: number } {
  const keyOf = (row: Row) => key.map((name) => String(row[name])).join('\u0000');
  const there = new Map(present.map((row) => [keyOf(row), row]));
  const added: Row[] = [];
  const changed: Row[] = [];
  for (const row of new Map(wanted.map((each) => [keyOf(each), each])).values()) {
    const standing = there.get(keyOf(row));
    if (!standing) added.push(row);
    else if (differs(Object.keys(row), row, standing)) changed.push(row);
  }
  return { added, changed, unchanged: wanted.length - added.length - changed.length };
}

/** The rows of a changeable table as they would stand after a load: those present, with the wanted ones over them. */
export function rowsAfter(key: string[], wanted: Row[], present: Row[]): Row[] {
  const keyOf = (row: Row) => key.map((name) => String(row[name])).join('\u0000');
  return [...new Map([...present, ...wanted].map((row) => [keyOf(row), row])).values()];
}
