import type { ValueInput } from '../return-row.ts';
import { type Ask, figureOf, type ReturnedValue } from '../returned-value.ts';

/** What can be written beside a figure of the form. `comment` is for colleagues and is never submitted. */
const draftCells = ['numerator', 'denominator', 'value', 'symbol', 'explanation', 'comment'] as const;
export type DraftCell = (typeof draftCells)[number];

/** One figure as it is typed: text, '' where nothing stands. */
export type DraftFigure = Record<DraftCell, string>;

/** A figure of the form by its place in the return. */
export type Placed = { metric: string; breakdown: string };

export const emptyFigure: DraftFigure = {
  numerator: '',
  denominator: '',
  value: '',
  symbol: '',
  explanation: '',
  comment: '',
};

/** Whether two people would read the same: spaces around and the kind of line end do not count. */
export function sameFigure(a: DraftFigure, b: DraftFigure): boolean {
  return draftCells.every((cell) => a[cell] === b[cell]);
}

/** A figure as it is kept in a draft: no spaces around, one kind of line end. */
export function tidyFigure(figure: DraftFigure): DraftFigure {
  const cells = draftCells.map((cell) => [cell, figure[cell].replaceAll('\r\n', '\n').trim()]);
  return Object.fromEntries(cells) as DraftFigure;
}

/** Whether there is anything to submit: a comment alone is nothing. */
export function isGiven(figure: DraftFigure): boolean {
  return draftCells.some((cell) => cell !== 'comment' && figure[cell] !== '');
}

/** A number as somebody would type it: never with an exponent. */
function typed(number: number | null): string {
  if (number === null) return '';
  const text = String(number);
  return text.includes('e') ? number.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/** A figure of a submitted version as it would be typed; a value worked out from two numbers stays empty. */
export function figureAsTyped(figure: ReturnedValue): DraftFigure {
  const { numerator, denominator, value, symbol, explanation } = figure;
  const workedOut = numerator !== null && denominator !== null;
  return {
    numerator: typed(numerator),
    denominator: typed(denominator),
    value: workedOut ? '' : typed(value),
    symbol: symbol ?? '',
    explanation: explanation ?? '',
    comment: '',
  };
}

/**
 * What the form holds for each figure asked for: the draft's where something was written there, else the latest
 * version's, else nothing. By `figureOf`, in the order of the collection.
 */
export function figuresOfForm(
  asks: readonly Ask[],
  version: readonly ReturnedValue[],
  drafted: readonly (Placed & DraftFigure)[],
): Map<string, Placed & DraftFigure> {
  const held = new Map(version.map((figure) => [figureOf(figure.metric, figure.breakdown), figureAsTyped(figure)]));
  for (const figure of drafted) held.set(figureOf(figure.metric, figure.breakdown), figure);
  const form = new Map<string, Placed & DraftFigure>();
  for (const { metric, breakdowns } of asks) {
    for (const breakdown of breakdowns) {
      const place = figureOf(metric, breakdown);
      form.set(place, { ...tidyFigure(held.get(place) ?? emptyFigure), metric, breakdown });
    }
  }
  return form;
}

/** The form as a return in JSON: a figure with nothing written is left out, as a row is that a file does not have. */
export function valuesOfForm(form: ReadonlyMap<string, Placed & DraftFigure>): ValueInput[] {
  return [...form.values()]
    .filter(isGiven)
    .map(({ metric, breakdown, numerator, denominator, value, symbol, explanation }) => ({
      ...{ metric, breakdown, numerator, denominator },
      ...{ value, symbol, explanation },
    }));
}

/**
 * The field that a finding is about: a figure that is missing, or a finding about no field of the page, is shown at the
 * figure's first one.
 * @param ratio whether the figure is given by numerator and denominator
 */
export function fieldOfFinding(column: string | null, ratio: boolean): DraftCell {
  const shown = ratio
    ? (['numerator', 'denominator', 'symbol', 'explanation'] as const)
    : (['value', 'symbol', 'explanation'] as const);
  return shown.find((cell) => cell === column) ?? shown[0];
}
