import { readFileSync } from 'node:fs';
import type { Connection } from 'mariadb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAs } from '../setup/database.ts';

type Field = { type: string; optional: boolean; native: string };
type Model = { fields: Map<string, Field>; id: string[]; uniques: string[]; indexes: string[] };

const listed = (text: string) => text.split(',').map((name) => name.trim());

/** prisma/schema.prisma as it is written: its models, their columns, keys and indexes. */
function modelsOf(schema: string): Map<string, Model> {
  const names = new Set([...schema.matchAll(/^model (\w+) \{/gm)].map(([, name]) => name));
  const models = new Map<string, Model>();
  for (const [, name = '', body = ''] of schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
    const model: Model = { fields: new Map(), id: [], uniques: [], indexes: [] };
    for (const line of body.split('\n').map((text) => text.replace(/\/\/.*/, '').trim())) {
      const block = /^@@(id|unique|index)\(\[([^\]]+)\]/.exec(line);
      if (block?.[1] === 'id') model.id = listed(block[2] ?? '');
      else if (block?.[1] === 'unique') model.uniques.push(listed(block[2] ?? '').join());
      else if (block?.[1] === 'index') model.indexes.push(listed(block[2] ?? '').join());
      const field = /^(\w+)\s+(\w+)(\?|\[\])?(.*)$/.exec(line);
      if (!field || names.has(field[2]) || line.startsWith('@@')) continue;
      const [, column = '', type = '', mark, more = ''] = field;
      model.fields.set(column, {
        type,
        optional: mark === '?',
        native: /@db\.(\w+(?:\([^)]*\))?)/.exec(more)?.[1] ?? '',
      });
      if (/@id\b/.test(more)) model.id = [column];
      if (/@unique\b/.test(more)) model.uniques.push(column);
    }
    models.set(name, model);
  }
  return models;
}

/** What the database calls a column of this type. */
function columnType({ type, native }: Field): string {
  if (native) return native.toLowerCase().replace(/\s/g, '');
  return { Int: 'int(11)', Float: 'double', Boolean: 'tinyint(1)' }[type] ?? `no type for ${type}`;
}

const models = modelsOf(readFileSync('prisma/schema.prisma', 'utf8'));
let owner: Connection;
beforeAll(async () => {
  owner = await connectAs('owner');
});
afterAll(() => owner.end());

it('the schema was read: every model has columns and a key', () => {
  expect(models.size).toBeGreaterThan(45);
  for (const [name, model] of models) expect([model.fields.size > 1, model.id.length > 0], name).toEqual([true, true]);
});

it('tables and models are the same', async () => {
  const rows: { t: string }[] = await owner.query(
    "SELECT TABLE_NAME AS t FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME <> '_prisma_migrations'",
  );
  expect(rows.map(({ t }) => t).toSorted()).toEqual([...models.keys()].toSorted());
});

it.each([...models.keys()])('%s has the columns, types, keys and indexes of its model', async (table) => {
  const model = models.get(table) as Model;
  const columns: { c: string; t: string; n: string }[] = await owner.query(
    'SELECT COLUMN_NAME AS c, COLUMN_TYPE AS t, IS_NULLABLE AS n FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
    [table],
  );
  const real = columns.map(({ c, t, n }) => `${c} ${t.replace(/\s/g, '')}${n === 'YES' ? ' or null' : ''}`);
  const meant = [...model.fields].map(([c, field]) => `${c} ${columnType(field)}${field.optional ? ' or null' : ''}`);
  expect(real.toSorted()).toEqual(meant.toSorted());

  const indexes: { name: string; once: number; list: string }[] = await owner.query(
    'SELECT INDEX_NAME AS name, 1 - MAX(NON_UNIQUE) AS once, GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS list FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? GROUP BY INDEX_NAME',
    [table],
  );
  const told = (name: string, list: string, once: boolean) =>
    `${name === 'PRIMARY' ? 'key' : once ? 'unique' : 'index'} ${list}`;
  const found = indexes.map(({ name, once, list }) => told(name, list, Number(once) === 1));
  const wanted = [
    `key ${model.id.join()}`,
    ...model.uniques.map((list) => `unique ${list}`),
    ...model.indexes.map((list) => `index ${list}`),
  ];
  expect(found).toEqual(expect.arrayContaining(wanted));
});

it('every table is InnoDB in UTF-8 and has a primary key, as a cluster needs', async () => {
  const rows: { t: string; e: string; c: string }[] = await owner.query(
    "SELECT TABLE_NAME AS t, ENGINE AS e, TABLE_COLLATION AS c FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
  );
  for (const { t, e, c } of rows) expect([e, c.startsWith('utf8mb4')], t).toEqual(['InnoDB', true]);
});

it('a column missing from the schema would be seen', () => {
  const other = modelsOf(
    'model A {\n  id String @id @db.Char(36)\n  note String? @db.Text\n\n  @@index([note])\n}\n',
  ).get('A');
  expect(other?.fields.get('note')).toEqual({ type: 'String', optional: true, native: 'Text' });
  expect([other?.id, other?.indexes]).toEqual([['id'], ['note']]);
});
