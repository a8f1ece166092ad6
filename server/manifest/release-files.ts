import { createHash } from 'node:crypto';
import type { ManifestFile } from './manifest.ts';

/** Gives what the public door answers to this path, or says why it cannot. */
export type ReadFile = (path: string) => Promise<Response>;

type Catalogue = { lists: { path: string }[]; figures: { path: string }[] };

const forms = ['csv', 'csv-metadata.json', 'json'] as const;

/**
 * The files of a release: its page of data, each list and each metric's figures that this names, as CSV with what its
 * columns mean and as JSON; of a list that comes in pages, all of them.
 * @param read asked for one file at a time; a file is hashed as it comes and never held
 * @throws where one of them is not answered
 */
export async function releaseFiles(read: ReadFile, release: number): Promise<ManifestFile[]> {
  const data = `/data`;
  const catalogue = (await (await answered(read, permalink(data, 'json', release))).json()) as Catalogue;
  const pages = [data, ...catalogue.lists.map(({ path }) => path), ...catalogue.figures.map(({ path }) => path)];
  const files: ManifestFile[] = [];
  for (const page of pages) {
    for (let part = 1, parts = 1; part <= parts; part += 1) {
      const json = permalink(page, 'json', release, part);
      if (part === 1) parts = pagesIn(await (await answered(read, json)).json());
      for (const form of forms) {
        const path = permalink(page, form, release, part);
        files.push(await hashed(path, await answered(read, path)));
      }
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

function pagesIn(answer: unknown): number {
  const { pages } = answer as { pages?: unknown };
  return typeof pages === 'number' ? pages : 1;
}

async function answered(read: ReadFile, path: string): Promise<Response> {
  const response = await read(path);
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return response;
}

async function hashed(path: string, response: Response): Promise<ManifestFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    hash.update(chunk.value);
    bytes += chunk.value.byteLength;
  }
  return { path, mediaType: response.headers.get('Content-Type') ?? '', bytes, sha256: hash.digest('hex') };
}
