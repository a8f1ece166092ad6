import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendOnlyTables, grants, readOnlyTables, undeletableTables } from '#prisma/grants.ts';
import { connectAs, emptyDatabase } from '../setup/database.ts';

let app: Connection;
let owner: Connection;
const columns = new Map<string, string[]>();

beforeAll(async () => {
  await emptyDatabase();
  [app, owner] = [await connectAs('app'), await connectAs('owner')];
  const rows: { t: string; c: string }[] = await owner.query(
    'SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY ORDINAL_POSITION',
  );
  for (const { t, c } of rows) columns.set(t, [...(columns.get(t) ?? []), c]);
});

afterAll(async () => {
  await Promise.all([app.end(), owner.end()]);
});

/** The server's numbers for “this account may not”: 1142 for a table, 1143 for a column, 1227 and 1044 for everything. */
const notAllowed = new Set([1044, 1142, 1143, 1227]);
const answerTo = async (sql: string) => {
  const error = await app.query(sql).then(
    () => null,
    (found: { errno: number }) => found,
  );
  return error === null ? 'done' : notAllowed.has(error.errno) ? 'refused' : `error ${error.errno}`;
};

const columnOf = (table: string) => columns.get(table)?.[0] ?? '';

describe('what the service writes by', () => {
  it('may add to every append-only table: the refusals below are not for want of a right to the table', async () => {
    const rights = await app.query('SHOW GRANTS');
    for (const table of appendOnlyTables)
      expect(JSON.stringify(rights), table).toMatch(new RegExp(`SELECT, INSERT ON [^"]*${table}`));
    expect(appendOnlyTables.length).toBeGreaterThan(30);
  });

  describe.each(appendOnlyTables)('%s, append-only', (table) => {
    it('cannot be updated', async () => {
      const column = columnOf(table);
      expect(await answerTo(`UPDATE \`${table}\` SET \`${column}\` = \`${column}\``)).toBe('refused');
      expect(await answerTo(`UPDATE \`${table}\` SET \`${column}\` = \`${column}\` WHERE 1 = 0`)).toBe('refused');
    });

    it('cannot be overwritten by REPLACE or ON DUPLICATE KEY UPDATE', async () => {
      const column = columnOf(table);
      expect(await answerTo(`REPLACE INTO \`${table}\` (\`${column}\`) VALUES ('x')`)).toBe('refused');
      const insert = `INSERT INTO \`${table}\` (\`${column}\`) VALUES ('x') ON DUPLICATE KEY UPDATE \`${column}\` = 'y'`;
      expect(await answerTo(insert)).toBe('refused');
    });
  });

  it.each(readOnlyTables)(
    '%s can be read and not written: what is taken down, the owner alone takes down',
    async (table) => {
      const column = columnOf(table);
      expect(await answerTo(`SELECT * FROM \`${table}\` LIMIT 1`)).toBe('done');
      expect(await answerTo(`INSERT INTO \`${table}\` (\`${column}\`) VALUES ('1')`)).toBe('refused');
      expect(await answerTo(`UPDATE \`${table}\` SET \`${column}\` = \`${column}\``)).toBe('refused');
    },
  );

  it.each(undeletableTables)('%s cannot be deleted from, truncated, dropped or altered', async (table) => {
    expect(await answerTo(`DELETE FROM \`${table}\``)).toBe('refused');
    expect(await answerTo(`DELETE FROM \`${table}\` WHERE 1 = 0`)).toBe('refused');
    expect(await answerTo(`TRUNCATE TABLE \`${table}\``)).toBe('refused');
    expect(await answerTo(`DROP TABLE \`${table}\``)).toBe('refused');
    expect(await answerTo(`ALTER TABLE \`${table}\` ADD COLUMN \`more\` INT`)).toBe('refused');
    expect(await answerTo(`RENAME TABLE \`${table}\` TO \`${table}2\``)).toBe('refused');
  });

  it('no parent of an append-only table can be deleted from, and no key of one cascades', async () => {
    const keys: { child: string; parent: string; del: string; upd: string }[] = await owner.query(
      'SELECT TABLE_NAME AS child, REFERENCED_TABLE_NAME AS parent, DELETE_RULE AS del, UPDATE_RULE AS upd FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()',
    );
    expect(keys.length).toBeGreaterThan(20);
    for (const { child, parent, del, upd } of keys) {
      expect([del, upd], `${child} → ${parent}`).toEqual(['RESTRICT', 'RESTRICT']);
      if (appendOnlyTables.includes(child)) expect(undeletableTables, `${child} → ${parent}`).toContain(parent);
    }
  });

  it('has no right beyond the tables listed: no grant, no view, no routine, no file, no other database', async () => {
    const rights: Record<string, string>[] = await app.query('SHOW GRANTS');
    const lines = rights.map((row) => Object.values(row)[0] ?? '');
    for (const line of lines) {
      expect(line).not.toMatch(/WITH GRANT OPTION|ALL PRIVILEGES|SUPER|FILE|CREATE|TRIGGER|EXECUTE|ON `[^`]+`\.\*/);
    }
    expect(await answerTo('CREATE TABLE `more` (`a` INT)')).toBe('refused');
    expect(await answerTo('SELECT * FROM mysql.user')).toBe('refused');
  });
});

describe('the list of rights', () => {
  it('names every table of the database, and none that is not there', async () => {
    const tables: { t: string }[] = await owner.query(
      "SELECT TABLE_NAME AS t FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
    );
    const real = tables.map(({ t }) => t).filter((t) => t !== '_prisma_migrations');
    expect(Object.keys(grants).toSorted()).toEqual(real.toSorted());
  });

  it('keeps whatever is history append-only', () => {
    const history = [
      'ReturnVersion',
      'ReturnValue',
      'ReturnEvent',
      'ReleaseEntry',
      'PublishedValue',
      'AuditEvent',
      'MilestoneDate',
      'PromiseTerm',
    ];
    expect(appendOnlyTables).toEqual(expect.arrayContaining(history));
  });
});
