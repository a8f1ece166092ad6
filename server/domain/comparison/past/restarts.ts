import { parsePeriod } from '#server/domain/period.ts';
import type { Note, Series } from '../comparison.ts';

/** That a metric's usual range begins again from a period on, everywhere (no area) or in one area, and why. */
export type Restart = { metric: string; areaCode: string | null; period: string; reason: string };

/** The restarts that hold for a metric in a place, in time order; of what is no period, none. */
export function restartsFor(restarts: readonly Restart[], metric: string, area: string): Restart[] {
  const own = restarts.filter((one) => one.metric === metric && (one.areaCode === null || one.areaCode === area));
  return own
    .filter(({ period }) => parsePeriod(period) !== null)
    .sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0));
}

const endOf = ({ period }: Restart) => parsePeriod(period)!.end;

/** Where a line of figures is cut. */
type Cut = { at: number; reason: string };

/**
 * Where restarts cut a line of figures: at the first figure of their period or after it, with the reasons of all that cut
 * there. One that comes before every figure, or after every one, cuts nothing.
 * @param periods one for each figure in time order; null for what is no figure
 */
export function cutsOf(restarts: readonly Restart[], periods: readonly (string | null)[]): Cut[] {
  const cuts = new Map<number, string[]>();
  const first = periods.findIndex((period) => period !== null);
  for (const restart of restarts) {
    const at = periods.findIndex((period) => period !== null && parsePeriod(period)!.end >= endOf(restart));
    if (at > first) cuts.set(at, [...new Set([...(cuts.get(at) ?? []), restart.reason])]);
  }
  return [...cuts].sort(([a], [b]) => a - b).map(([at, reasons]) => ({ at, reason: reasons.join(' ') }));
}

/** Each restart with where and from when it holds, and that a range is missing since, where it is: never silence. */
export function restartNotes(series: readonly Series[]): Note[] {
  const places = new Map<string, string[]>();
  for (const { area, points } of series) {
    for (const { restart, periodLabel } of points) {
      if (restart === undefined) continue;
      const said = `${periodLabel}: ${restart}`;
      places.set(said, [...(places.get(said) ?? []), area.name]);
    }
  }
  const short = series.filter(({ range, points }) => range === null && points.some((point) => point.restart));
  const told = [...places].map(([said, names]) => ({
    code: 'range-restart',
    text: `The usual range begins again (${names.slice(0, 6).join(', ')}${names.length > 6 ? ` and ${names.length - 6} more` : ''}) from ${said}`,
  }));
  if (short.length === 0) return told;
  const names = short.map(({ area }) => area.name);
  const text = `No usual range since it began again, for want of ten figures: ${names.join(', ')}.`;
  return [...told, { code: 'range-restart-short', text }];
}
