import { isAddress } from './redactable.ts';
import { removedPart } from './words.ts';

/** Texts shorter than this stand in other words too: only whole texts where copies of them are. */
const longEnough = 20;

/** Columns into which a text is copied from another table. */
const copied = [
  ['ReceivedChallenge.text', 'Challenge.text'],
  ['ReceivedChallenge.source', 'Challenge.source'],
  ['EnteredNote.text', 'LivedNote.text'],
  ['EnteredNote.suppliedBy', 'LivedNote.suppliedBy'],
  ['EnteredNote.consent', 'LivedNote.consent'],
  ['ReturnVersion.publicReason', 'PublishedRevision.reason'],
];

type Where = { table: string; column: string };

/** Whether a place may hold a copy of a short text: of the same table, or where such texts are copied to. */
function isCopy(a: Where, b: Where): boolean {
  const [from, to] = [`${a.table}.${a.column}`, `${b.table}.${b.column}`];
  return a.table === b.table || copied.some((pair) => pair.includes(from) && pair.includes(to));
}

/** How a text may stand in another one: as it is, as JSON writes it, and with the line ends of a letter or a form. */
export function waysItStands(text: string): string[] {
  const ends = text.replace(/\r\n/g, '\n');
  const plain = [text, ends, ends.replace(/\n/g, '\r\n')];
  return [...new Set([...plain, ...plain.map((each) => JSON.stringify(each).slice(1, -1))])];
}

type Standing = { table: string; column: string; text: string; nullable: boolean; most: number };

/**
 * What a place holds once a text is gone from it: the words that say so where it was the whole, nothing where it was an
 * address, and a mark where it was part of something longer.
 * @param target where the text was asked for
 * @returns undefined where the place is no copy: a short text within other words
 */
export function withoutText(
  target: { table: string; column: string; text: string },
  place: Standing,
  words: string,
): string | null | undefined {
  const ways = waysItStands(target.text);
  if (ways.includes(place.text)) {
    if (target.text.length < longEnough && !isCopy(target, place)) return undefined;
    if (isAddress(place.column) && place.nullable) return null;
    return words.length <= place.most ? words : removedPart;
  }
  if (target.text.length < longEnough) return undefined;
  return ways
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, way) => text.split(way).join(removedPart), place.text);
}
