/** What comes back from a page of a return's form. */
import type { DraftFigure, Placed } from '#server/domain/returns/drafts/draft-figure.ts';
import { fieldName, placeIn } from './components/return-form/field-names.ts';
import { textIn } from './forms.server.ts';

const cells = ['numerator', 'denominator', 'value', 'symbol', 'explanation', 'comment'] as const;
const empty: DraftFigure = { numerator: '', denominator: '', value: '', symbol: '', explanation: '', comment: '' };

/** A figure from a hidden field. One that was tampered with counts as empty: what is kept then stands against it. */
function figureOfJson(text: string): DraftFigure {
  try {
    const given = JSON.parse(text) as Record<string, unknown>;
    return Object.fromEntries(cells.map((cell) => [cell, String(given[cell] ?? '')])) as DraftFigure;
  } catch {
    return empty;
  }
}

export type TypedFigure = Placed & { now: DraftFigure; was: DraftFigure };

/**
 * The figures of a page: what stands in the fields, and what stood there when it was opened. A cell without a field stays
 * as it was. Ticking “use again” takes last quarter's explanation where none was written.
 */
export function figuresIn(form: FormData): TypedFigure[] {
  return [...form.keys()].flatMap((name) => {
    const place = placeIn(name);
    if (place?.cell !== 'was') return [];
    const { metric, breakdown } = place;
    const was = figureOfJson(textIn(form, name));
    const now = Object.fromEntries(
      cells.map((cell) => [cell, form.has(fieldName(cell, place)) ? textIn(form, fieldName(cell, place)) : was[cell]]),
    ) as DraftFigure;
    now.explanation ||= textIn(form, fieldName('again', place));
    return [{ metric, breakdown, now, was }];
  });
}

/** The explanations written beside a file that was checked, ticked ones included; empty ones are none. */
export function explanationsIn(form: FormData): (Placed & { explanation: string })[] {
  return [...form.keys()].flatMap((name) => {
    const place = placeIn(name);
    if (place?.cell !== 'explanation' && place?.cell !== 'again') return [];
    const { metric, breakdown } = place;
    const written = textIn(form, fieldName('explanation', place));
    if (place.cell === 'again' && written) return [];
    const explanation = written || textIn(form, name);
    return explanation ? [{ metric, breakdown, explanation }] : [];
  });
}

type Writer = { role: string; at: string; you: boolean } | null;
export type ChosenFigure = Placed & {
  yours: DraftFigure;
  theirs: DraftFigure;
  writer: Writer;
  /** Null where nothing was chosen. */
  taken: 'yours' | 'theirs' | null;
};

/** What was chosen where two people wrote different figures. */
export function chosenIn(form: FormData): ChosenFigure[] {
  return figuresIn(form).map(({ metric, breakdown, was: theirs }) => {
    const at = (cell: string) => textIn(form, fieldName(cell, { metric, breakdown }));
    const chosen = at('take');
    return {
      metric,
      breakdown,
      yours: figureOfJson(at('yours')),
      theirs,
      writer: writerOfJson(at('writer')),
      taken: chosen === 'yours' || chosen === 'theirs' ? chosen : null,
    };
  });
}

/** Who wrote the other figure, for showing it again. */
function writerOfJson(text: string): Writer {
  try {
    const given = JSON.parse(text) as Record<string, unknown> | null;
    return given && { role: String(given.role), at: String(given.at), you: given.you === true };
  } catch {
    return null;
  }
}

/**
 * What was typed into a page that could not be saved. Of a choice not made yet, your own figures, as if the page had been
 * empty: what somebody else wrote meanwhile is shown again before anything is written.
 */
export function typedIn(form: FormData): TypedFigure[] {
  if (textIn(form, 'step') !== 'choose') return figuresIn(form);
  return chosenIn(form).map(({ metric, breakdown, yours }) => ({ metric, breakdown, now: yours, was: empty }));
}

type FormValue = Placed & Omit<DraftFigure, 'comment'>;

/** The figures of the form as they were shown when “Submit” was offered; none where the field was tampered with. */
export function valuesIn(form: FormData): FormValue[] {
  try {
    const given: unknown = JSON.parse(textIn(form, 'values'));
    return Array.isArray(given) ? (given as FormValue[]) : [];
  } catch {
    return [];
  }
}
