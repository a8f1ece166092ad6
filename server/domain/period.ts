import { format } from 'date-fns';

/** What one figure covers, as the metric's definition says (`Metric.basis`). */
export type Basis = 'snapshot' | 'quarter' | 'year-to-date' | 'rolling-12-months' | 'year';

export type PeriodCode = 'RY' | 'FY' | 'AY' | 'CY' | 'Q1' | 'Q2' | 'Q3' | 'Q4';
export type Frequency = 'year' | 'quarter';

/** One period, from DfE's `time_period` and code: `2025|RY`, `202425|FY`, `202526|Q1`. */
export type Period = {
  /** As given: `time_period|code`. */
  id: string;
  timePeriod: string;
  code: PeriodCode;
  /** DfE's words for the code, as its files write them in `time_identifier`. */
  timeIdentifier: string;
  frequency: Frequency;
  /** First and last day, `YYYY-MM-DD`. A reporting year ends on 31 March unless the metric says otherwise. */
  start: string;
  end: string;
  /** Ascending text order is time order within one line. */
  sortKey: string;
};

const identifiers: Record<PeriodCode, string> = {
  RY: 'Reporting year',
  FY: 'Financial year',
  AY: 'Academic year',
  CY: 'Calendar year',
  Q1: 'Financial year Q1',
  Q2: 'Financial year Q2',
  Q3: 'Financial year Q3',
  Q4: 'Financial year Q4',
};

const quarterDays: Record<string, [start: string, end: string, yearLater: 0 | 1]> = {
  Q1: ['04-01', '06-30', 0],
  Q2: ['07-01', '09-30', 0],
  Q3: ['10-01', '12-31', 0],
  Q4: ['01-01', '03-31', 1],
};

const form = /^(\d{4})(\d{2})?\|(RY|FY|AY|CY|Q[1-4])$/;

/**
 * Reads `time_period|code`; null where it is no period. Reporting and calendar years have four digits, financial and
 * academic years and the quarters of a financial year six (`202526` = 2025 to 2026).
 * Source: DfE's open data standard for time_period and time_identifier.
 */
export function parsePeriod(id: string): Period | null {
  const match = form.exec(id);
  if (!match) return null;
  const [, first, second, given] = match as unknown as [string, string, string | undefined, PeriodCode];
  const oneYear = given === 'RY' || given === 'CY';
  if (oneYear !== (second === undefined)) return null;
  const year = Number(first);
  if (second !== undefined && Number(second) !== (year + 1) % 100) return null;
  const [start, end] = daysOf(year, given);
  return {
    id,
    timePeriod: second === undefined ? first : first + second,
    code: given,
    timeIdentifier: identifiers[given],
    frequency: given.startsWith('Q') ? 'quarter' : 'year',
    start,
    end,
    sortKey: `${end} ${id}`,
  };
}

function daysOf(year: number, code: PeriodCode): [string, string] {
  if (code === 'RY') return [`${year - 1}-04-01`, `${year}-03-31`];
  if (code === 'CY') return [`${year}-01-01`, `${year}-12-31`];
  if (code === 'AY') return [`${year}-09-01`, `${year + 1}-08-31`];
  if (code === 'FY') return [`${year}-04-01`, `${year + 1}-03-31`];
  const [start, end, later] = quarterDays[code]!;
  return [`${year + later}-${start}`, `${year + later}-${end}`];
}

/** The line a period belongs to: all quarters share one, each kind of year has its own. */
export function lineOf(period: Period): string {
  return period.frequency === 'quarter' ? 'Q' : period.code;
}

/** Says whether two periods may be joined by a line: quarters with quarters, each kind of year with its own kind. */
export function sameLine(a: Period, b: Period): boolean {
  return lineOf(a) === lineOf(b);
}

/** Negative where a ends before b: for `sort`. */
export function byTime(a: Period, b: Period): number {
  return a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0;
}

/** The period after this one in the same line. */
export function nextPeriod(period: Period): Period {
  const year = Number(period.timePeriod.slice(0, 4));
  if (period.frequency === 'year') return make(year + 1, period.code);
  const quarter = Number(period.code.slice(1));
  return quarter === 4 ? make(year + 1, 'Q1') : make(year, `Q${quarter + 1}` as PeriodCode);
}

function make(year: number, code: PeriodCode): Period {
  const second = code === 'RY' || code === 'CY' ? '' : String((year + 1) % 100).padStart(2, '0');
  return parsePeriod(`${String(year).padStart(4, '0')}${second}|${code}`)!;
}

/**
 * Ids of all periods from one to the other, both included, for an IN list; null where they are of different lines, or
 * more than `most`.
 */
export function periodsBetween(from: Period, to: Period, most = 80): string[] | null {
  if (!sameLine(from, to)) return null;
  const ids: string[] = [];
  for (let at = from; byTime(at, to) <= 0; at = nextPeriod(at)) {
    if (ids.length === most) return null;
    ids.push(at.id);
  }
  return ids;
}

const months = Array.from({ length: 12 }, (_, month) => format(new Date(2000, month), 'MMMM'));

function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${months[month - 1]} ${year}`;
}

const monthOf = (day: string) => months[Number(day.slice(5, 7)) - 1]!;

/**
 * The period in words, by what the metric's figures cover: `31 March 2025`, `year to 31 March 2025`,
 * `July to September 2025`.
 * @param yearEnds month and day a reporting year of this metric ends on, `03-31` or (workforce) `09-30`
 */
export function periodLabel(period: Period, basis: Basis, yearEnds = '03-31'): string {
  const end = period.code === 'RY' ? `${period.timePeriod}-${yearEnds}` : period.end;
  if (basis === 'snapshot' && period.code !== 'FY') return inWords(end);
  if (period.frequency === 'year') {
    const two = `${period.timePeriod.slice(0, 4)} to ${period.end.slice(0, 4)}`;
    if (period.code === 'FY') return `financial year ${two}`;
    if (period.code === 'AY') return `academic year ${two}`;
    return period.code === 'CY' ? `calendar year ${period.timePeriod}` : `year to ${inWords(end)}`;
  }
  if (basis === 'rolling-12-months' || basis === 'year') return `year to ${inWords(end)}`;
  if (basis === 'year-to-date') {
    const first = make(Number(period.timePeriod.slice(0, 4)), 'Q1').start;
    const sameYear = first.slice(0, 4) === period.end.slice(0, 4);
    return `${monthOf(first)}${sameYear ? '' : ` ${first.slice(0, 4)}`} to ${monthOf(period.end)} ${period.end.slice(0, 4)}`;
  }
  return `${monthOf(period.start)} to ${monthOf(period.end)} ${period.end.slice(0, 4)}`;
}

/** The period as an axis has room for it: `2025`, `2024–25`, `Q1 25–26`. */
export function shortPeriodLabel(period: Period): string {
  const first = period.timePeriod.slice(0, 4);
  const second = period.timePeriod.slice(4);
  if (period.frequency === 'quarter') return `${period.code} ${first.slice(2)}–${second}`;
  return second === '' ? first : `${first}–${second}`;
}

/** A period by its id in the words of a collection: `202526|Q1` is “April to June 2025”. What is no period stays as it is. */
export function periodInWords(id: string): string {
  const period = parsePeriod(id);
  return period ? periodLabel(period, period.frequency === 'quarter' ? 'quarter' : 'year') : id;
}
