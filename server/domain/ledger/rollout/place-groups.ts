import type { LocalState } from './local-states.ts';
import type { PlaceCounted } from './place-counted.ts';

/** The groups that areas are counted in: by the last report the department confirmed. Every area is in exactly one. */
export const placeGroups = [
  'live',
  'in-design',
  'not-started',
  'not-being-implemented',
  'waiting',
  'not-reported',
] as const satisfies (LocalState | 'waiting' | 'not-reported')[];
export type PlaceGroup = (typeof placeGroups)[number];

/** The groups in a reader's words. */
export const placeGroupLabels: Record<PlaceGroup, string> = {
  live: 'Live',
  'in-design': 'In design',
  'not-started': 'Not started',
  'not-being-implemented': 'Not being implemented',
  waiting: 'Reported, nothing confirmed yet',
  'not-reported': 'Not reported',
};

/** The group of an area; undefined is an area that reported nothing, which is never “not started”. */
export function groupOf(counted: PlaceCounted | undefined): PlaceGroup {
  if (counted === undefined) return 'not-reported';
  return counted.confirmed ?? 'waiting';
}
