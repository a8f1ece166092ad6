import type { Gallery } from '#server/data/connections.ts';
import { readAllPopulations, readAreas, readNeighbours } from '#server/data/gallery/areas.ts';
import { readBreakdowns, readMetrics, readOrigins } from '#server/data/gallery/metrics.ts';
import { readRangeRestarts } from '#server/data/gallery/range-restarts.ts';
import { generationOf } from '#server/data/gallery/redactions/generation.ts';
import { readMethodVersion } from '#server/data/gallery/releases.ts';
import { readRevisedPlaces } from '#server/data/gallery/revisions.ts';
import type { Neighbour } from '#server/domain/areas/area.ts';
import type { Reference } from '#server/domain/comparison/comparison.ts';
import { emptyMemory, forget, type Memory, recall, remember } from '#server/domain/comparison/memory.ts';
import { fold } from '#server/domain/ledger/fold.ts';
import { placeKey } from '#server/domain/releases/revisions.ts';
import { methodsOf } from '#server/domain/statistics/methods.ts';

const longest = 60_000;

const memories = new WeakMap<object, Memory<Promise<Reference>>>();

/**
 * Places, measures and origins, read once per release and minute. Call it after `releaseAsked`, which asks the
 * database each time.
 */
export function referenceAt(gallery: Gallery, release: { number: number; publishedAt: string }, now: Date) {
  const generation = generationOf(gallery);
  let memory = memories.get(generation);
  if (!memory) {
    memory = emptyMemory(3);
    memories.set(generation, memory);
  }
  const key = `${release.number} ${release.publishedAt} ${Math.floor(now.getTime() / longest)}`;
  const there = recall(memory, key);
  if (there) return there;
  const read = readReference(gallery, release.number);
  // What failed is not remembered: the next question asks again.
  read.catch(() => forget(memory, key));
  remember(memory, key, read, 1);
  return read;
}

async function readReference(gallery: Gallery, release: number): Promise<Reference> {
  const [areas, neighbours, metrics, breakdowns, origins, revised, populations, restarts, methodVersion] =
    await Promise.all([
      readAreas(gallery),
      readNeighbours(gallery),
      readMetrics(gallery),
      readBreakdowns(gallery),
      readOrigins(gallery),
      readRevisedPlaces(gallery, release),
      readAllPopulations(gallery),
      readRangeRestarts(gallery, release),
      readMethodVersion(gallery, release),
    ]);
  const byArea = new Map<string, Neighbour[]>();
  for (const each of neighbours) {
    const there = byArea.get(each.areaCode);
    if (there) there.push(each);
    else byArea.set(each.areaCode, [each]);
  }
  const byPlace = new Map<string, Map<number, number>>();
  for (const { areaCode, year, children } of populations) {
    byPlace.set(areaCode, (byPlace.get(areaCode) ?? new Map<number, number>()).set(year, children));
  }
  return {
    areas: new Map(areas.map((each) => [each.code, each])),
    metrics: new Map(metrics.map((each) => [each.id, each])),
    breakdowns: new Map(breakdowns.map((each) => [each.id, each])),
    origins: new Map(origins.map((each) => [each.id, each])),
    neighbours: byArea,
    revisions: new Map(revised.map((each) => [placeKey(each), { kind: each.kind, reason: each.reason }])),
    populations: byPlace,
    restarts: fold(restarts),
    methods: methodsOf(methodVersion ?? ''),
  };
}
