import type { Gallery } from '#server/data/connections.ts';

type Known = { redaction: number; generation: object };

const known = new WeakMap<Gallery, Known>();

/**
 * What anything remembered of a gallery is remembered by: another object once something published was taken down, so that
 * nothing read before is answered from.
 */
export function generationOf(gallery: Gallery): object {
  return known.get(gallery)?.generation ?? noteRedaction(gallery, 0);
}

/** Takes note of the latest redaction, as read from the gallery; gives the generation it begins. */
export function noteRedaction(gallery: Gallery, redaction: number): object {
  const there = known.get(gallery);
  if (there && there.redaction >= redaction) return there.generation;
  const generation = {};
  known.set(gallery, { redaction, generation });
  return generation;
}
