import { figureOf, type ReturnedValue } from '../returned-value.ts';

/** A version with its figures: when it was submitted and by whom, by role. */
export type VersionFigures = { number: number; submittedAt: string; submittedByRole: string; values: ReturnedValue[] };

/** What became of a figure between two versions; `explanation`: its numbers stayed, what was said about them did not. */
export type DifferenceKind = 'added' | 'changed' | 'explanation' | 'taken-out';

export type Difference = {
  metric: string;
  breakdown: string;
  kind: DifferenceKind;
  before: ReturnedValue | null;
  after: ReturnedValue | null;
  /** The last version up to the later one that touched the figure, when it was submitted and by whom. */
  version: number;
  at: string;
  role: string;
};

const byFigure = (values: readonly ReturnedValue[]) =>
  new Map(values.map((value) => [figureOf(value.metric, value.breakdown), value]));

function sameNumbers(one: ReturnedValue, other: ReturnedValue): boolean {
  return (['numerator', 'denominator', 'value', 'symbol'] as const).every((field) => one[field] === other[field]);
}

function kindOf(before: ReturnedValue | undefined, after: ReturnedValue | undefined): DifferenceKind | null {
  if (!before) return after ? 'added' : null;
  if (!after) return 'taken-out';
  if (!sameNumbers(before, after)) return 'changed';
  return before.explanation === after.explanation ? null : 'explanation';
}

/**
 * What differs between the first and the last of these versions, figure by figure. One changed and changed back in
 * between is not listed: it is what it was.
 * @param versions one after the other, none left out; to compare with nothing, a first one without values
 */
export function differencesBetween(versions: readonly VersionFigures[]): Difference[] {
  const held = versions.map((version) => byFigure(version.values));
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return [];
  return [...new Set([...first.keys(), ...last.keys()])].flatMap((figure): Difference[] => {
    const [before, after] = [first.get(figure), last.get(figure)];
    const kind = kindOf(before, after);
    const known = after ?? before;
    if (!kind || !known) return [];
    const at = held.findLastIndex(
      (_, index) => index > 0 && kindOf(held[index - 1]?.get(figure), held[index]?.get(figure)),
    );
    const { number = 0, submittedAt = '', submittedByRole = '' } = versions[at] ?? {};
    const { metric, breakdown } = known;
    const by = { version: number, at: submittedAt, role: submittedByRole };
    return [{ metric, breakdown, kind, before: before ?? null, after: after ?? null, ...by }];
  });
}
