import { describe, expect, it } from 'vitest';
import { drawChartFile } from '#app/charts/draw.tsx';
import { lineStyles } from '#app/charts/line-styles.ts';
import { comparisonChart, sourceLine } from '#app/components/comparison-chart.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import type { PublishedRow } from '#server/domain/comparison/comparison.ts';
import { methodsOf } from '#server/domain/statistics/methods.ts';
import { faultsOfPicture } from '../../../e2e/setup/picture-faults.ts';
import { aMetric, anArea, aReference, aRow, first } from '../../server/domain/comparison/published.ts';

const metric = aMetric();
const breakdown = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };
const gone = anArea('E07000001', { name: 'Goneborough', validTo: '2023-06-30', successorCode: first.code });
const provisional = (row: PublishedRow): PublishedRow => ({ ...row, provisional: true });

function answer(rows: PublishedRow[], version = '7') {
  const reference = { ...aReference(metric), methods: methodsOf(version) };
  const areas = new Map([...reference.areas, [gone.code, gone] as const]);
  return compare({ metric, areas: [first], breakdown }, { ...reference, areas }, rows);
}
const years = [21, 22, 23, 24, 25].map((value) => aRow(first.code, `20${value}|RY`, value));
const file = (found: ReturnType<typeof answer>) =>
  drawChartFile(comparisonChart('chart', found), found.sentence, sourceLine(found));

describe('where a place grew by a merger', () => {
  const found = answer(years);

  it('the first period that ends after it is named, and what became part of what', () => {
    expect(found.marks?.breaks).toEqual([
      { area: first.code, period: '2024|RY', text: `Goneborough is part of ${first.name} from here on` },
    ]);
  });

  it('an upright line stands between the last period before and the first after, and words say why', () => {
    const [, across] = /class="app-breaks"><path d="M([\d.]+),/.exec(file(found)) ?? [];
    const [one, two] = ['2023', '2024'].map((year) =>
      Number(new RegExp(`<tspan x="([\\d.]+)"[^>]*>${year}</tspan>`).exec(file(found))![1]),
    );
    expect(Number(across)).toBeGreaterThan(one!);
    expect(Number(across)).toBeLessThan(two!);
    // The source may be broken into lines anywhere.
    expect(sourceLine(found)).toContain(`Upright dotted line: Goneborough is part of ${first.name} from here on.`);
    expect(faultsOfPicture(file(found))).toEqual([]);
  });

  it('nothing is marked where the line has figures on one side only', () => {
    expect(answer(years.slice(3)).marks?.breaks).toEqual([]);
    expect(answer(years.slice(0, 3)).marks?.breaks).toEqual([]);
  });
});

describe('provisional figures', () => {
  const found = answer([...years.slice(0, 2), provisional(years[2]!), years[3]!, provisional(years[4]!)]);
  const hollow = (svg: string) =>
    svg.match(new RegExp(` fill="#ffffff" stroke="${lineStyles[0]!.colour}"`, 'g'))?.length ?? 0;

  it('have hollow marks, each of them, and words say that they may change', () => {
    expect(hollow(file(found))).toBe(2);
    expect(sourceLine(found)).toContain('Hollow marks: provisional figures, which may change.');
    expect(hollow(file(answer(years)))).toBe(0);
    expect(sourceLine(answer(years))).not.toContain('Hollow');
  });

  it('of a release whose methods mark nothing are drawn as they were', () => {
    const older = answer([...years.slice(0, 4), provisional(years[4]!)], '6');
    expect(older).not.toHaveProperty('marks');
    expect(hollow(file(older))).toBe(0);
    expect(file(older)).toBe(file(answer(years, '6')));
  });
});
