import { readFileSync } from 'node:fs';
import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grants } from '#prisma/grants.ts';
import { connectAs } from '../setup/database.ts';
import { schemaTables, type TableShape } from './schema-tables.ts';

let owner: Connection;
beforeAll(async () => {
  owner = await connectAs('owner');
});
afterAll(() => owner.end());

const here = 'TABLE_SCHEMA = DATABASE()';

/** What the database itself says of its tables, in the same words. */
async function databaseTables(): Promise<Record<string, TableShape>> {
  const tables: Record<string, TableShape> = {};
  const names: { name: string }[] = await owner.query(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE ${here} AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME <> '_prisma_migrations'`,
  );
  for (const { name } of names) {
    tables[name] = { columns: {}, primaryKey: [], uniques: [], indexes: [], foreignKeys: [] };
  }
  const columns = await owner.query(
    `SELECT TABLE_NAME AS name, COLUMN_NAME AS col, COLUMN_TYPE AS type, IS_NULLABLE AS nullable FROM information_schema.COLUMNS WHERE ${here}`,
  );
  for (const { name, col, type, nullable } of columns) {
    const shape = tables[name];
    if (shape) shape.columns[col] = { type: type.replace(/^(int|bigint)\(\d+\)$/, '$1'), nullable: nullable === 'YES' };
  }
  const keys = await owner.query(
    `SELECT TABLE_NAME AS name, INDEX_NAME AS keyName, MIN(NON_UNIQUE) AS repeats, GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS cols FROM information_schema.STATISTICS WHERE ${here} GROUP BY TABLE_NAME, INDEX_NAME`,
  );
  for (const { name, keyName, repeats, cols } of keys) {
    const shape = tables[name];
    if (!shape) continue;
    if (keyName === 'PRIMARY') shape.primaryKey = cols.split(',');
    else if (Number(repeats) === 0) shape.uniques.push(cols.split(','));
    else shape.indexes.push(cols.split(','));
  }
  const foreign = await owner.query(
    `SELECT TABLE_NAME AS name, MIN(REFERENCED_TABLE_NAME) AS parent, GROUP_CONCAT(COLUMN_NAME ORDER BY ORDINAL_POSITION) AS cols, GROUP_CONCAT(REFERENCED_COLUMN_NAME ORDER BY ORDINAL_POSITION) AS refs FROM information_schema.KEY_COLUMN_USAGE WHERE ${here} AND REFERENCED_TABLE_NAME IS NOT NULL GROUP BY TABLE_NAME, CONSTRAINT_NAME`,
  );
  for (const { name, parent, cols, refs } of foreign) {
    tables[name]?.foreignKeys.push({ columns: cols.split(','), table: parent, references: refs.split(',') });
  }
  return tables;
}

const sorted = (shape: TableShape) => ({
  ...shape,
  uniques: shape.uniques.map(String).sort(),
  indexes: shape.indexes.map(String).sort(),
  foreignKeys: shape.foreignKeys.map((key) => `${key.columns} → ${key.table} (${key.references})`).sort(),
});

describe('the tables that migrations made', () => {
  it('are those of prisma/schema.prisma, column by column and key by key', async () => {
    const wanted = schemaTables(readFileSync('prisma/schema.prisma', 'utf8'));
    const made = await databaseTables();
    expect(Object.keys(made).sort()).toEqual(Object.keys(wanted).sort());
    for (const [name, shape] of Object.entries(wanted)) {
      expect.soft(sorted(made[name] as TableShape), name).toEqual(sorted(shape));
    }
  });

  it('are noticed when they differ', () => {
    const drifted = schemaTables(
      'model Review {\n  id String @id @db.Char(36)\n  slug String? @unique @db.VarChar(81)\n}',
    );
    const real = schemaTables(
      'model Review {\n  id String @id @db.Char(36)\n  slug String? @unique @db.VarChar(80)\n}',
    );
    expect(drifted).not.toEqual(real);
    expect(real.Review).toEqual({
      columns: { id: { type: 'char(36)', nullable: false }, slug: { type: 'varchar(80)', nullable: true } },
      primaryKey: ['id'],
      uniques: [['slug']],
      indexes: [],
      foreignKeys: [],
    });
  });

  it('each have an entry in prisma/grants.ts, and no entry is without its table', async () => {
    expect(Object.keys(grants).sort()).toEqual(Object.keys(await databaseTables()).sort());
  });

  it('are all InnoDB with a primary key, and nothing deletes or changes in their wake', async () => {
    for (const [name, shape] of Object.entries(await databaseTables()))
      expect.soft(shape.primaryKey, name).not.toEqual([]);
    const others = await owner.query(
      `SELECT TABLE_NAME AS name, ENGINE AS engine FROM information_schema.TABLES WHERE ${here} AND TABLE_TYPE = 'BASE TABLE' AND ENGINE <> 'InnoDB'`,
    );
    expect(others).toEqual([]);
    const cascades = await owner.query(
      "SELECT CONSTRAINT_NAME AS name FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() AND (DELETE_RULE <> 'RESTRICT' OR UPDATE_RULE <> 'RESTRICT')",
    );
    expect(cascades).toEqual([]);
  });
});
