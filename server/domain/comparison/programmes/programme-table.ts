import type { Cell } from '../tidy.ts';
import type { ProgrammeAndOthers, ProgrammePair } from './programme-and-others.ts';

/** Columns of the table of a programme and the others. */
export const programmeColumns = [
  ['programme', 'Id of the programme'],
  ['metric', 'Id of the metric; what is read beside a measure of activity follows it'],
  ['period', 'time_period|code'],
  ['period_label', 'The period in words'],
  ['phase', 'before, start or after the programme began; empty where no day of beginning is recorded'],
  ['side', 'programme or others'],
  ['median', 'Median of the side; empty where fewer than five of its places have a plain number', 'number'],
  ['lower_quartile', 'Lower end of its middle half', 'number'],
  ['upper_quartile', 'Upper end of its middle half', 'number'],
  ['places_with_a_number', 'How many of its places have a plain number', 'integer'],
  ['label', 'What kind of statistic it is: a median is derived here'],
  ['caution', 'What it is not'],
] as const;

/** A row for each side and period; those of what is read beside it follow. */
export function programmeRows({ beside, ...own }: ProgrammePair): Cell[][] {
  return [own, ...(beside?.shown ? [beside.shown] : [])].flatMap(rowsOf);
}

function rowsOf({ metric, programme, periods, sides }: ProgrammeAndOthers): Cell[][] {
  return periods.flatMap(({ period, label, phase }, at) =>
    sides.map(({ id, points }): Cell[] => {
      const { median, low, high, numbers } = points[at]!;
      const figures = [median, low, high, numbers];
      return [programme.id, metric, period, label, phase, id, ...figures, 'derived here', 'not an effect'];
    }),
  );
}
