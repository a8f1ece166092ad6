import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection, SqlError } from 'mariadb';
import { accountName, type DatabaseAddress, type ThreeAccounts } from './accounts.ts';
import { galleryViewStatements, galleryViews } from './gallery-views.ts';
import { grantStatements, grants } from './grants.ts';
import { statements } from './statements.ts';

export type Migration = { name: string; checksum: string; statements: string[] };
export type MigrationOutcome = { applied: string[]; alreadyThere: number };

/** What stops a migration, in words for the person at the terminal. */
export class MigrationFault extends Error {
  override name = 'MigrationFault';
}

/** The migrations on disk, in the order of their names, with the checksum Prisma would write. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, checksum: createHash('sha256').update(sql).digest('hex'), statements: statements(sql) };
    });
}

/**
 * Brings the database to the newest migration, then makes the gallery's views and gives both accounts their rights.
 * A run that stopped half-way is taken up where it stopped. Signs in as the owner and signs out again.
 */
export async function migrate(
  accounts: ThreeAccounts,
  folder: string,
  say: (text: string) => void = () => undefined,
): Promise<MigrationOutcome> {
  const { owner } = accounts;
  const connection = await createConnection({ ...owner, timezone: 'Z', connectTimeout: 10_000 });
  try {
    await takeTurn(connection, owner.database);
    await connection.query(historyTable);
    const outcome = await applyAll(connection, readMigrations(folder), say);
    for (const statement of [...galleryViewStatements(), ...rightsStatements(accounts)])
      await connection.query(statement);
    await withdraw(connection, accounts);
    return outcome;
  } finally {
    await connection.end();
  }
}

/** Every statement that gives the two lesser accounts their rights, as `npm run grants -- --print` shows them. */
export function rightsStatements({ app, public: reader }: Pick<ThreeAccounts, 'app' | 'public'>): string[] {
  const { database } = app;
  const names = { database, app: accountName(app.user), public: accountName(reader.user) };
  return [
    ...grantStatements({ ...names, views: galleryViews }),
    // The service says "migrations" at /readyz while the tables are older than the code.
    `GRANT SELECT ON \`${database}\`.\`_prisma_migrations\` TO ${names.app}`,
  ];
}

/** The migrations on disk that the database has not finished, by name; asked with the app account. */
export async function pendingMigrations(app: DatabaseAddress, folder: string): Promise<string[]> {
  const connection = await createConnection({ ...app, timezone: 'Z', connectTimeout: 10_000 });
  try {
    const rows: Pick<HistoryRow, 'migration_name'>[] = await connection.query(
      'SELECT `migration_name` FROM `_prisma_migrations` WHERE `finished_at` IS NOT NULL AND `rolled_back_at` IS NULL',
    );
    const done = new Set(rows.map((row) => row.migration_name));
    return readMigrations(folder).flatMap(({ name }) => (done.has(name) ? [] : [name]));
  } finally {
    await connection.end();
  }
}

/** Rights the list no longer gives are taken back; GRANT alone would only ever add. */
async function withdraw(connection: Connection, { owner, app }: ThreeAccounts) {
  for (const [table, given] of Object.entries(grants)) {
    const others = (['INSERT', 'UPDATE', 'DELETE'] as const).filter((right) => !given.includes(right));
    if (others.length === 0) continue;
    await connection.query(
      `REVOKE ${others.join(', ')} ON \`${owner.database}\`.\`${table}\` FROM ${accountName(app.user)}`,
    );
  }
}

/** Two starts at once against one database migrate one after the other. */
async function takeTurn(connection: Connection, database: string) {
  const [row] = await connection.query('SELECT GET_LOCK(?, 60) AS mine', [`migrate ${database}`.slice(0, 64)]);
  if (Number(row?.mine) !== 1)
    throw new MigrationFault('Another migration of this database has run for over a minute.');
}

/** Prisma's own table, so that its CLI agrees with us about what has been applied. */
const historyTable = `CREATE TABLE IF NOT EXISTS \`_prisma_migrations\` (
  \`id\` VARCHAR(36) NOT NULL,
  \`checksum\` VARCHAR(64) NOT NULL,
  \`finished_at\` DATETIME(3) NULL,
  \`migration_name\` VARCHAR(255) NOT NULL,
  \`logs\` TEXT NULL,
  \`rolled_back_at\` DATETIME(3) NULL,
  \`started_at\` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  \`applied_steps_count\` INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (\`id\`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`;

type HistoryRow = {
  id: string;
  checksum: string;
  finished_at: Date | null;
  migration_name: string;
  applied_steps_count: number;
};

async function applyAll(
  connection: Connection,
  migrations: Migration[],
  say: (text: string) => void,
): Promise<MigrationOutcome> {
  const history: HistoryRow[] = await connection.query(
    'SELECT * FROM `_prisma_migrations` WHERE `rolled_back_at` IS NULL ORDER BY `started_at`, `migration_name`',
  );
  const done = history.filter((row) => row.finished_at !== null);
  checkHistory(done, migrations);
  const applied: string[] = [];
  for (const migration of migrations) {
    if (done.some((row) => row.migration_name === migration.name)) continue;
    const half = history.find((row) => row.finished_at === null && row.migration_name === migration.name);
    say(`Migration ${migration.name}: ${half ? 'taking up where the last run stopped' : 'applying'} …`);
    await apply(connection, migration, half);
    applied.push(migration.name);
  }
  return { applied, alreadyThere: done.length };
}

function checkHistory(done: HistoryRow[], migrations: Migration[]) {
  for (const row of done) {
    const file = migrations.find((migration) => migration.name === row.migration_name);
    if (!file) {
      throw new MigrationFault(
        `The database has the migration ${row.migration_name}, which this version does not know: it was migrated by a newer one.`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new MigrationFault(
        `The migration ${row.migration_name} was changed after it was applied. Write a new migration; a private database can also be made anew by removing DATA_DIR.`,
      );
    }
  }
}

/** An unfinished run's steps are counted after each: at most the one statement after the count may have been done too. */
async function apply(connection: Connection, migration: Migration, half: HistoryRow | undefined) {
  const resumed = half !== undefined && half.checksum === migration.checksum ? half.applied_steps_count : 0;
  if (half)
    await connection.query('UPDATE `_prisma_migrations` SET `rolled_back_at` = UTC_TIMESTAMP(3) WHERE `id` = ?', [
      half.id,
    ]);
  const id = randomUUID();
  await connection.query(
    'INSERT INTO `_prisma_migrations` (`id`, `checksum`, `migration_name`, `started_at`, `applied_steps_count`) VALUES (?, ?, ?, UTC_TIMESTAMP(3), ?)',
    [id, migration.checksum, migration.name, resumed],
  );
  for (const [index, statement] of migration.statements.entries()) {
    if (index < resumed) continue;
    try {
      await connection.query(statement);
    } catch (error) {
      const doneBefore = half !== undefined && index === resumed && saysItIsThere(error);
      if (!doneBefore) {
        const fault = `Statement ${index + 1} of ${migration.name} failed: ${error instanceof Error ? error.message : error}`;
        await connection.query('UPDATE `_prisma_migrations` SET `logs` = ? WHERE `id` = ?', [fault, id]);
        throw new MigrationFault(fault);
      }
    }
    await connection.query('UPDATE `_prisma_migrations` SET `applied_steps_count` = ? WHERE `id` = ?', [index + 1, id]);
  }
  await connection.query('UPDATE `_prisma_migrations` SET `finished_at` = UTC_TIMESTAMP(3) WHERE `id` = ?', [id]);
}

/** Table, column, key, foreign key there already; or the column or key to drop is gone. */
const alreadyDone = new Set([1050, 1060, 1061, 1826, 1091, 1051]);

function saysItIsThere(error: unknown): boolean {
  return error instanceof SqlError && alreadyDone.has(error.errno);
}
