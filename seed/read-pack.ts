import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { FigureLine, Pack, PackConcept, RawPack } from '#server/domain/pack/pack.ts';
import { packFiles } from '#server/domain/pack/pack.ts';

const figureColumns = ['area', 'period', 'value', 'symbol', 'origin', 'note'];

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readFigures(folder: string): Promise<Record<string, FigureLine[]>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const figures: Record<string, FigureLine[]> = {};
  for (const name of names) {
    const [header, ...lines] = parse(await readFile(join(folder, name), 'utf8')) as string[][];
    if (header?.join() !== figureColumns.join()) throw new Error(`${name}: the header is not ${figureColumns.join()}.`);
    figures[name.slice(0, -'.csv'.length)] = lines.map(
      (cells) => Object.fromEntries(figureColumns.map((column, index) => [column, cells[index] ?? ''])) as FigureLine,
    );
  }
  return figures;
}

/**
 * Reads one file of the pack in its shape, for programs that need no more than that.
 * @throws when the file is missing, no JSON or out of shape
 */
export async function readPackFile<C extends PackConcept>(folder: string, concept: C): Promise<Pack[C]> {
  const { path, schema } = packFiles[concept];
  return schema.parse(await readJson(join(folder, path))) as Pack[C];
}

/**
 * Reads the pack from its folder, unchecked.
 * @throws when a file is missing or is not JSON or CSV at all: then nothing can be said about its content
 */
export async function readPack(folder: string): Promise<RawPack> {
  const concepts = Object.keys(packFiles) as PackConcept[];
  const contents = await Promise.all(concepts.map((concept) => readJson(join(folder, packFiles[concept].path))));
  const files = Object.fromEntries(concepts.map((concept, index) => [concept, contents[index]]));
  return { ...(files as Record<PackConcept, unknown>), figures: await readFigures(join(folder, 'figures')) };
}
