import { fit as fitSchema } from '../pages/page.ts';
import type { MatrixPage } from '../pages/recommendation-pages.ts';
import { choicesOf, isRefused, type PartsAsked, partsOf, type Refused } from '../reading/listing.ts';
import { oncePerStanding, type Reading } from '../reading/reading.ts';
import { commitmentNamed, pillarNamed, statusShown } from '../reading/shown.ts';
import { fitLabels } from '../response-words.ts';
import { deliveryMatrix, deliveryStanding } from './delivery-matrix.ts';
import { recommendationLinesRecordedLater } from './history/recorded-later.ts';
import { recommendationLine, recommendationsInOrder } from './recommendations.ts';

/** Promises that answer no recommendation. */
const unprompted = oncePerStanding(({ lookup, commitments }) =>
  commitments.filter(({ id }) => lookup.answersOf(id).length === 0),
);

const fits = oncePerStanding(({ lookup }) =>
  choicesOf(lookup.ledger.answers, {
    name: 'fit',
    valuesOf: ({ fit }) => [fit],
    choices: fitSchema.options.map((fit) => ({ value: fit, label: fitLabels[fit] })),
  }),
);

/**
 * Every recommendation against the promises that answer it, and the promises that nobody asked for.
 * @param asked which part of its two lists
 */
export function matrixPage(reading: Reading, asked: PartsAsked): MatrixPage | Refused {
  const { lookup, commitments } = reading;
  const found = partsOf({ recommendations: recommendationsInOrder(reading), unprompted: unprompted(reading) }, asked);
  if (isRefused(found)) return found;
  return {
    ...reading.page,
    delivery: deliveryMatrix(reading),
    items: found.items.recommendations.map((recommendation) => {
      const { slug, title, review, answers, unanswered, response } = recommendationLine(reading, recommendation);
      const standing = deliveryStanding(reading, recommendation);
      return { slug, title, review, answers, unanswered, response: response?.kind ?? 'unclear', standing };
    }),
    unprompted: found.items.unprompted.map((commitment) => ({
      ...commitmentNamed(lookup, commitment),
      pillar: pillarNamed(lookup, commitment),
      status: statusShown(reading, commitment),
      unpromptedNote: commitment.unpromptedNote,
    })),
    commitments: commitments.length,
    parts: found.parts,
    show: found.show,
    fits: fits(reading),
    recordedLater: recommendationLinesRecordedLater(reading, found.items.recommendations),
  };
}
