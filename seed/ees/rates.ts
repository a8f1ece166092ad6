import { join } from 'node:path';
import { childrenOfFile, type HeldRate, heldRates } from '#server/domain/data-files/held-rates.ts';
import { heldRateLines } from '#server/domain/data-files/words.ts';
import { readPack, readPackFile } from '../read-pack.ts';
import type { CheckedFile } from './check.ts';
import { Faulty } from './endings.ts';

const packFolder = join(process.cwd(), 'seed', 'pack');

/**
 * The published rates of the pack, worked out again from its counts and the children of a file of ONS's estimates.
 * @throws Faulty where the file is refused, or holds anything else than one number a line
 */
export async function packRates(name: string, { file, errors }: CheckedFile) {
  const children = errors > 0 ? null : childrenOfFile(file);
  if (!children) throw new Faulty(`${name} does not hold numbers of children: one number a line, of places and years.`);
  const [{ figures }, areas] = await Promise.all([readPack(packFolder), readPackFile(packFolder, 'areas')]);
  const rates: HeldRate[] = heldRates(figures, children, new Map(areas.map(({ code, level }) => [code, level])));
  return { rates, lines: heldRateLines(rates, new Map(areas.map(({ code, name: place }) => [code, place]))) };
}
