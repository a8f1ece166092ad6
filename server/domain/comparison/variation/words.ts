import { figureText, numberText, unitText } from '#server/domain/metrics/figure-text.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import type { Note } from '../comparison.ts';
import type { Variation } from './variation.ts';

type Said = Omit<Variation, 'sentence' | 'notes' | 'drawing'>;

/** What is seen, in plain words: how many lie where, and how many would by chance. Never who. */
export function sentenceOf({ name }: Pick<Metric, 'name'>, variation: Said): string {
  const { counts, centre, spread, unit, decimals, periodLabel, refusal } = variation;
  const sign = unit === '%' || unit.startsWith('£');
  const whole = `${name}${sign ? '' : ` (${unitText(unit)})`}${periodLabel ? `, ${periodLabel}` : ''}`;
  if (refusal !== null || !centre || !spread) return `${whole}. ${refusal ?? 'Nothing is published.'}`;
  const [above, below] = [counts.above + counts['far-above'], counts.below + counts['far-below']];
  const around = `${centre.kind === 'england' ? 'England’s figure' : 'the figure of all together'}, ${figureText(centre.value, unit, decimals)}`;
  const outside =
    above + below === 0
      ? 'none lies outside it'
      : `${above} ${above === 1 ? 'lies' : 'lie'} above it and ${below} below`;
  return `${whole}: ${counts.within} of ${spread.places} local authorities lie within the range usual for their size around ${around}; ${outside}.`;
}

/** How many in a hundred lie outside the inner limits by chance alone. */
const byChance = 5;

/** What a reader must know, the terms of statistics last. @param read the notes that any answer of these figures has */
export function notesOnVariation(read: readonly Note[], { spread, counts, centre }: Said): Note[] {
  // A place's own past, those most like it and what its interval says are other questions.
  const found = read.filter(({ code }) => !/^(?:no-)?own-range$|^interval$|^neighbours/.test(code));
  if (!spread) return found;
  const expected = Math.max(1, Math.round((spread.places * byChance) / 100));
  const judged = 'A figure outside asks for a look at why: need, recording and practice all differ. It is no verdict.';
  const widened =
    spread.tau > 0
      ? 'These places differ more than chance alone would make them, as places with different needs do. The range is made ' +
        'wide enough for the differences that are usual.'
      : 'These places differ no more than chance alone would make them.';
  const left = counts.cannotSay > 0 ? ` ${counts.cannotSay} are not in it: the table says why of each.` : '';
  return [
    {
      code: 'usual-for-size',
      text: `Small places swing more by chance than large ones, so the range is wider for them. ${widened}${left}`,
    },
    {
      code: 'by-chance',
      text: `About ${expected} of ${spread.places} would lie outside the usual range if nothing were behind it but chance and the usual differences. ${judged}`,
    },
    {
      code: 'funnel',
      text:
        `In statistical terms: a funnel plot around ${centre?.name ?? 'the centre'} with control limits of 95% and 99.8%, on the ` +
        'inverse sine scale for shares and the square-root scale for rates; overdispersion by an additive random-effects model ' +
        `from winsorised distances (Spiegelhalter, 2005): φ ${numberText(spread.phi, 2)}, τ ${numberText(spread.tau, 4)}.`,
    },
    ...found,
  ];
}
