import { describe, expect, it } from 'vitest';
import type { Area } from '#server/domain/areas/area.ts';
import { niceTicks } from '#server/domain/comparison/axis.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import { groupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { type Group, groupOf, groupsOf } from '#server/domain/comparison/groups/groups.ts';
import { aMetric, aReference, aRow, first, madeUp } from './published.ts';

const metric = aMetric({ method: 'byar-95' });
const reference = aReference(metric);
const takesPart = [
  { areaCode: first.code, programmeId: 'p', name: 'Pathfinders' },
  { areaCode: madeUp.code, programmeId: 'example', name: 'Example' },
];
const breakdown = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };
const authorities = [...reference.areas.values()].filter(
  ({ level, madeUp: notReal, validTo }) => level === 'local-authority' && !notReal && validTo === null,
);

describe('groups of places', () => {
  it('hold real authorities in the order of names; a made-up one only in a programme of its own kind', () => {
    const groups = groupsOf(reference, takesPart);
    const all = groups.find(({ id }) => id === 'all')!;
    expect(all.areas.map(({ name }) => name)).toEqual(authorities.map(({ name }) => name).toSorted());
    for (const { id, areas } of groups) {
      if (id !== 'programme:example')
        expect(
          areas.filter((area) => area.madeUp),
          id,
        ).toEqual([]);
    }
    expect(groupOf('programme:example', reference, takesPart)?.areas).toEqual([madeUp]);
  });

  it('of neighbours hold the place itself; what does not exist is no group', () => {
    const group = groupOf(`neighbours:${first.code}`, reference, takesPart);
    expect(group?.areas).toContainEqual(first);
    for (const id of ['neighbours:E06999999', 'region:E12999999', 'nothing', 'programme:']) {
      expect(groupOf(id, reference, takesPart)).toBeNull();
    }
  });

  it('leave out an authority that no longer exists', () => {
    const gone: Area = { ...first, code: 'E06000990', name: 'Gone', validTo: '2023-03-31' };
    const areas = new Map([...reference.areas, [gone.code, gone]]);
    expect(groupOf('all', { ...reference, areas }, [])?.areas).not.toContainEqual(gone);
  });
});

describe('a group side by side', () => {
  const group = (areas: Area[]): Group => ({ id: 'all', kind: 'all', name: 'Every authority', areas });
  const answer = (rows: Parameters<typeof aRow>[], areas: Area[] = [first], asked?: string) => {
    const all = compare(
      { metric, areas, breakdown },
      reference,
      rows.map((row) => aRow(...row)),
    );
    return groupComparison(all, group(areas), metric, asked);
  };

  it('shows the newest period that most have, or the one asked for; a period nobody has is not offered', () => {
    const rows: Parameters<typeof aRow>[] = [
      [first.code, '2024|RY', 100],
      [first.code, '2025|RY', 150],
      ['E92000001', '2026|RY', 120],
    ];
    expect(answer(rows).period).toBe('2025|RY');
    expect(answer(rows, [first], '2024|RY').rows[0]?.point?.value).toBe(100);
    expect(answer(rows, [first], '2026|RY').period).toBe('2025|RY');
    expect(answer(rows).periods.map(({ period }) => period)).toEqual(['2024|RY', '2025|RY']);
  });

  it('counts who is higher, lower, similar, and of whom it cannot be said; suppressed figures are of the last kind', () => {
    const shown = answer([
      [first.code, '2025|RY', 'c'],
      ['E92000001', '2025|RY', 120],
    ]);
    expect(shown.counts).toEqual({ higher: 0, lower: 0, similar: 0, cannotSay: 1 });
    expect(shown.sentence).toContain('None can be called higher or lower than England.');
    const higher = answer([
      [first.code, '2025|RY', 300],
      ['E92000001', '2025|RY', 120],
    ]);
    expect(higher.counts.higher).toBe(1);
    expect(higher.sentence).toContain('1 higher, 0 lower, 0 similar');
  });

  it('has a scale that holds the ends of every interval, not the figures alone', () => {
    const { rows, scale } = answer([
      [first.code, '2025|RY', 300],
      ['E92000001', '2025|RY', 120],
    ]);
    expect(rows[0]?.point?.high).toBeGreaterThan(300);
    expect(scale.domain[1]).toBeGreaterThanOrEqual(rows[0]?.point?.high ?? 0);
    expect(scale.domain[0]).toBe(0);
  });

  it('is a sentence where nothing is published, and never holds a made-up place against England', () => {
    expect(answer([]).sentence).toContain('nothing is published');
    expect(answer([]).rows).toHaveLength(1);
    const shown = answer(
      [
        [madeUp.code, '2025|RY', 300],
        ['E92000001', '2025|RY', 120],
      ],
      [madeUp],
    );
    expect(shown.counts.cannotSay).toBe(1);
  });
});

it.each([[[0, 100]], [[104.3]], [[0.2, 0.7]], [[1_000_000_000]], [[-5, 20]], [[0]]])(
  'the scale of %j holds every figure on round ticks',
  (values) => {
    const { domain, ticks } = niceTicks(Math.min(...values), Math.max(...values), 'count');
    expect(domain[0]).toBeLessThanOrEqual(Math.min(0, ...values));
    expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...values));
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(new Set(ticks).size).toBe(ticks.length);
  },
);
