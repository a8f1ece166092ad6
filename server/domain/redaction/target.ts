import { redactableText } from './redactable.ts';

/** The key of a published figure. */
export type FigureKey = { metric: string; breakdown: string; period: string; area: string };

/** What is to be taken down: a figure, or a text in one row. `find` takes nothing down. */
export type Target =
  | { kind: 'figure'; figure: FigureKey }
  | { kind: 'text'; table: string; id: string; column: string }
  | { kind: 'find'; words: string };

/** Fewer letters than this would be found everywhere. */
const fewestLetters = 4;

const usage =
  'Give one of: cell METRIC BREAKDOWN PERIOD AREA · text TABLE ID COLUMN · find "words" (docs/operations.md).';

/**
 * What the words of the command name.
 * @returns the target, or every fault in words
 */
export function targetAsked(words: readonly string[]): { target: Target } | { faults: string[] } {
  const [what, ...rest] = words;
  const given = rest.map((word) => word.trim());
  if (what === 'cell' && given.length === 4) {
    const [metric = '', breakdown = '', period = '', area = ''] = given;
    return { target: { kind: 'figure', figure: { metric, breakdown, period, area } } };
  }
  if (what === 'text' && given.length === 3) {
    const [table = '', id = '', column = ''] = given;
    const columns = redactableText[table];
    if (!columns)
      return {
        faults: [`${table} has no text that this command takes down: ${Object.keys(redactableText).join(', ')}.`],
      };
    if (!columns.includes(column)) return { faults: [`Of ${table} it takes down: ${columns.join(', ')}.`] };
    return { target: { kind: 'text', table, id, column } };
  }
  if (what === 'find' && given.length === 1) {
    const [words = ''] = given;
    if (words.length < fewestLetters) return { faults: [`find: give at least ${fewestLetters} letters.`] };
    return { target: { kind: 'find', words } };
  }
  return { faults: [usage] };
}
