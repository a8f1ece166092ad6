import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { grants } from '#prisma/grants.ts';
import { keeping, keepingList, keepingWords } from '#server/domain/people/privacy/keeping.ts';
import { type Held, holdsNobody, recordLines, register } from '#server/domain/people/privacy/register.ts';
import { schemaTables } from '../../../../../integration/prisma/schema-tables.ts';

const tables = schemaTables(readFileSync('prisma/schema.prisma', 'utf8'));

/** Whether a column can hold a person: an id of one, a name or an address, a secret, or words. */
function canHold(column: string, type: string): boolean {
  if (/^(actorId|userId|toUserId|\w+By)$/.test(column) && type === 'char(36)') return true;
  if (/text$/.test(type)) return true;
  const length = Number(/^varchar\((\d+)\)$/.exec(type)?.[1] ?? 0);
  return length >= 200 || /email|address|label|csrf/i.test(column);
}

/** What the record leaves out of these tables. */
function faultsOf(schema: typeof tables, held: Record<string, Held>, nobody: readonly string[]): string[] {
  const faults: string[] = [];
  for (const [table, { columns }] of Object.entries(schema)) {
    const entry = held[table];
    if (Boolean(entry) === nobody.includes(table)) faults.push(`${table} must stand in one of the two lists`);
    const { ids = [], direct = [], words = [], plain = [] } = entry ?? {};
    const named = [...ids, ...direct, ...words, ...plain];
    for (const column of named) if (!(column in columns)) faults.push(`${table}.${column} is not there`);
    for (const [column, { type }] of Object.entries(columns)) {
      const isPerson = type === 'char(36)' && canHold(column, type);
      if (entry ? canHold(column, type) && !named.includes(column) : isPerson)
        faults.push(`${table}.${column} can hold a person and stands in no list`);
    }
  }
  return faults;
}

describe('the record of processing', () => {
  it('names every table, and every column that can hold anything of a person', () => {
    expect(Object.keys(tables).toSorted()).toEqual(Object.keys(grants).toSorted());
    expect(faultsOf(tables, register, holdsNobody)).toEqual([]);
  });

  it('would see a new table, a new column of words and a new id of a person', () => {
    const text = { type: 'text', nullable: false };
    const id = { type: 'char(36)', nullable: false };
    const shape = { primaryKey: [], uniques: [], indexes: [], foreignKeys: [] };
    const planted = {
      ...tables,
      Planted: { ...shape, columns: { note: text } },
      Area: { ...shape, columns: { changedBy: id } },
      Reply: { ...shape, columns: { ...tables.Reply?.columns, remark: text } },
    };
    expect(faultsOf(planted, register, holdsNobody)).toEqual([
      'Area.changedBy can hold a person and stands in no list',
      'Reply.remark can hold a person and stands in no list',
      'Planted must stand in one of the two lists',
    ]);
  });

  it('stands in docs/privacy as the list has it, line for line', () => {
    const page = readFileSync('docs/privacy/record-of-processing.md', 'utf8').split('\n');
    const printed = page.filter((line) => /^\| `[A-Z]/.test(line));
    expect(printed).toEqual(recordLines());
  });
});

describe('how long', () => {
  it('is a number of days or for good, said in words', () => {
    const letter = '30 days after a letter was sent or given up, then emptied';
    expect(keepingWords(keeping.letter)).toContain(letter);
    expect(keepingWords(keeping.account)).toBe(
      '2 years after your account was closed, because you left, then erased. An administrator can erase it sooner',
    );
    expect(keepingWords(keeping.audit)).toMatch(/^kept; /);
    expect(keepingList().map(({ id }) => id)).toEqual(Object.keys(keeping));
  });

  it('is for good only where nothing names or reaches anybody', () => {
    const direct = Object.entries(register).filter(([, { direct: columns = [] }]) => columns.length > 0);
    expect(direct.length).toBeGreaterThan(7);
    for (const [table, { kept }] of direct) expect(keeping[kept].days, table).not.toBeNull();
  });
});
