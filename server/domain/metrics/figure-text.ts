import type { ValueSymbol } from '#server/domain/returns/rules.ts';

const formats = new Map<number, Intl.NumberFormat>();

/** The number as it is written, with thousands separated: `1,234`, `189.3`. */
export function numberText(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(decimals, format);
  }
  return format.format(value);
}

/** The number with its unit where the unit is a sign: `24.5%`, `£6,500`; other units are said once, beside it. */
export function figureText(value: number, unit: string, decimals: number): string {
  const text = numberText(value, decimals);
  if (unit === '%') return `${text}%`;
  return unit.startsWith('£') ? `£${text}` : text;
}

/** The unit where it has to be said: `%` and `£` stand with the number. */
export function unitText(unit: string): string {
  if (unit === '%') return 'per cent';
  if (unit === 'count') return 'number';
  return unit === '£' ? 'pounds' : unit.replace('£ per', 'pounds per');
}

/** What stands in place of a number, each told apart from zero and from the others. Source: DfE's open data standard. */
export const symbolWords: Record<ValueSymbol, string> = {
  c: 'suppressed to protect confidentiality',
  z: 'not applicable',
  x: 'not available',
  low: 'rounds to zero but is not zero',
  u: 'low reliability',
};
