/** Words for dates, numbers and what stands in a number's place. It shows what it is given: no rounding rules, no sums. */

import { format as formatBy } from 'date-fns';

export type Precision = 'day' | 'month' | 'quarter' | 'year';

const months = Array.from({ length: 12 }, (_, month) => formatBy(new Date(2000, month), 'MMMM'));

function parts(day: string): { year: string; month: number; day: number } | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(day);
  if (!found?.[1]) return null;
  return { year: found[1], month: Number(found[2] ?? 1), day: Number(found[3] ?? 1) };
}

/**
 * `2026-06-30` as a reader says it, no finer than it is known: “30 June 2026”, “June 2026”, “April to June 2026”, “2026”.
 * What is not a date comes back as it is.
 */
export function formatDate(day: string, precision: Precision = 'day'): string {
  const found = parts(day);
  if (!found) return day;
  const { year, month } = found;
  // The last day of the period stands for it: one that ends in March is a financial year.
  if (precision === 'year') {
    return day.endsWith('-03-31') ? `${Number(year) - 1} to ${year} financial year` : year;
  }
  if (precision === 'quarter') {
    const first = month - ((month - 1) % 3);
    return `${months[first - 1]} to ${months[first + 1]} ${year}`;
  }
  const name = `${months[month - 1]} ${year}`;
  return precision === 'month' ? name : `${found.day} ${name}`;
}

/** The same for a `<time>`'s `datetime`, no finer than it is known; a quarter has no such form and gives its year. */
export function machineDate(day: string, precision: Precision = 'day'): string {
  if (precision === 'year' || precision === 'quarter') return day.slice(0, 4);
  return precision === 'month' ? day.slice(0, 7) : day.slice(0, 10);
}

const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  // `hour12` would make noon “0pm”.
  hourCycle: 'h12',
});

/** An instant as people in England say it: “9:30am on 30 June 2026”. What is not an instant comes back as it is. */
export function formatMoment(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const found = Object.fromEntries(moment.formatToParts(date).map(({ type, value }) => [type, value]));
  const half = found.dayPeriod?.toLowerCase().replace(/[^a-z]/g, '');
  const day = `${found.day} ${found.month} ${found.year}`;
  if (found.hour === '12' && found.minute === '00') return `${half === 'pm' ? 'midday' : 'midnight'} on ${day}`;
  const clock = found.minute === '00' ? found.hour : `${found.hour}:${found.minute}`;
  return `${clock}${half} on ${day}`;
}

const plain = new Map<number, Intl.NumberFormat>();

/** A number with its thousands parted. `decimals` fixes how many stand after the point; without it as many as it has. */
export function formatNumber(value: number, decimals?: number): string {
  const key = decimals ?? -1;
  let format = plain.get(key);
  if (!format) {
    format = new Intl.NumberFormat('en-GB', {
      minimumFractionDigits: decimals ?? 0,
      maximumFractionDigits: decimals ?? 6,
    });
    plain.set(key, format);
  }
  return format.format(value).replace('-', '−');
}

/** A number with its unit where the unit is one sign: “12.3%”, “£1,234”. Other units stand in the heading: `formatUnit`. */
export function formatValue(value: number, unit: string, decimals?: number): string {
  const text = formatNumber(value, decimals);
  if (unit === '%') return `${text}%`;
  if (unit === '£') return text.startsWith('−') ? `−£${text.slice(1)}` : `£${text}`;
  return text;
}

const units: Record<string, string> = {
  count: 'number',
  '%': 'per cent',
  '£': 'pounds',
  FTE: 'full-time equivalents',
  days: 'days',
  'cases per FTE': 'cases per full-time equivalent',
};

/** A unit in words, for headings and axes: “rate per 10,000 children”, “per cent”. */
export function formatUnit(unit: string): string {
  return units[unit] ?? unit;
}

export type DataSymbol = 'c' | 'z' | 'x' | 'low' | 'u';

/** What each symbol says, to be shown wherever it stands. */
export const symbolWords: Record<DataSymbol, string> = {
  c: 'suppressed to protect confidentiality',
  z: 'not applicable',
  x: 'not available',
  low: 'rounds to zero but is not zero',
  u: 'low reliability',
};

/** A symbol in words; an unknown one is shown as it is, never as nothing. */
export function formatSymbol(symbol: string): string {
  return symbolWords[symbol as DataSymbol] ?? `symbol ${symbol}`;
}

/** A value, its symbol, or both (`u` marks a value): “12.3%”, “c”, “12.3% u”. Zero and missing never look the same. */
export function formatFigure(
  figure: { value: number | null; symbol: string | null },
  unit: string,
  decimals?: number,
): string {
  const { value, symbol } = figure;
  if (value === null) return symbol ?? 'x';
  const text = formatValue(value, unit, decimals);
  return symbol ? `${text} ${symbol}` : text;
}

/** “1 promise”, “2 promises”. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
