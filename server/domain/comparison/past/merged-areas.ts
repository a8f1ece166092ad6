import type { Area } from '#server/domain/areas/area.ts';
import { dayInWords } from '#server/domain/ledger/acts/act-days.ts';
import { oncePer } from '#server/domain/once-per.ts';
import type { Period } from '#server/domain/period.ts';
import type { Note, Reference, Series, SeriesBreak } from '../comparison.ts';

/** An authority that became part of another on a day. */
export type Merger = { gone: string; into: string; on: string };

/** Every authority that ended and whose successor is known, by the code of the successor, the latest last. */
export const mergersOf = oncePer((areas: Reference['areas']): ReadonlyMap<string, readonly Merger[]> => {
  const found = new Map<string, Merger[]>();
  for (const { name, validTo, successorCode } of areas.values()) {
    const into = successorCode === null ? undefined : areas.get(successorCode);
    if (!into || validTo === null) continue;
    const merger = { gone: name, into: into.name, on: validTo };
    const all = [...(found.get(into.code) ?? []), merger];
    found.set(
      into.code,
      all.sort((a, b) => (a.on < b.on ? -1 : 1)),
    );
  }
  return found;
});

/** What a merger means for a line of figures: of the place that ended, and of the one that grew. */
export function mergerNotes(asked: readonly Area[], areas: Reference['areas']): Note[] {
  const grown = mergersOf(areas);
  return asked.flatMap((area) => {
    const notes = (grown.get(area.code) ?? []).map(({ gone, into, on }) => ({
      code: 'area-grew',
      text:
        `${gone} was part of ${into} after ${dayInWords(on)}: from then on its figures are of a larger place, and its ` +
        'own usual range begins anew.',
    }));
    if (area.validTo === null) return notes;
    const into = area.successorCode === null ? undefined : areas.get(area.successorCode)?.name;
    const since = into ? ` What happens there since is counted in ${into}.` : '';
    return [...notes, { code: 'area-ended', text: `${area.name} ended on ${dayInWords(area.validTo)}.${since}` }];
  });
}

/**
 * Where lines of figures go over from a smaller place to a larger one: the first period that ends after a merger, of
 * lines that have figures on both sides of it.
 */
export function breaksOf(
  series: readonly Series[],
  periods: readonly Period[],
  areas: Reference['areas'],
): SeriesBreak[] {
  const grown = mergersOf(areas);
  return series.flatMap(({ area, points }) => {
    const mergers = grown.get(area.code);
    if (!mergers) return [];
    const told = new Set(points.flatMap(({ period, value }) => (value === null ? [] : [period])));
    const there = periods.filter(({ id }) => told.has(id));
    return mergers.flatMap(({ gone, into, on }) => {
      const after = there.findIndex(({ end }) => end > on);
      return after < 1
        ? []
        : [{ area: area.code, period: there[after]!.id, text: `${gone} is part of ${into} from here on` }];
    });
  });
}
