import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { generationOf } from '#server/data/gallery/redactions/generation.ts';
import type { ReleaseMark } from '#server/data/gallery/releases.ts';
import { readRevisedFigures } from '#server/data/gallery/revisions.ts';
import type { Reference } from '#server/domain/comparison/comparison.ts';
import { emptyMemory, recall, remember } from '#server/domain/comparison/memory.ts';
import { oncePer } from '#server/domain/once-per.ts';
import { type ReleaseRevision, revisionsByRelease } from '#server/domain/releases/revisions.ts';
import { revisionKinds } from '#server/domain/returns/versions/revision.ts';

const said = z.object({ value: z.number().nullable(), symbol: z.string().nullable() });

/** What one release changed of one return, as answers give it. */
export const revisionSchema = z.object({
  id: z.string(),
  kind: z.enum(revisionKinds).describe('scheduled: late recording; correction: an error put right'),
  reason: z.string().nullable().describe('of a correction: its public reason'),
  area: z.object({ code: z.string(), name: z.string(), madeUp: z.boolean() }),
  collection: z.string(),
  periodLabel: z.string(),
  version: z.int(),
  figures: z.array(
    z.object({
      metric: z.string(),
      name: z.string(),
      breakdown: z.string(),
      breakdownLabel: z.string(),
      period: z.string(),
      unit: z.string(),
      decimals: z.int(),
      before: said,
      after: said,
      difference: z.number().nullable(),
    }),
  ),
});

type Of = { area?: string | undefined; metric?: string | undefined };

const revisionsIn = oncePer((_generation: object) => emptyMemory<Map<number, ReleaseRevision[]>>(20));

/** What revisions up to a release changed, by release; read once, because what is published never changes. */
export async function revisionsOf(gallery: Gallery, release: ReleaseMark, names: Reference, of: Of) {
  const memory = revisionsIn(generationOf(gallery));
  const key = `${release.number} ${release.publishedAt} ${of.area} ${of.metric}`;
  const found =
    recall(memory, key) ??
    revisionsByRelease(await readRevisedFigures(gallery, { release: release.number, ...of }), names);
  remember(memory, key, found, 1);
  return found;
}
