import type { FileFinding } from './checks.ts';
import type { HeldRate } from './held-rates.ts';
import type { IndicatorMapping } from './mapping.ts';
import { mappingText } from './mapping.ts';
import type { FileProfile } from './profile.ts';
import type { Recomputed } from './recomputed.ts';

const counted = (count: number, one: string) => `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;

/** One finding in a line: code, place, what is wrong, what stood there, what to do. */
export function findingLine({ code, severity, row, column, message, found, fix }: FileFinding): string {
  const at = [row === null ? null : `row ${row}`, column].filter((part) => part !== null).join(', ');
  return `${code} ${severity}${at === '' ? '' : ` ${at}`}: ${message}${found === null ? '' : ` (${found})`}. ${fix}`;
}

/** What a file holds, in lines for a terminal. */
export function profileLines(profile: FileProfile): string[] {
  const { periods, levels, filters, indicators, leftOut } = profile;
  if (profile.lines === 0) return [];
  const [first, last] = [periods[0], periods.at(-1)];
  const span = first === last ? (first?.timePeriod ?? '') : `${first?.timePeriod} to ${last?.timePeriod}`;
  const kinds = [...new Set(periods.map(({ timeIdentifier }) => timeIdentifier))].join(', ');
  return [
    `${counted(profile.lines, 'line')}, ${counted(periods.length, 'period')}: ${kinds} ${span}`,
    ...levels.map(({ level, lines, areas }) => `Level ${level}: ${counted(lines, 'line')}, ${counted(areas, 'area')}`),
    ...(leftOut > 0 ? [`Left out: ${counted(leftOut, 'line')} that count for no area of today`] : []),
    ...filters.map(
      ({ name, categories }) =>
        `Filter ${name}: ${categories.map((each) => `${each.name} (${each.lines})`).join(' · ')}`,
    ),
    ...indicators.map(({ name, numbers, symbols, least, most }) => {
      const signs = Object.entries(symbols).map(([symbol, count]) => `${count} ${symbol === '' ? 'empty' : symbol}`);
      const range = least === null ? '' : ` from ${least} to ${most}`;
      return `Indicator ${name}: ${counted(numbers, 'number')}${range}${signs.length > 0 ? `; ${signs.join(', ')}` : ''}`;
    }),
  ];
}

/** Which rates were worked out again, and where they differ. */
export function recomputedLines(rates: readonly Recomputed[]): string[] {
  return rates.flatMap(({ indicator, numerator, denominator, per, compared, differences }) => [
    `Worked out again: ${indicator} = ${numerator} ÷ ${denominator}${per === 1 ? '' : ` × ${per.toLocaleString('en-GB')}`}: ${compared - differences.length} of ${compared} as published`,
    ...differences.map(
      ({ row, published, recomputed, why }) =>
        `  row ${row}: published ${published}, worked out ${recomputed}: ${differenceWords[why ?? 'none']}`,
    ),
  ]);
}

/** Why a published rate is not the one worked out from its line. */
export const differenceWords: Record<NonNullable<Recomputed['differences'][number]['why']> | 'none', string> = {
  'rounded-counts':
    'the counts are rounded to the nearest 10 or 5, and numbers that round to them give the published rate',
  'places-left-out': 'it is the rate of the authorities with both numbers; the counts of the line hold others too',
  none: 'nothing in the file says why',
};

/** Of how many lines each reason holds, the reasons that hold for none left out; empty where every line is as published. */
export function differenceSummary({ differences }: Pick<Recomputed, 'differences'>): string[] {
  return Object.entries(differenceWords).flatMap(([reason, words]) => {
    const lines = differences.filter(({ why }) => (why ?? 'none') === reason).length;
    return lines === 0 ? [] : [`${counted(lines, 'line')}: ${words}.`];
  });
}

/** What the file could be taken over as. */
export const proposalLines = (mappings: readonly IndicatorMapping[]): string[] =>
  mappings.map((mapping) => `Known from before: --map '${mappingText(mapping)}'`);

/** Published rates worked out again from published counts and ONS's children, and each that is another number. */
export function heldRateLines(rates: readonly HeldRate[], names: ReadonlyMap<string, string>): string[] {
  const number = (value: number) => value.toLocaleString('en-GB');
  return rates.flatMap(({ metric, count, compared, differences }) => [
    `${metric} = ${count} ÷ children × 10,000: ${number(compared - differences.length)} of ${number(compared)} as published`,
    ...differences.map(({ area, period, published, recomputed, why, meant, children, ...of }) => {
      const said = `  ${names.get(area) ?? area} ${period}: published ${published}, worked out ${recomputed}: `;
      if (why === 'rounded-counts') return `${said}the count, ${number(of.count)}, is rounded to the nearest 10`;
      const [from, to] = meant.map(number);
      return `${said}published with ${from} to ${to} children; ONS’s estimate is ${number(children)} today`;
    }),
  ]);
}
