import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ManifestFile } from './manifest.ts';

/** Gives what the public door answers to this path, or says why it cannot. */
export type ReadFile = (path: string) => Promise<Response>;

type Catalogue = { lists: { path: string }[]; figures: { path: string }[] };

/**
 * The files of a release: its page of data, each list and each metric's figures that this names, as JSON and as CSV with
 * what its columns mean; of a list that comes in pages, all of them. Readers come first: after each file it waits as
 * long as that took.
 * @throws where one of them is not answered
 */
export async function releaseFiles(read: ReadFile, release: number): Promise<ManifestFile[]> {
  const catalogue = await answered(read, permalink('/data', 'json', release));
  const { lists, figures } = (await catalogue.json()) as Catalogue;
  const files: ManifestFile[] = [];
  const add = async (path: string, kept?: Uint8Array[]) => {
    const began = performance.now();
    files.push(await hashed(path, await answered(read, path), kept));
    await pause(performance.now() - began);
  };
  for (const { path: page } of [{ path: '/data' }, ...lists, ...figures]) {
    for (let part = 1, parts = 1; part <= parts; part += 1) {
      const json: Uint8Array[] = [];
      await add(permalink(page, 'json', release, part), json);
      parts = pagesIn(json);
      await add(permalink(page, 'csv', release, part));
      await add(permalink(page, 'csv-metadata.json', release, part));
    }
  }
  return files;
}

/** The address of a page's data as at a release: `release=` comes last, and the first page of a list has no number. */
function permalink(page: string, form: string, release: number, part = 1): string {
  const { pathname, searchParams } = new URL(page, 'http://localhost');
  searchParams.delete('release');
  if (part > 1) searchParams.set('page', String(part));
  searchParams.set('release', String(release));
  return `${pathname}.${form}?${searchParams}`;
}

function pagesIn(json: readonly Uint8Array[]): number {
  const { pages } = JSON.parse(Buffer.concat(json).toString()) as { pages?: unknown };
  return typeof pages === 'number' ? pages : 1;
}

async function answered(read: ReadFile, path: string): Promise<Response> {
  const response = await read(path);
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return response;
}

/** Hashes a file as it comes. @param kept gets what came; left out, nothing of it is held */
async function hashed(path: string, response: Response, kept?: Uint8Array[]): Promise<ManifestFile> {
  const hash = createHash('sha256');
  const reader = response.body?.getReader();
  let bytes = 0;
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    hash.update(chunk.value);
    bytes += chunk.value.byteLength;
    kept?.push(chunk.value);
  }
  return { path, mediaType: response.headers.get('Content-Type') ?? '', bytes, sha256: hash.digest('hex') };
}
