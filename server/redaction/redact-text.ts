import { referenceTables } from '#prisma/gallery-views.ts';
import type { Workshop } from '#server/data/connections.ts';
import {
  countEventsWith,
  findTexts,
  isMarked,
  markTexts,
  type Place,
  readFirstReleaseOf,
  readText,
  readTextTables,
  replaceText,
  type TextTable,
} from '#server/data/redaction/texts.ts';
import { waysItStands, withoutText } from '#server/domain/redaction/replacing.ts';
import type { Target } from '#server/domain/redaction/target.ts';
import { isRemoved } from '#server/domain/redaction/words.ts';
import { type Asked, type Done, nothingToDo, wordsFor, writeRedaction } from './redaction.ts';

const named = ({ table, id, column }: Omit<Place, 'text'>) => `${table} ${id} ${column}`;

async function everywhere(owner: Workshop, tables: readonly TextTable[], ways: readonly string[]): Promise<Place[]> {
  const places: Place[] = [];
  for (const table of tables) places.push(...(await findTexts(owner, table, ways)));
  return places;
}

/** Where words stand in the database: places by name, never what they say; and how many sealed events hold them. */
export async function findWords(owner: Workshop, words: string): Promise<{ places: string[]; events: number }> {
  const ways = waysItStands(words);
  const places = await everywhere(owner, await readTextTables(owner), ways);
  return { places: places.map(named), events: await countEventsWith(owner, ways) };
}

/**
 * Takes a text out of its place and out of every other in which it stands whole or in part: rows that correct it, what
 * waited before it was published, letters, drafts, answers that are kept.
 * @returns what was done, or every fault in words
 */
export async function redactText(
  owner: Workshop,
  target: Extract<Target, { kind: 'text' }>,
  asked: Asked,
): Promise<Done | { faults: string[] }> {
  const tables = await readTextTables(owner);
  const table = tables.find((each) => each.table === target.table);
  const found = table && (await readText(owner, table, target.id, target.column));
  if (!table || !found)
    return { faults: [`${target.table} has no row ${target.id}: its key is ${table?.key.join('/')}.`] };
  const { text } = found;
  const empty = text === null || text === '';
  if ((empty || isRemoved(text)) && (await isMarked(owner, target))) return nothingToDo;
  if (empty) return { faults: [`${named(target)} is empty.`] };
  const words = wordsFor(asked);
  const shapes = new Map(tables.map((each) => [each.table, each]));
  const goes: (Place & { by: string | null })[] = [];
  let others = 0;
  for (const place of await everywhere(owner, tables, waysItStands(text))) {
    const { nullable, most } = shapes.get(place.table)!.columns.find(({ name }) => name === place.column)!;
    const by = withoutText({ ...target, text }, { ...place, nullable, most }, words);
    if (by === undefined) others += 1;
    else goes.push({ ...place, by });
  }
  const first: number[] = [];
  for (const place of goes) {
    const release = await readFirstReleaseOf(owner, place);
    if (release !== null) first.push(release);
  }
  const events = await countEventsWith(owner, waysItStands(text));
  const done = await writeRedaction(
    owner,
    asked,
    { kind: 'text', first, places: goes.map(named) },
    async (writing, number) => {
      for (const { by, ...place } of goes) {
        if (!(await replaceText(writing, shapes.get(place.table)!, place, by)))
          throw new Error(`${named(place)} was changed meanwhile. Nothing was taken down: run it again.`);
      }
      await markTexts(writing, number, goes);
    },
  );
  const loaded = goes.filter(({ table: of }) => (referenceTables as readonly string[]).includes(of)).map(named);
  const warnings = [
    ...loaded.map((place) => `${place} comes with the pack: take it out there too, or the next load brings it back.`),
    ...(others > 0
      ? [`So short a text stands within other words in ${others} more places, which were left: list them with find.`]
      : []),
    ...(events > 0
      ? [`${events} sealed events of the record of acts hold it too. They stay; administrators alone read them.`]
      : []),
  ];
  return { ...done, warnings: [...warnings, ...done.warnings] };
}
