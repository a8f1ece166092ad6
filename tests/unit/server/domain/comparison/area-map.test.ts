import { describe, expect, it } from 'vitest';
import { compare } from '#server/domain/comparison/compare.ts';
import { areaMap, mapColumns, mapRows } from '#server/domain/comparison/groups/area-map.ts';
import { groupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { groupOf } from '#server/domain/comparison/groups/groups.ts';
import { aMetric, aReference, aRow, first } from './published.ts';

const metric = aMetric({ method: 'byar-95' });
const reference = aReference(metric);
const breakdown = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };
const everyone = groupOf('all', reference, [])!;

const mapOf = (rows: Parameters<typeof aRow>[], asked?: string) => {
  const published = rows.map((row) => aRow(...row));
  const answer = compare({ metric, areas: everyone.areas, breakdown }, reference, published);
  return areaMap(groupComparison(answer, everyone, metric, asked), reference.areas);
};
const bandOf = (map: ReturnType<typeof mapOf>, code: string) => map.tiles.find(({ area }) => area.code === code)?.band;

describe('a metric as a map', () => {
  const others = everyone.areas.filter(({ code }) => code !== first.code).map(({ code }) => code);
  const [second, third, fourth, silent] = others as [string, string, string, string];
  const map = mapOf([
    ['E92000001', '2025|RY', 100],
    [first.code, '2025|RY', 400],
    [second, '2025|RY', 'c'],
    [third, '2025|RY', 'x'],
    [fourth, '2025|RY', 100],
  ]);

  it('has every authority once, in the order of names, with its region', () => {
    const names = map.tiles.map(({ area }) => area.name);
    expect(names).toEqual(everyone.areas.map(({ name }) => name));
    const region = reference.areas.get(first.regionCode!);
    expect(map.tiles.find(({ area }) => area.code === first.code)?.region).toEqual({
      ...{ code: region?.code, name: region?.name },
    });
  });

  it('tells how a place stands by its interval, and why another cannot be told: hidden, no number, not reported', () => {
    expect(bandOf(map, second)).toBe('suppressed');
    expect(bandOf(map, third)).toBe('no-number');
    expect(bandOf(map, silent)).toBe('not-reported');
    expect(bandOf(map, first.code)).toBe('higher');
    // No population is known that an interval could be made from.
    expect(bandOf(map, fourth)).toBe('cannot-say');
  });

  it('counts each band, and the counts are all places', () => {
    for (const { id, count } of map.bands) expect(count, id).toBe(map.tiles.filter(({ band }) => band === id).length);
    expect(map.bands.reduce((sum, { count }) => sum + count, 0)).toBe(everyone.areas.length);
  });

  it('as a table has a row for each place, also for one that reported nothing, and England’s last', () => {
    const rows = mapRows(map, reference, 'total');
    expect(rows).toHaveLength(map.tiles.length + 1);
    for (const row of rows) expect(row).toHaveLength(mapColumns.length);
    const column = (name: string) => mapColumns.findIndex(([each]) => each === name);
    const rowOf = (code: string) => rows.find((row) => row[column('new_la_code')] === code)!;
    expect([rowOf(second)[column('value')], rowOf(second)[column('beside_england')]]).toEqual(['c', 'suppressed']);
    const none = rowOf(silent);
    expect([none[column('value')], none[column('made_up')], none[column('beside_england')]]).toEqual([
      ...[null, false, 'not-reported'],
    ]);
    expect([rows.at(-1)![column('geographic_level')], rows.at(-1)![column('value')]]).toEqual(['National', 100]);
  });

  it('is of the newest period that most have, or of the one asked', () => {
    const rows: Parameters<typeof aRow>[] = [
      ['E92000001', '2024|RY', 90],
      [first.code, '2024|RY', 80],
      [second, '2024|RY', 70],
      [first.code, '2025|RY', 60],
    ];
    expect(mapOf(rows, '2025|RY').tiles.find(({ area }) => area.code === second)?.band).toBe('not-reported');
    expect(mapOf(rows, '2024|RY').period).toBe('2024|RY');
  });

  it('of nothing published is every place not reported, and a sentence says so', () => {
    const empty = mapOf([]);
    expect(new Set(empty.tiles.map(({ band }) => band))).toEqual(new Set(['not-reported']));
    expect(empty.sentence).toContain('nothing is published');
  });
});
