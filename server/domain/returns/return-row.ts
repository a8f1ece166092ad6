import { z } from 'zod';

/** The columns of a return, in the order of the template. Columns are found by name, in any order. */
export const returnColumns = [
  'area_code',
  'time_period',
  'time_identifier',
  'metric',
  'breakdown',
  'numerator',
  'denominator',
  'value',
  'symbol',
  'explanation',
] as const;
export type ReturnColumn = (typeof returnColumns)[number];

/** The row of a figure that was not sent but stands as it was in the version before: findings give no row for it. */
export const CARRIED = 0;

/** One row as it came, whatever the door: every cell is trimmed text, '' where nothing stood. */
export type ReturnRow = {
  row: number;
  cells: Record<ReturnColumn, string>;
  /** The row has another length than the header, so its cells may stand in the wrong columns. */
  ragged?: true;
  /** What the columns are called where they stood, in a layout that has other ones. */
  columns?: Partial<Record<ReturnColumn, string>>;
};

const cell = z.union([z.string().max(20_000), z.number(), z.null()]).optional();

/**
 * One value of a return in JSON. Area and period may be left out: they are the return's own. Numbers may come as
 * numbers or as text, so that faulty text gets the same finding here as in a file.
 */
export const valueInput = z.strictObject({
  area: z.string().max(40).optional(),
  period: z.string().max(40).optional(),
  metric: z.string().max(200),
  breakdown: z.string().max(200).optional(),
  numerator: cell,
  denominator: cell,
  value: cell,
  symbol: z.string().max(40).nullish(),
  explanation: z.string().max(20_000).nullish(),
});
export type ValueInput = z.infer<typeof valueInput>;

const textOf = (given: string | number | null | undefined) => String(given ?? '').trim();

/**
 * Values from JSON as the rows of a file: the first value is row 2, as if a header stood above it.
 * @param own area and period (`time_period|code`) of the return, for values that name none
 */
export function rowsOfValues(values: ValueInput[], own: { area: string; period: string }): ReturnRow[] {
  return values.map((given, index) => {
    const [timePeriod = '', timeIdentifier = ''] = textOf(given.period ?? own.period).split('|', 2);
    return {
      row: index + 2,
      cells: {
        area_code: textOf(given.area ?? own.area),
        time_period: timePeriod.trim(),
        time_identifier: timeIdentifier.trim(),
        metric: textOf(given.metric),
        breakdown: textOf(given.breakdown ?? 'total'),
        numerator: textOf(given.numerator),
        denominator: textOf(given.denominator),
        value: textOf(given.value),
        symbol: textOf(given.symbol),
        explanation: textOf(given.explanation),
      },
    };
  });
}
