import type { ReleaseRevision } from '#server/domain/releases/revisions.ts';

type Cell = string | number | null;

/** Columns that only a figure of a return has that was published before, in the lists of changes as a file. */
export const revisionColumns = [
  { name: 'area', description: 'GSS code of the area whose figure it is' },
  { name: 'breakdown', description: 'Id of the breakdown of that figure' },
  { name: 'period', description: 'Period of that figure, time_period|code' },
  { name: 'before', description: 'The figure published before, or a symbol in its place' },
  { name: 'after', description: 'The figure now, or a symbol in its place' },
  { name: 'difference', description: 'After less before; empty where one of them is no number', datatype: 'number' },
  { name: 'reason', description: 'The public reason of a correction' },
] as const;

/** One row for each figure that revisions changed, without the columns of the release. */
export function revisionRows(revisions: readonly ReleaseRevision[]): Cell[][] {
  return revisions.flatMap(({ kind, reason, area, figures }) =>
    figures.map(({ metric, name, breakdown, period, before, after, difference }) => [
      ...[kind, metric, name, null, kind === 'correction' ? 1 : null, kind === 'scheduled' ? 1 : null],
      ...[area.code, breakdown, period, before.value ?? before.symbol, after.value ?? after.symbol, difference, reason],
    ]),
  );
}

/** A row with empty cells up to a width. */
export const filledUp = (row: readonly Cell[], width: number): Cell[] =>
  Array.from({ length: width }, (_, at) => row[at] ?? null);
