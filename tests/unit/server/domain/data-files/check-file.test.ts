import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileCheckCode, fileChecks } from '#server/domain/data-files/checks.ts';
import { LARGEST_DATA_FILE } from '#server/files/data-file.ts';
import { checked, codesOf, errorsOf, good, goodHeader, goodLines } from './world.ts';

/** The good file with one line changed: the line's number in the file and what is put for what. */
function spoilt(row: number, from: string | RegExp, to: string): string {
  const lines = good.split('\n');
  const before = lines[row - 1] ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`Row ${row} does not hold ${from}.`);
  return [...lines.slice(0, row - 1), after, ...lines.slice(row)].join('\n');
}

const without = (column: string) => {
  const at = goodHeader.split(',').indexOf(column);
  return good
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .filter((_, index) => index !== at)
        .join(','),
    )
    .join('\n');
};

const otherLine = (from: string, to: string) => `${good}\n${goodLines[2]!.replace(from, to).replace('2025', '2023')}`;

/** One faulty file for each check: the file, and where the finding has to stand. */
const faulty: Record<FileCheckCode, [file: string | Uint8Array, row: number | null, column: string | null]> = {
  'TIDY-001': [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3]), null, null],
  'TIDY-002': [`${goodHeader}\n`, null, null],
  'TIDY-003': [new Uint8Array(LARGEST_DATA_FILE + 1).fill(0x61), null, null],
  'TIDY-004': [spoilt(4, 'Hartlepool', '"Hartlepool'), 4, null],
  'TIDY-005': [Uint8Array.from(Buffer.from(good.replaceAll('All plans', 'Every plané'), 'latin1')), null, null],
  'TIDY-010': [good.replace('time_period,time_identifier', 'year,kind'), 1, 'time_period'],
  'TIDY-011': [without('country_code'), 1, 'country_code'],
  'TIDY-012': [without('old_la_code'), 1, 'old_la_code'],
  'TIDY-013': [spoilt(1, 'started_pct', 'children'), 1, 'children'],
  'TIDY-014': [spoilt(1, 'started_pct', ''), 1, null],
  'TIDY-015': [spoilt(1, 'started_pct', 'started %'), 1, 'started %'],
  'TIDY-016': [
    good
      .split('\n')
      .map((line) => line.split(',').slice(0, 11).join(','))
      .join('\n'),
    1,
    null,
  ],
  'TIDY-017': [spoilt(4, ',90', ',1,090'), 4, null],
  'TIDY-020': [spoilt(4, '2025', '202425'), 4, 'time_period'],
  'TIDY-021': [spoilt(4, 'Reporting year', 'Year'), 4, 'time_identifier'],
  'TIDY-022': [spoilt(4, 'Reporting year', 'Calendar year'), null, 'time_identifier'],
  'TIDY-023': [spoilt(4, '2025', '2035'), 4, 'time_period'],
  'TIDY-030': [spoilt(4, 'Local authority', 'LA'), 4, 'geographic_level'],
  'TIDY-031': [spoilt(4, 'E06000001', ''), 4, 'new_la_code'],
  'TIDY-032': [spoilt(4, 'E06000001', 'E06000099'), 4, 'new_la_code'],
  'TIDY-033': [spoilt(4, 'E06000001', 'E12000007'), 4, 'new_la_code'],
  'TIDY-034': [spoilt(4, 'Hartlepool', 'Middlesbrough'), 4, 'la_name'],
  'TIDY-035': [spoilt(4, '805', '806'), 4, 'old_la_code'],
  'TIDY-036': [spoilt(4, 'E12000001', 'E12000007'), 4, 'region_code'],
  'TIDY-037': [spoilt(3, ',,,,All', ',,E06000001,,All'), 3, 'new_la_code'],
  'TIDY-038': [spoilt(2, 'E92000001', 'E92000002'), 2, 'country_code'],
  'TIDY-039': [spoilt(4, 'Hartlepool', ''), 4, 'la_name'],
  'TIDY-040': [otherLine('805,E06000001,Hartlepool', '909,E10000006,Cumbria'), 9, 'new_la_code'],
  'TIDY-041': [otherLine('805,E06000001,Hartlepool', '815,E10000023,North Yorkshire'), 9, 'new_la_code'],
  'TIDY-042': [
    otherLine('805,E06000001,Hartlepool', '805 / 806,E06000001 / E06000002,Hartlepool / Middlesbrough'),
    9,
    'new_la_code',
  ],
  'TIDY-043': [spoilt(2, 'E92000001,England', 'K02000001,United Kingdom'), 2, 'country_code'],
  'TIDY-044': [spoilt(4, 'Hartlepool', 'Hartlepol'), 4, 'la_name'],
  'TIDY-050': [spoilt(4, ',90,', ',,'), 4, 'children'],
  'TIDY-051': [spoilt(4, ',90,', ',many,'), 4, 'children'],
  'TIDY-052': [spoilt(4, '22.2', '22.2%'), 4, 'started_pct'],
  'TIDY-053': [spoilt(4, ',90,', ',:,'), 4, 'children'],
  'TIDY-054': [spoilt(4, ',90,', ',-99,'), 4, 'children'],
  'TIDY-055': [spoilt(4, ',90,', ',k,'), 4, 'children'],
  'TIDY-060': [spoilt(4, 'All plans', ''), 4, 'category'],
  'TIDY-061': [spoilt(7, '2024', '2025'), 7, null],
};

describe('an official data file', () => {
  it('without a fault has no finding, and every line its area and period', () => {
    const file = checked(good);
    expect(file.findings).toEqual([]);
    expect(file.filters.map(({ name }) => name)).toEqual(['category']);
    expect(file.indicators.map(({ name }) => name)).toEqual(['started', 'children', 'started_pct']);
    expect(file.lines.map(({ period, areas }) => [period, ...areas])).toEqual([
      ['2025|RY', 'E92000001'],
      ['2025|RY', 'E12000001'],
      ['2025|RY', 'E06000001'],
      ['2025|RY', 'E06000002'],
      ['2025|RY', 'E09000007'],
      ['2024|RY', 'E06000001'],
      ['2024|RY', 'E06000002'],
    ]);
  });

  it.each(Object.keys(faulty) as FileCheckCode[])('with the fault of %s is told so, with its place', (code) => {
    const [text, row, column] = faulty[code];
    const found = checked(text).findings.find((finding) => finding.code === code);
    expect(found).toMatchObject({ code, row, column, severity: fileChecks[code].severity });
  });

  it('is accepted with byte order mark, Windows line ends and columns in another order', () => {
    const lines = good.split('\n').map((line) => line.split(',').reverse().join(','));
    expect(checked(`\ufeff${lines.join('\r\n')}\r\n`).findings).toEqual([]);
  });

  it('counts a former code for the authority of today, a joint one for both, one that ended for none', () => {
    const of = (code: FileCheckCode) => checked(faulty[code][0]).lines.at(-1)?.areas;
    expect(of('TIDY-041')).toEqual(['E06000065']);
    expect(of('TIDY-042')).toEqual(['E06000001', 'E06000002']);
    expect(of('TIDY-040')).toEqual([]);
  });

  it('takes numbers for a filter where it is told so, and then finds no line twice', () => {
    const withAge = good
      .split('\n')
      .flatMap((line, index) => (index === 0 ? [`${line},years`] : [`${line},1`, `${line},2`]))
      .join('\n');
    expect(new Set(codesOf(checked(withAge)))).toEqual(new Set(['TIDY-061']));
    expect(checked(withAge, ['years']).findings).toEqual([]);
  });

  it('names all faults at once, whatever lines and cells they stand in', () => {
    const cells = goodHeader.split(',').slice(11);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(goodLines.length - 1), fc.nat(2)), { maxLength: 12, selector: String }),
        fc.constantFrom('', '1,000', 'n/a', '-999', 'thirty'),
        (places, bad) => {
          const lines = goodLines.map((line) => line.split(','));
          for (const [line, cell] of places) lines[line]![11 + cell] = `"${bad}"`;
          const text = [goodHeader, ...lines.map((line) => line.join(','))].join('\n');
          const mostlyBad = [0, 1, 2].some((cell) => places.filter(([, at]) => at === cell).length > 2);
          const expected = places.map(([line, cell]) => `${line + 2} ${cells[cell]}`).sort();
          const told = errorsOf(checked(text)).map(([, row, column]) => `${row} ${column}`);
          // A column that is mostly no number is a filter: then its faults are others.
          if (!mostlyBad) expect(told.sort()).toEqual(expected);
        },
      ),
    );
  });

  it('never throws, whatever text it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const file = checked(`${goodHeader}\n${text}`);
        expect(file.lines.length).toBeLessThanOrEqual(text.split(/\r|\n/).length);
      }),
    );
  });
});
