import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mariadb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ThreeAccounts } from '#prisma/accounts.ts';
import { MigrationFault, migrate, readMigrations } from '#prisma/migrate.ts';
import { testDatabase } from '../setup/database.ts';

let folder: string;
let accounts: ThreeAccounts;

async function asOwner(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await createConnection(accounts.owner);
  try {
    return await connection.query(sql);
  } finally {
    await connection.end();
  }
}

function write(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

beforeEach(async () => {
  const { owner, app, public: reader } = testDatabase();
  const database = `${owner.database}_migrate`;
  accounts = { owner: { ...owner, database }, app: { ...app, database }, public: { ...reader, database } };
  const connection = await createConnection(owner);
  await connection.query(`CREATE DATABASE \`${database}\``);
  await connection.end();
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  cpSync('prisma/migrations', folder, { recursive: true });
});

afterEach(async () => {
  await asOwner(`DROP DATABASE \`${accounts.owner.database}\``);
  rmSync(folder, { recursive: true });
});

describe('migrating', () => {
  it('applies everything once, and nothing the second time', async () => {
    const all = readMigrations(folder).map((migration) => migration.name);
    expect(await migrate(accounts, folder)).toEqual({ applied: all, alreadyThere: 0 });
    expect(await migrate(accounts, folder)).toEqual({ applied: [], alreadyThere: all.length });
    const rows = await asOwner(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations ORDER BY migration_name',
    );
    expect(rows.map((row) => row.migration_name)).toEqual(all);
    expect(rows.every((row) => row.finished_at !== null && String(row.checksum).length === 64)).toBe(true);
  });

  it('takes up a run that failed half-way, without repeating what was done', async () => {
    await migrate(accounts, folder);
    const good = 'CREATE TABLE `One` (`id` INT PRIMARY KEY); INSERT INTO `One` VALUES (1); ';
    write('29990101000000_next', `${good}INSERT INTO \`Two\` VALUES (1);`);
    await expect(migrate(accounts, folder)).rejects.toThrow(/Statement 3 of 29990101000000_next failed/);
    await asOwner('CREATE TABLE `Two` (`id` INT PRIMARY KEY)');
    expect((await migrate(accounts, folder)).applied).toEqual(['29990101000000_next']);
    expect(await asOwner('SELECT COUNT(*) AS n FROM `One`')).toEqual([{ n: 1n }]);
    expect(await asOwner('SELECT COUNT(*) AS n FROM `Two`')).toEqual([{ n: 1n }]);
  });

  it('takes up a run that was killed after a statement and before it was counted', async () => {
    await migrate(accounts, folder);
    write(
      '29990101000000_next',
      'CREATE TABLE `One` (`id` INT PRIMARY KEY); CREATE TABLE `Two` (`id` INT PRIMARY KEY);',
    );
    await asOwner('CREATE TABLE `Two` (`id` INT PRIMARY KEY)');
    await expect(migrate(accounts, folder)).rejects.toThrow(MigrationFault);
    expect((await migrate(accounts, folder)).applied).toEqual(['29990101000000_next']);
  });

  it('refuses a migration that was changed after it was applied, and one it does not know', async () => {
    write('29990101000000_next', 'CREATE TABLE `One` (`id` INT PRIMARY KEY);');
    await migrate(accounts, folder);
    write('29990101000000_next', 'CREATE TABLE `One` (`id` BIGINT PRIMARY KEY);');
    await expect(migrate(accounts, folder)).rejects.toThrow(/was changed after it was applied/);
    rmSync(join(folder, '29990101000000_next'), { recursive: true });
    await expect(migrate(accounts, folder)).rejects.toThrow(/migrated by a newer one/);
  });

  it('takes back a right that the list of grants does not give', async () => {
    await migrate(accounts, folder);
    const { database } = accounts.owner;
    await asOwner(`GRANT UPDATE, DELETE ON \`${database}\`.\`Review\` TO '${accounts.app.user}'@'%'`);
    await migrate(accounts, folder);
    const app = await createConnection(accounts.app);
    await expect(app.query("UPDATE `Review` SET `title` = ''")).rejects.toThrow(/UPDATE command denied/);
    await expect(app.query('DELETE FROM `Review`')).rejects.toThrow(/DELETE command denied/);
    await app.end();
  });
});
