import type { ChartProps } from '#app/charts/chart-frame.tsx';
import { drawChartsFile } from '#app/charts/draw.tsx';
import { formatValue } from '#app/format.ts';
import type { ProgrammeAndOthers, ProgrammePair } from '#server/domain/comparison/programmes/programme-and-others.ts';

const styles = { programme: 0, others: 4 } as const;

/** Both sides over time with the middle half of each, the start marked; null where neither has a median. */
export function programmeChart(id: string, shown: ProgrammeAndOthers): ChartProps | null {
  const { axis, sides, startsIn, unit } = shown;
  const told = sides.filter(({ points }) => points.some(({ median }) => median !== null));
  if (told.length === 0) return null;
  return {
    id,
    periods: axis.periods,
    domain: axis.domain,
    ticks: axis.ticks,
    tickText: (value) => formatValue(value, unit.startsWith('£') ? '£' : unit),
    ...(startsIn === null ? {} : { mark: { period: startsIn, text: 'begins' } }),
    lines: told.map(({ id: side, name, points }) => ({
      name: `${name}, median`,
      style: styles[side],
      values: points.map(({ median }) => median),
      limits: points.map(({ low, high }) => (low === null || high === null ? null : ([low, high] as const))),
    })),
  };
}

/** Where the figures come from, and what they are not. */
export function programmeSource({ sources }: ProgrammeAndOthers): string {
  const said = sources.slice(0, 2).join('; ');
  const more = sources.length > 2 ? `; and ${sources.length - 2} more, named in the data` : '';
  const from = said === '' ? 'no published figure' : `worked out here from ${said}${more}`;
  return `Not an effect. Upright strokes: the middle half of the places. Source: ${from}. Label: derived here.`;
}

/** Both sides as a picture of its own, what stands beside an activity measure as a second panel or in words. */
export function programmeFile({ beside, ...own }: ProgrammePair): string {
  const none = beside && !beside.shown ? ` ${beside.text}` : '';
  const panel = (shown: ProgrammeAndOthers, id: string, before = '', after = '') => ({
    chart: programmeChart(id, shown) ?? { id, periods: [], domain: [0, 1], ticks: [], tickText: String, lines: [] },
    title: `${before}${shown.sentence}`,
    source: `${programmeSource(shown)}${after}`,
  });
  const second = beside?.shown ? [panel(beside.shown, 'beside', `${beside.text} `)] : [];
  return drawChartsFile([panel(own, 'chart', '', none), ...second]);
}
