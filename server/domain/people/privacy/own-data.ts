import { keeping, keepingWords } from './keeping.ts';
import { holdsNobody, type Purpose, purposes, register } from './register.ts';

type Row = Record<string, unknown>;

/** At most so many rows of one table: a person who did more asks whoever runs the service. */
export const mostRows = 20_000;

/** What of `direct` a person may read about themselves; the rest lets somebody sign in or open something as them. */
const readable = new Set(['email', 'name', 'address', 'toAddress', 'lastError']);

/** What is asked of the database for one person: each table and column that may hold their id, or their address. */
export function questionsAbout({ id, email }: { id: string; email: string }) {
  const byId = Object.entries(register).flatMap(([table, { ids }]) =>
    ids.map((column) => ({ table, column, holds: id })),
  );
  return [
    ...byId,
    { table: 'AuditEvent', column: 'subject', holds: id },
    { table: 'ResetRequest', column: 'email', holds: email },
    { table: 'SubscriptionRequest', column: 'address', holds: email },
    { table: 'Subscriber', column: 'address', holds: email },
  ];
}

type Answered = { table: string; column: string; rows: Row[] };

/** A row as its person gets it: without secrets, and without who else had to do with it. */
function ownRow(table: string, row: Row, id: string): Row {
  const { ids = [], direct = [] } = register[table] ?? {};
  const entries = Object.entries(row).filter(([column, value]) => {
    if (direct.includes(column) && !readable.has(column)) return false;
    // A subscriber's id is their own: the row was found by their address.
    return !ids.includes(column) || value === id || (table === 'Subscriber' && column === 'id');
  });
  return Object.fromEntries(entries);
}

/** All that is held about one person, table by table, with why and how long. */
export type OwnData = {
  about: string;
  savedAt: string;
  id: string;
  purposes: Record<Purpose, string>;
  tables: Record<string, { purpose: Purpose; kept: string; complete: boolean; rows: Row[] }>;
  holdsNothingOfAnybody: readonly string[];
};

/**
 * Puts what was found into the file that a person saves: each row once, tables without any left out.
 * @param answered an answer for each of `questionsAbout`
 */
export function ownDataOf(id: string, answered: readonly Answered[], now: Date): OwnData {
  const tables: OwnData['tables'] = {};
  for (const { table, rows } of answered) {
    const held = register[table];
    if (!held || rows.length === 0) continue;
    const before = tables[table] ?? {
      ...{ purpose: held.purpose, kept: keepingWords(keeping[held.kept]), complete: true, rows: [] },
    };
    const seen = new Set(before.rows.map((row) => JSON.stringify(row)));
    const more = rows.map((row) => ownRow(table, row, id)).filter((row) => !seen.has(JSON.stringify(row)));
    const complete = before.complete && rows.length < mostRows;
    tables[table] = { ...before, complete, rows: [...before.rows, ...more] };
  }
  const about =
    'All that the Stable Homes tracker holds about you, table by table, without secrets and without others.';
  return { about, savedAt: now.toISOString(), id, purposes, tables, holdsNothingOfAnybody: holdsNobody };
}
