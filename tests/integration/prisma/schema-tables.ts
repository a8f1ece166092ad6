/** What prisma/schema.prisma says of one table, in the words of information_schema. */
export type TableShape = {
  columns: Record<string, { type: string; nullable: boolean }>;
  primaryKey: string[];
  uniques: string[][];
  indexes: string[][];
  foreignKeys: { columns: string[]; table: string; references: string[] }[];
};

const scalars: Record<string, string> = {
  String: 'varchar(191)',
  Int: 'int',
  BigInt: 'bigint',
  Float: 'double',
  Boolean: 'tinyint(1)',
  DateTime: 'datetime(3)',
  Decimal: 'decimal(65,30)',
  Json: 'longtext',
};

const list = (text: string | undefined) => (text ?? '').split(',').map((name) => name.trim());

/** Reads the models of a schema: the small language that this schema keeps to. */
export function schemaTables(schema: string): Record<string, TableShape> {
  const tables: Record<string, TableShape> = {};
  for (const [, name = '', body = ''] of schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)) {
    const shape: TableShape = { columns: {}, primaryKey: [], uniques: [], indexes: [], foreignKeys: [] };
    for (const line of body.split('\n').map((text) => text.replace(/\/\/.*$/, '').trim())) readLine(line, shape);
    tables[name] = shape;
  }
  return tables;
}

function readLine(line: string, shape: TableShape) {
  const block = /^@@(id|unique|index)\(\[([^\]]*)\]/.exec(line);
  if (block?.[1] === 'id') shape.primaryKey = list(block[2]);
  if (block?.[1] === 'unique') shape.uniques.push(list(block[2]));
  if (block?.[1] === 'index') shape.indexes.push(list(block[2]));
  const relation = /^\w+\s+(\w+)\??\s+@relation\(.*fields: \[([^\]]*)\], references: \[([^\]]*)\]/.exec(line);
  if (relation) {
    shape.foreignKeys.push({ columns: list(relation[2]), table: relation[1] ?? '', references: list(relation[3]) });
    return;
  }
  const [, column = '', type = '', optional, rest = ''] = /^(\w+)\s+(\w+)(\?)?(?:\s+(.*))?$/.exec(line) ?? [];
  const standard = scalars[type];
  if (!standard) return;
  const native = /@db\.(\w+(?:\([\d, ]+\))?)/.exec(rest)?.[1]?.toLowerCase().replaceAll(' ', '');
  shape.columns[column] = { type: native ?? standard, nullable: optional === '?' };
  if (/@id\b/.test(rest)) shape.primaryKey = [column];
  if (/@unique\b/.test(rest)) shape.uniques.push([column]);
}
