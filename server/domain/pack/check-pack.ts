import { figureFaults, measureFaults } from './measure-faults.ts';
import type { Pack, PackConcept, PackFault, RawPack } from './pack.ts';
import { packFiles } from './pack.ts';
import { chainFaults, dateFaults, loopFaults, progressFaults } from './promise-faults.ts';
import { danglingFaults, duplicateFaults } from './references.ts';

/** What can still be checked of a pack whose files are not all in shape. */
type Shaped = {
  /** The rows in shape; a file that is no list, or is missing, counts as empty. */
  pack: Pack;
  faults: PackFault[];
  /** The words of the rows out of shape: what names them, or is missing because of them, is not a second fault. */
  spoilt: Set<string>;
};

const unknownResearch = '9999-12-31';

function rowName(row: unknown, index: number): string {
  const named = row !== null && typeof row === 'object' ? (row as Record<string, unknown>) : {};
  const name = named.id ?? named.code ?? named.milestone ?? named.commitment ?? named.recommendation;
  return typeof name === 'string' ? name : `row ${index + 1}`;
}

function shape(raw: RawPack): Shaped {
  const faults: PackFault[] = [];
  const spoilt = new Set<string>();
  const shaped: Record<string, unknown> = { figures: raw.figures };
  for (const concept of Object.keys(packFiles) as PackConcept[]) {
    const { path, schema } = packFiles[concept];
    const held = raw[concept];
    const whole = schema.safeParse(held);
    if (whole.success) {
      shaped[concept] = whole.data;
      continue;
    }
    for (const { path: where, message } of whole.error.issues) {
      const index = where[0];
      const inRow = Array.isArray(held) && typeof index === 'number';
      const row = inRow ? rowName(held[index], index) : 'file';
      const field = (inRow ? where.slice(1) : where).join('.');
      faults.push({ code: 'shape', file: path, row, message: field ? `${field}: ${message}` : message });
      if (inRow)
        for (const word of Object.values((held[index] ?? {}) as object)) if (typeof word === 'string') spoilt.add(word);
    }
    const bad = new Set(whole.error.issues.map((issue) => issue.path[0]));
    const kept = Array.isArray(held) ? held.filter((_, index) => !bad.has(index)) : [];
    shaped[concept] = concept === 'about' ? { researchedTo: unknownResearch } : (schema.safeParse(kept).data ?? []);
  }
  return { pack: shaped as Pack, faults, spoilt };
}

/**
 * Checks a whole pack: the shape of every file, and whatever ties the files together.
 * @returns the pack, typed, and no fault; or every fault found and no pack. Faults are data: nothing is thrown.
 */
export function checkPack(raw: RawPack): { pack: Pack; faults: [] } | { pack: null; faults: PackFault[] } {
  const { pack, faults, spoilt } = shape(raw);
  const tied = [
    ...duplicateFaults(pack),
    ...danglingFaults(pack, spoilt),
    ...dateFaults(pack),
    ...chainFaults(pack),
    ...loopFaults(pack),
    ...progressFaults(pack),
    ...measureFaults(pack, spoilt),
    ...figureFaults(pack, spoilt),
  ].filter(({ row }) => !spoilt.has(row.split(' ')[0] as string));
  const all = [...faults, ...tied];
  return all.length > 0 ? { pack: null, faults: all } : { pack, faults: [] };
}
