import type { Workshop, Writing } from '#server/data/connections.ts';

type From = Workshop | Writing;

/** A text column of a table; `most` letters fit in. */
export type TextColumn = { name: string; nullable: boolean; most: number };
export type TextTable = { table: string; key: string[]; columns: TextColumn[] };

/** One text of one row; `id`: the parts of its primary key, with `/` between them. */
export type Place = { table: string; id: string; column: string; text: string };

/** Secrets, traces of who came, the sealed record (looked through apart), what is signed, and what says itself that something is gone. */
const apart = [
  ...['ApiToken', 'HeldForm', 'RecoveryCode', 'ResetRequest', 'SecondFactor', 'Session', 'SignInLink'],
  ...['AuditEvent', 'AuditSeal', 'SealedEvent', 'ReleaseKey', 'ReleaseManifest'],
  ...['Redaction', 'RedactedText', '_prisma_migrations'],
];

type Column = { t: string; c: string; nullable: string; most: bigint | number; k: string; charset: string | null };

/** Every table that holds text in words, with the columns that do. Codes and ids are kept in ASCII, and are none. */
export async function readTextTables(from: From): Promise<TextTable[]> {
  const rows = await from.$queryRawUnsafe<Column[]>(
    `SELECT c.TABLE_NAME AS t, c.COLUMN_NAME AS c, c.IS_NULLABLE AS nullable, COALESCE(c.CHARACTER_MAXIMUM_LENGTH, 0) AS most,
            c.COLUMN_KEY AS k, c.CHARACTER_SET_NAME AS charset
     FROM information_schema.COLUMNS c
     JOIN information_schema.TABLES b ON b.TABLE_SCHEMA = c.TABLE_SCHEMA AND b.TABLE_NAME = c.TABLE_NAME AND b.TABLE_TYPE = 'BASE TABLE'
     WHERE c.TABLE_SCHEMA = DATABASE() ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION`,
  );
  const tables = new Map<string, TextTable>();
  for (const { t, c, nullable, most, k, charset } of rows) {
    if (apart.includes(t)) continue;
    const table = tables.get(t) ?? { table: t, key: [], columns: [] };
    tables.set(t, table);
    if (k === 'PRI') table.key.push(c);
    else if (charset === 'utf8mb4') table.columns.push({ name: c, nullable: nullable === 'YES', most: Number(most) });
  }
  return [...tables.values()].filter(({ columns }) => columns.length > 0);
}

const quoted = (name: string) => `\`${name}\``;
const idOf = (key: readonly string[], row: Record<string, unknown>) => key.map((name) => String(row[name])).join('/');

/** One text; null where there is no such row. @param id the parts of the row's primary key, with `/` between them */
export async function readText(from: From, { table, key }: TextTable, id: string, column: string) {
  const parts = id.split('/');
  if (parts.length !== key.length) return null;
  const [row] = await from.$queryRawUnsafe<{ text: string | null }[]>(
    `SELECT ${quoted(column)} AS \`text\` FROM ${quoted(table)} WHERE ${key.map((name) => `${quoted(name)} = ?`).join(' AND ')}`,
    ...parts,
  );
  return row ?? null;
}

/** Every text of a table in which one of these stands, letter by letter. */
export async function findTexts(from: From, { table, key, columns }: TextTable, among: readonly string[]) {
  const stands = columns.flatMap(({ name }) =>
    among.map(() => `LOCATE(CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, ${quoted(name)}) > 0`),
  );
  const rows = await from.$queryRawUnsafe<Record<string, unknown>[]>(
    `SELECT ${[...key, ...columns.map(({ name }) => name)].map(quoted).join(', ')} FROM ${quoted(table)} WHERE ${stands.join(' OR ')}`,
    ...columns.flatMap(() => among),
  );
  return rows.flatMap((row) =>
    columns.flatMap(({ name }): Place[] => {
      const text = row[name];
      if (typeof text !== 'string' || !among.some((each) => text.includes(each))) return [];
      return [{ table, id: idOf(key, row), column: name, text }];
    }),
  );
}

/** How many events of the sealed record hold one of these. */
export async function countEventsWith(from: From, among: readonly string[]): Promise<number> {
  const stands = among.map(() => 'LOCATE(CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, `detail`) > 0').join(' OR ');
  const [row] = await from.$queryRawUnsafe<{ n: bigint | number }[]>(
    `SELECT COUNT(*) AS n FROM \`AuditEvent\` WHERE ${stands}`,
    ...among,
  );
  return Number(row?.n ?? 0);
}

/** Writes another text in a place, if nobody changed it since it was read. */
export async function replaceText(
  writing: Writing,
  { key }: TextTable,
  { table, id, column, text }: Place,
  by: string | null,
): Promise<boolean> {
  const changed = await writing.$executeRawUnsafe(
    `UPDATE ${quoted(table)} SET ${quoted(column)} = ? WHERE ${key.map((name) => `${quoted(name)} = ?`).join(' AND ')} AND ${quoted(column)} = CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin`,
    by,
    ...id.split('/'),
    text,
  );
  return changed === 1;
}

/** Marks places so that no load puts back what stood there. */
export async function markTexts(writing: Writing, redaction: number, places: readonly Place[]): Promise<void> {
  const data = places.map(({ table, id, column }) => ({ tableName: table, rowId: id, columnName: column, redaction }));
  await writing.redactedText.createMany({ data, skipDuplicates: true });
}

/** Whether a text was taken down. */
export async function isMarked(from: From, { table, id, column }: Omit<Place, 'text'>): Promise<boolean> {
  const found = await from.redactedText.findFirst({ where: { tableName: table, rowId: id, columnName: column } });
  return found !== null;
}

/** Columns of these rows of a table whose text was taken down. */
export async function readMarkedColumns(
  from: From,
  table: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await from.redactedText.findMany({ where: { tableName: table, rowId: { in: [...ids] } } });
  const columns = new Map<string, string[]>();
  for (const { rowId, columnName } of rows) columns.set(rowId, [...(columns.get(rowId) ?? []), columnName]);
  return columns;
}

/** The first release, void ones left out, that holds a row: one of the ledger, or one that names its release itself. */
export async function readFirstReleaseOf(from: From, { table, id }: { table: string; id: string }) {
  if (table === 'Release' || table === 'PublishedRevision') return Number(id.split('/')[0]);
  if (table === 'PublishedValue') return Number(id.split('/').at(-1));
  const entry = await from.releaseEntry.findFirst({
    where: { tableName: table, rowId: id, of: { state: { not: 'void' } } },
    orderBy: { release: 'asc' },
    select: { release: true },
  });
  return entry?.release ?? null;
}
