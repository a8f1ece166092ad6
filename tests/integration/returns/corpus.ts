import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { type Found, openDoors } from './doors.ts';
import { bringInWide, wide } from './wide.ts';
import { collection, endWorld, serveWorld } from './world.ts';

/** Files of returns as they come, and what the checks have to find in each. */
export const folder = 'tests/corpus/returns';
export const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Record<string, Found[]>;

export const bytesOf = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}`));

/** The collection that a file of the corpus answers. */
export const collectionOf = (name: string) => (name.startsWith('wide/') ? wide : collection);

/** The world with both collections that the corpus answers, and every door to it open. */
export function serveCorpus(): void {
  beforeAll(async () => {
    await serveWorld();
    await bringInWide();
    await openDoors();
  }, 60_000);
  afterAll(endWorld);
}
