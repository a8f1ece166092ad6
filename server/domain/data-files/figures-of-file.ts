import type { OfficialFigure } from '#server/domain/loading/figure-plan.ts';
import { type Basis, parsePeriod } from '#server/domain/period.ts';
import type { DataFile } from './check-file.ts';
import { isNumber } from './layout.ts';
import type { IndicatorMapping } from './mapping.ts';

export type FiguresOfFile = { figures: OfficialFigure[]; leftOut: number; faults: string[] };

const quarterly: readonly Basis[] = ['quarter', 'year-to-date', 'rolling-12-months'];

/**
 * The figures a file holds for the metrics mapped, as they are staged: each for every area its line counts for, a joint
 * one with a note. Lines without an area or a period of ours are left out and counted.
 * @param metrics what the figures of each metric cover
 * @param names of the areas, for the note of a joint figure
 */
export function figuresOfFile(
  file: DataFile,
  mappings: readonly IndicatorMapping[],
  given: { originId: string; metrics: ReadonlyMap<string, { basis: Basis }>; names: ReadonlyMap<string, string> },
): FiguresOfFile {
  const figures = new Map<string, OfficialFigure>();
  const faults = new Set<string>();
  let leftOut = 0;
  for (const { indicator, filters, metric, breakdown } of mappings) {
    const column = file.indicators.findIndex(({ name }) => name === indicator);
    const wanted = file.filters.map(({ name }) => filters[name]);
    const basis = given.metrics.get(metric)?.basis;
    for (const line of file.lines) {
      if (line.filters.some((category, index) => category !== wanted[index])) continue;
      const period = line.period === null ? null : parsePeriod(line.period);
      if (!period || line.areas.length === 0) {
        leftOut += 1;
        continue;
      }
      if (period.frequency === 'quarter' && basis && !quarterly.includes(basis) && basis !== 'snapshot')
        faults.add(`${metric} covers a year: the file’s figures are of quarters.`);
      if (period.frequency === 'year' && basis && (basis === 'quarter' || basis === 'year-to-date'))
        faults.add(`${metric} is counted by quarter: the file’s figures are of years.`);
      const cell = line.figures[column] ?? '';
      const note =
        line.areas.length > 1
          ? `Published as one figure for ${line.areas.map((code) => given.names.get(code) ?? code).join(' and ')}.`
          : null;
      for (const area of line.areas) {
        const key = `${metric} ${breakdown} ${period.id} ${area}`;
        if (figures.has(key)) faults.add(`${metric}: two lines give a figure for ${area} in ${period.id}.`);
        figures.set(key, {
          metric,
          breakdown,
          period: period.id,
          area,
          value: isNumber(cell) ? Number(cell) : null,
          symbol: isNumber(cell) ? null : cell === 'k' ? 'low' : cell,
          originId: given.originId,
          note,
        });
      }
    }
  }
  return { figures: [...figures.values()], leftOut, faults: [...faults] };
}
