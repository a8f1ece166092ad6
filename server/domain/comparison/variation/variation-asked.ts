import { parsePeriod } from '#server/domain/period.ts';
import type { Reference } from '../comparison.ts';

/** Every fault of what was asked, in words: what is no period, and places that no real authority has the code of. */
export function variationFaults(
  { period, areas }: { period?: string | undefined; areas: readonly string[] },
  reference: Pick<Reference, 'areas'>,
): string[] {
  const unfit = areas.filter((code) => {
    const area = reference.areas.get(code);
    return area?.level !== 'local-authority' || area.madeUp;
  });
  return [
    ...(period === undefined || parsePeriod(period) ? [] : [`period: ${period} is no period; give one as 2025|RY.`]),
    ...unfit.map((code) => `${code} is no local authority that can stand out here.`),
  ];
}
