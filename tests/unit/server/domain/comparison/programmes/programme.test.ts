import { describe, expect, it } from 'vitest';
import type { PublishedRow } from '#server/domain/comparison/comparison.ts';
import { programmeAndOthers, programmePair } from '#server/domain/comparison/programmes/programme-and-others.ts';
import { programmeColumns, programmeRows } from '#server/domain/comparison/programmes/programme-table.ts';
import { type KnownProgramme, programmesToHold, sidesOf } from '#server/domain/comparison/programmes/sides.ts';
import { aMetric, anArea, aReference, aRow, madeUp } from '../published.ts';

const councils = Array.from({ length: 16 }, (_, at) => anArea(`E0600${String(at + 100).padStart(4, '0')}`));
const codes = councils.map(({ code }) => code);
const areas = new Map([...councils, madeUp].map((area) => [area.code, area]));
const enquiries = aMetric({ counterMetrics: ['repeat'], counterReason: 'Fewer can mean missed.' });
const repeat = aMetric({ id: 'repeat', name: 'Repeat plans', kind: 'ratio', polarity: 'lower', unit: '%' });
const metrics = new Map([enquiries, repeat].map((metric) => [metric.id, metric]));
const reference = { ...aReference(), areas, metrics };

const programme = (id: string, at: number[], startsOn: string | null, own: Partial<KnownProgramme> = {}) => ({
  ...{ id, name: id, wave: null, startText: 'as said', madeUp: false },
  areas: at.map((one) => ({ code: codes[one]!, startsOn })),
  ...own,
});
const all = [
  programme('w1', [0, 1, 2], '2023-12-01', { name: 'Pathfinder, wave 1', wave: 1 }),
  programme('w2', [3, 4, 5], '2024-07-01', { name: 'Pathfinder, wave 2', wave: 2 }),
  programme('pilot', [6, 7], null),
  programme(
    'national',
    councils.map((_, at) => at),
    '2025-04-01',
  ),
  programme('example', [], null, { madeUp: true, areas: [{ code: madeUp.code, startsOn: null }] }),
];

describe('the two sides', () => {
  it('are the places of a programme and those in none but what all are in', () => {
    const found = sidesOf('w1', all, reference)!;
    expect(found.areas.map(({ code }) => code)).toEqual(codes.slice(0, 3));
    expect(found.others.map(({ code }) => code)).toEqual(codes.slice(8));
    expect(found).toMatchObject({
      leftOut: 5,
      firstStart: '2023-12-01',
      lastStart: '2023-12-01',
      national: ['national'],
    });
  });

  it('take all waves together, from the first beginning to the last', () => {
    const found = sidesOf('waves', all, reference)!;
    expect(found).toMatchObject({ name: 'Pathfinder, all waves', firstStart: '2023-12-01', lastStart: '2024-07-01' });
    expect(found.areas).toHaveLength(6);
    expect(programmesToHold(all).map(({ id, places }) => [id, places])).toEqual([
      ['waves', 6],
      ['w1', 3],
      ['w2', 3],
      ['pilot', 2],
      ['national', 16],
    ]);
  });

  it('are none for what is unknown or made up, and leave nobody opposite a programme of all', () => {
    expect(sidesOf('nope', all, reference)).toBeNull();
    expect(sidesOf('example', all, reference)).toBeNull();
    expect(sidesOf('national', all, reference)?.others).toEqual([]);
    expect(sidesOf('w1', all, reference)?.others.some((area) => area.madeUp)).toBe(false);
  });
});

const periods = ['2023|RY', '2024|RY', '2025|RY', '2026|RY'];
const rowsOf = (change: (row: PublishedRow, council: number) => PublishedRow = (row) => row) =>
  periods.flatMap((period, year) => codes.map((code, at) => change(aRow(code, period, 100 + at + year * 10), at)));

const waves = sidesOf('waves', all, reference)!;

describe('a programme and the others', () => {
  it('are told by median and middle half, before the first began and after the last had', () => {
    const found = programmeAndOthers(enquiries, waves, rowsOf(), reference);
    expect(found.periods.map(({ phase }) => phase)).toEqual(['before', 'start', 'start', 'after']);
    expect(found.startsIn).toBe('2024|RY');
    const [own, others] = found.sides;
    expect(own?.points[0]).toEqual({ period: '2023|RY', median: 102.5, low: 101.25, high: 103.75, numbers: 6 });
    expect(others?.points[3]).toEqual({ period: '2026|RY', median: 141.5, low: 139.75, high: 143.25, numbers: 8 });
    expect(found.sentence).toBe(
      'Section 47 enquiries (rate per 10,000 children): Pathfinder, all waves. Before it began: year to 31 March 2023, 102.5 in the middle of 6 places, 111.5 of 8 others. After: year to 31 March 2026, 132.5 in the middle of 6 places, 141.5 of 8 others. Not an effect.',
    );
    expect(found.notes[0]?.text).toContain('not an effect of the programme');
  });

  it('let no suppressed, missing or unreliable figure in, and show nothing of fewer than five', () => {
    const hidden = rowsOf((row, at) => (at === 0 ? { ...row, value: null, symbol: 'c' } : row));
    const [own] = programmeAndOthers(enquiries, waves, hidden, reference).sides;
    expect(own?.points[0]).toMatchObject({ median: 103, numbers: 5 });
    const unreliable = hidden.map((row) => (row.area === codes[1] ? { ...row, symbol: 'u' as const } : row));
    const found = programmeAndOthers(enquiries, waves, unreliable, reference);
    expect(found.sides[0]?.points[0]).toMatchObject({ median: null, low: null, high: null, numbers: 4 });
    expect(found.sentence).toContain('Fewer than 5 of its 6 places');
    expect(found.notes.map(({ code }) => code)).toContain('too-few');
  });

  it('say so where nothing is after the start yet, where no start is recorded, and where nobody is opposite', () => {
    const early = rowsOf().filter(({ period }) => period !== '2026|RY');
    expect(programmeAndOthers(enquiries, waves, early, reference).sentence).toContain(
      'As it began: year to 31 March 2025, 122.5 in the middle of 6 places, 131.5 of 8 others. No figure of a time wholly after the start is published yet.',
    );
    const undated = { ...waves, firstStart: null, lastStart: null };
    const found = programmeAndOthers(enquiries, undated, rowsOf(), reference);
    expect(found.periods.every(({ phase }) => phase === null)).toBe(true);
    expect(found).toMatchObject({ startsIn: null, sentence: expect.stringContaining('cannot be told apart') });
    const national = sidesOf('national', all, reference)!;
    expect(programmeAndOthers(enquiries, national, rowsOf(), reference).sentence).toContain('no others');
    expect(programmeAndOthers(enquiries, waves, [], reference).sentence).toContain('no median is shown');
  });

  it('take a position on one day as after the start from the day on which all had begun', () => {
    const snapshot = aMetric({ basis: 'snapshot' });
    const found = programmeAndOthers(snapshot, waves, rowsOf(), reference);
    expect(found.periods.map(({ phase }) => phase)).toEqual(['before', 'start', 'after', 'after']);
  });

  it('stand with what is read beside an activity measure, in the table too, or say that none is measured', () => {
    const both = new Map([
      ['s47_rate', rowsOf()],
      ['repeat', [...rowsOf(), aRow(codes[0]!, '2010|RY', 5)]],
    ]);
    const pair = programmePair(enquiries, waves, both, reference);
    expect(pair.beside).toMatchObject({ text: expect.stringContaining('Repeat plans'), shown: { metric: 'repeat' } });
    expect(pair.beside?.shown?.periods.map(({ period }) => period)).toEqual(periods);
    const table = programmeRows(pair);
    expect(table).toHaveLength(periods.length * 4);
    for (const row of table) expect(row).toHaveLength(programmeColumns.length);
    const alone = programmePair(enquiries, waves, new Map([['s47_rate', rowsOf()]]), reference);
    expect(alone.beside).toMatchObject({ shown: null, text: expect.stringContaining('not measured') });
    expect(programmePair(repeat, waves, both, reference).beside).toBeNull();
  });
});
