import { describe, expect, it } from 'vitest';
import { compare } from '#server/domain/comparison/compare.ts';
import { placesOf, tidyColumns, tidyTable } from '#server/domain/comparison/tidy.ts';
import { aMetric, aReference, aRow, first, madeUp } from './published.ts';

const total = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };

function table(rows: ReturnType<typeof aRow>[], areas = [first]) {
  const reference = aReference();
  const answer = compare({ metric: aMetric(), areas, breakdown: total }, reference, rows);
  const names = tidyColumns.map(([name]) => name);
  return tidyTable(placesOf(answer, reference), reference, 's47_rate', 'total').map((row) =>
    Object.fromEntries(row.map((cell, index) => [names[index], cell])),
  );
}

describe('a download', () => {
  it('has the columns of DfE’s tidy layout first, in their order', () => {
    expect(tidyColumns.slice(0, 10).map(([name]) => name)).toEqual([
      'time_period',
      'time_identifier',
      'geographic_level',
      'country_code',
      'country_name',
      'region_code',
      'region_name',
      'old_la_code',
      'la_name',
      'new_la_code',
    ]);
  });

  it('writes a symbol where there is no number, and both where a number is unreliable', () => {
    const unreliable = { ...aRow(first.code, '2025|RY', 7), symbol: 'u' as const };
    expect(table([aRow(first.code, '2024|RY', 'c'), unreliable])).toMatchObject([
      { time_period: '2024', value: 'c', symbol: 'c', new_la_code: first.code, region_name: 'North East' },
      { time_period: '2025', value: 7, symbol: 'u' },
    ]);
  });

  it('holds England and the region once, with no authority’s columns filled in', () => {
    const found = table([
      aRow(first.code, '2025|RY', 1),
      aRow('E92000001', '2025|RY', 2),
      aRow('E12000001', '2025|RY', 3),
    ]);
    expect(found.map(({ geographic_level, la_name, region_name }) => [geographic_level, la_name, region_name])).toEqual(
      [
        ['Local authority', 'Council 01', 'North East'],
        ['National', null, null],
        ['Regional', null, 'North East'],
      ],
    );
  });

  it('puts a made-up place in no country and says that it is made up', () => {
    expect(table([aRow(madeUp.code, '202526|Q1', 1)], [madeUp])).toMatchObject([
      { time_identifier: 'Financial year Q1', country_code: null, made_up: true },
    ]);
  });
});
