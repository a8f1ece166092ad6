import type { ProgrammeList } from '../pages/programme-pages.ts';
import type { Programme } from '../programme.ts';
import type { Reading } from '../reading/reading.ts';

const fundingNote =
  'Statements of money are given as read. They overlap in time and purpose, so they are never added up.';

/** Programmes and who takes part, without made-up ones. */
export function programmeList({ page }: Reading, programmes: readonly Programme[]): ProgrammeList {
  const real = programmes.filter(({ madeUp }) => !madeUp);
  return { ...page, items: real.map(({ position: _, ...programme }) => programme), next: null, fundingNote };
}
