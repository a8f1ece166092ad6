import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statements } from '#prisma/statements.ts';

describe('cutting a migration into statements', () => {
  it('ends a statement at a semicolon that stands outside strings, names and comments', () => {
    const sql =
      "-- first; of all\nINSERT INTO `a;b` VALUES ('x;''y', \"z;\\\";\"); /* ; */ SELECT 1;\n# done;\nSELECT 2";
    expect(statements(sql)).toEqual(["INSERT INTO `a;b` VALUES ('x;''y', \"z;\\\";\")", 'SELECT 1', 'SELECT 2']);
  });

  it('keeps minus signs that begin no comment', () => {
    expect(statements('SELECT 3--1; SELECT 4 - -1')).toEqual(['SELECT 3--1', 'SELECT 4 - -1']);
  });

  it('gives back any strings that were written as values, whatever stands in them', () => {
    const quoted = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
        const written = values.map((value) => `SELECT ${quoted(value)}`);
        expect(statements(`${written.join(';\n-- and;\n')};`)).toEqual(written);
      }),
    );
  });
});
