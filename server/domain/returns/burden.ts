import { quantile } from '../comparison/quantile.ts';

/** What one return took: hours as somebody said them, warnings of its latest version, how often it was handed in. */
export type ReturnEffort = { hours: number | null; warnings: number; versions: number };

/** What is told of a collection in a release; null where too few say for nobody to be recognised. */
export type CollectionBurden = {
  release: number;
  collectionId: string;
  returns: number;
  answers: number;
  medianHours: number | null;
  warningsPerReturn: number | null;
  versionsPerReturn: number | null;
};

/** Below so many answers a median would tell what one area said. */
export const fewestAnswers = 5;

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
const toTenths = (number: number) => Math.round(number * 10) / 10;

/**
 * The burden of a collection: median hours over those who said, warnings and hand-ins per return. Never of one area.
 * Source: the reporting burden is asked, not guessed (feature 35); five as the smallest group, as for counts.
 */
export function burdenOf(efforts: readonly ReturnEffort[]): Omit<CollectionBurden, 'release' | 'collectionId'> {
  const said = efforts.flatMap(({ hours }) => (hours === null ? [] : [hours]));
  const enough = efforts.length >= fewestAnswers;
  return {
    returns: efforts.length,
    answers: said.length,
    medianHours:
      said.length >= fewestAnswers
        ? toTenths(
            quantile(
              said.toSorted((a, b) => a - b),
              0.5,
            ),
          )
        : null,
    warningsPerReturn: enough ? toTenths(mean(efforts.map(({ warnings }) => warnings))) : null,
    versionsPerReturn: enough ? toTenths(mean(efforts.map(({ versions }) => versions))) : null,
  };
}

/**
 * Whether a release tells a collection's burden again. Once a median is out the next one needs five answers more: from
 * two medians one answer apart anybody could tell what the last one said.
 */
export function tellsAgain(
  last: { answers: number; medianHours: number | null } | null,
  now: { answers: number; medianHours: number | null },
): boolean {
  if (last === null || last.medianHours === null) return true;
  return now.answers - last.answers >= fewestAnswers;
}
