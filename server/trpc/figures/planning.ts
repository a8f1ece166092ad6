import { gunzipSync } from 'node:zlib';
import { TRPCError } from '@trpc/server';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { readRedactedFigures } from '#server/data/redaction/figures.ts';
import {
  type FigureImport,
  findFigureImport,
  readFileReference,
  readPackMappings,
  readUsedMappings,
} from '#server/data/workshop/figures/figure-imports.ts';
import { readStagedFigures } from '#server/data/workshop/loading.ts';
import { planChanges } from '#server/domain/data-files/change-plan.ts';
import { checkDataFile, type DataFile } from '#server/domain/data-files/check-file.ts';
import { figuresOfFile } from '#server/domain/data-files/figures-of-file.ts';
import { type IndicatorMapping, resolveMapping } from '#server/domain/data-files/mapping.ts';
import type { KnownArea } from '#server/domain/data-files/place-of-line.ts';
import { withoutRedacted } from '#server/domain/loading/figure-plan.ts';
import type { Basis } from '#server/domain/period.ts';
import { readDataFile } from '#server/files/data-file.ts';

type Reference = Awaited<ReturnType<typeof readFileReference>>;

/** An uploaded file, read and checked again: the places it is checked against may have changed. */
export type ReadImport = { found: FigureImport; file: DataFile; reference: Reference; before: IndicatorMapping[] };

/** The import with what it holds. NOT_FOUND where there is none, CONFLICT where it is done with. */
export async function readImport(workshop: Workshop, id: string, today: string): Promise<ReadImport> {
  const found = await findFigureImport(workshop, id);
  if (!found) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such file.' });
  if (found.content === null)
    throw new TRPCError({
      code: 'CONFLICT',
      message: found.state === 'staged' ? 'This file was taken over already.' : 'This file was discarded.',
    });
  const bytes = gunzipSync(Buffer.from(found.content, 'base64'));
  const [reference, used, known] = await Promise.all([
    readFileReference(workshop),
    readUsedMappings(workshop),
    readPackMappings(workshop),
  ]);
  const areas = new Map(reference.areas.map((area) => [area.code, area as KnownArea]));
  const file = checkDataFile(readDataFile(bytes), { areas, today, filters: found.filters });
  return { found, file, reference, before: [...used, ...known] };
}

/** The figures of a file by these mappings; a mapping that cannot be, or figures that cannot stand, are faults in words. */
export function figuresByMapping(
  { file, reference, before }: ReadImport,
  asked: readonly IndicatorMapping[],
  originId: string,
) {
  const ids = {
    metrics: new Set(reference.metrics.map(({ id }) => id)),
    breakdowns: new Set(reference.breakdowns),
  };
  const resolved = asked.map((mapping) => resolveMapping(mapping, file, ids, before));
  const faults = resolved.flatMap((each) => each.faults);
  const mappings = resolved.map(({ mapping }) => mapping);
  if (faults.length > 0) return { mappings, figures: [], leftOut: 0, faults };
  const metrics = new Map(reference.metrics.map(({ id, basis }) => [id, { basis: basis as Basis }]));
  const names = new Map(reference.areas.map(({ code, name }) => [code, name]));
  return { mappings, ...figuresOfFile(file, mappings, { originId, metrics, names }) };
}

/** What of these figures is new or other than what is held; what was taken down counts as unchanged. */
export async function changesAgainstHeld(writing: Writing, figures: Parameters<typeof planChanges>[0]) {
  const kept = withoutRedacted(figures, await readRedactedFigures(writing));
  const planned = planChanges(kept, await readStagedFigures(writing, kept));
  return { ...planned, unchanged: planned.unchanged + figures.length - kept.length };
}
