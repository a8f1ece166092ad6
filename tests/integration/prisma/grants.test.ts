import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryViews } from '#prisma/gallery-views.ts';
import { appendOnlyTables, grants, undeletableTables } from '#prisma/grants.ts';
import { connectAs, emptyDatabase } from '../setup/database.ts';

let app: Connection;
let reader: Connection;
let owner: Connection;
const columnsOf: Record<string, string[]> = {};

beforeAll(async () => {
  [app, reader, owner] = await Promise.all([connectAs('app'), connectAs('public'), connectAs('owner')]);
  const columns = await owner.query(
    'SELECT TABLE_NAME AS name, COLUMN_NAME AS col FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY ORDINAL_POSITION',
  );
  for (const { name, col } of columns) {
    columnsOf[name] ??= [];
    columnsOf[name].push(col);
  }
});
afterAll(() => Promise.all([app.end(), reader.end(), owner.end()]));

/** The server's number for what it answered: 0 where it did as asked. */
async function answerTo(connection: Connection, sql: string): Promise<number> {
  try {
    await connection.query(sql);
    return 0;
  } catch (error) {
    return (error as { errno: number }).errno;
  }
}

const DENIED = 1142;

describe('the app account', () => {
  it.each(appendOnlyTables)('may not change, replace or remove a row of %s', async (table) => {
    const column = columnsOf[table]?.[0];
    const [all, one] = [`\`${table}\``, `\`${column}\``];
    const ways = [
      `UPDATE ${all} SET ${one} = ${one}`,
      `DELETE FROM ${all}`,
      `TRUNCATE TABLE ${all}`,
      `REPLACE INTO ${all} (${one}) VALUES ('1')`,
      `INSERT INTO ${all} (${one}) VALUES ('1') ON DUPLICATE KEY UPDATE ${one} = ${one}`,
      `DROP TABLE ${all}`,
      `ALTER TABLE ${all} ADD COLUMN extra INT`,
    ];
    for (const way of ways) expect.soft(await answerTo(app, way), way).toBe(DENIED);
  });

  it.each(undeletableTables)('may not remove a row of %s, on which others may hang', async (table) => {
    expect(await answerTo(app, `DELETE FROM \`${table}\``)).toBe(DENIED);
  });

  it('may read every table it writes', async () => {
    for (const table of Object.keys(grants)) {
      expect.soft(await answerTo(app, `SELECT * FROM \`${table}\` LIMIT 1`), table).toBe(0);
    }
  });

  it('may not move its clock', async () => {
    expect(await answerTo(app, 'SET timestamp = 4000000000')).not.toBe(0);
    expect(await answerTo(reader, 'SET timestamp = 4000000000')).not.toBe(0);
  });
});

describe('the public account', () => {
  it('is refused every table', async () => {
    for (const table of [...Object.keys(grants), '_prisma_migrations']) {
      for (const sql of [`SELECT 1 FROM \`${table}\` LIMIT 1`, `DELETE FROM \`${table}\``]) {
        expect.soft(await answerTo(reader, sql), sql).toBe(DENIED);
      }
    }
  });

  it('reads every view of the gallery, and changes none', async () => {
    for (const view of galleryViews) {
      expect.soft(await answerTo(reader, `SELECT * FROM \`${view}\` LIMIT 1`), view).toBe(0);
      expect.soft(await answerTo(reader, `DELETE FROM \`${view}\``), view).toBe(DENIED);
    }
  });

  it('sees no view that is not on the list', async () => {
    const views = await reader.query(
      'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    );
    expect(views.map(({ name }: { name: string }) => name).sort()).toEqual([...galleryViews].sort());
  });

  it('reads by the rights of the owner, who made the views, not by its own', async () => {
    const [{ definer }] = await owner.query(
      "SELECT DEFINER AS definer FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'GalleryReview'",
    );
    expect(definer).toMatch(/_owner@/);
  });
});

describe('what is embargoed', () => {
  const [early, late, open, id] = [1, 2, 3, '01900000-0000-7000-8000-000000000001'];

  /** Inserts a row with the columns given, and something harmless in every other that may not be empty. */
  async function put(table: string, row: Record<string, unknown>) {
    const columns: { name: string; type: string }[] = await owner.query(
      "SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND IS_NULLABLE = 'NO' AND COLUMN_DEFAULT IS NULL",
      [table],
    );
    const harmless = (type: string) => (type.startsWith('date') ? '2026-01-01' : /char|text/.test(type) ? 'x' : 1);
    const whole = { ...Object.fromEntries(columns.map(({ name, type }) => [name, harmless(type)])), ...row };
    const names = Object.keys(whole).map((name) => `\`${name}\``);
    await owner.query(`INSERT INTO \`${table}\` (${names}) VALUES (${names.map(() => '?')})`, Object.values(whole));
  }

  beforeAll(async () => {
    await emptyDatabase();
    const hour = 3_600_000;
    const moment = (offset: number) => new Date(Date.now() + offset).toISOString().slice(0, 23).replace('T', ' ');
    await put('Release', { number: early, state: 'prepared', publishAt: null });
    await put('Release', { number: late, state: 'approved', publishAt: moment(hour) });
    await put('Release', { number: open, state: 'approved', publishAt: moment(-hour) });
    for (const [index, release] of [early, late, open].entries()) {
      const rowId = id.replace(/.$/, String(index + 1));
      await put('Review', { id: rowId, slug: `review-${index + 1}`, corrects: null });
      await put('ReleaseEntry', { release, tableName: 'Review', rowId });
    }
    await put('Review', { id: id.replace(/.$/, '9'), slug: 'in-no-release', corrects: null });
  });
  afterAll(emptyDatabase);

  it('is absent, with a lower-numbered release still unpublished and with rows in none', async () => {
    const rows = await reader.query('SELECT `slug`, `release` FROM `GalleryReview`');
    expect(rows).toEqual([{ slug: 'review-3', release: open }]);
    expect(await reader.query('SELECT `number` FROM `GalleryRelease`')).toEqual([{ number: open }]);
  });

  it('stays absent from a session that tries to move its clock or its time zone', async () => {
    await reader.query('SET timestamp = UNIX_TIMESTAMP() + 86400').catch(() => undefined);
    await reader.query("SET time_zone = '+13:00'");
    expect(await reader.query('SELECT `slug` FROM `GalleryReview`')).toEqual([{ slug: 'review-3' }]);
    await reader.query("SET time_zone = '+00:00'");
  });
});
