import { fit as fitSchema } from '../pages/page.ts';
import type { MatrixPage } from '../pages/recommendation-pages.ts';
import { choicesOf } from '../reading/listing.ts';
import type { Reading } from '../reading/reading.ts';
import { commitmentNamed, pillarNamed, statusShown } from '../reading/shown.ts';
import { fitLabels } from '../response-words.ts';
import { deliveryMatrix, deliveryStanding } from './delivery-matrix.ts';
import { recommendationLine, recommendationsInOrder } from './recommendations.ts';

/** Every recommendation against the promises that answer it, gaps on both sides included. */
export function matrixPage(reading: Reading): MatrixPage {
  const { lookup, commitments } = reading;
  return {
    ...reading.page,
    delivery: deliveryMatrix(reading),
    items: recommendationsInOrder(reading).map((recommendation) => {
      const { slug, title, review, answers, unanswered, response } = recommendationLine(reading, recommendation);
      const standing = deliveryStanding(reading, recommendation);
      return { slug, title, review, answers, unanswered, response: response?.kind ?? 'unclear', standing };
    }),
    next: null,
    commitments: commitments.map((commitment) => ({
      ...commitmentNamed(lookup, commitment),
      pillar: pillarNamed(lookup, commitment),
      status: statusShown(reading, commitment),
      answers: lookup.answersOf(commitment.id).length,
      unpromptedNote: commitment.unpromptedNote,
    })),
    fits: choicesOf(lookup.ledger.answers, {
      name: 'fit',
      valuesOf: ({ fit }) => [fit],
      choices: fitSchema.options.map((fit) => ({ value: fit, label: fitLabels[fit] })),
    }),
  };
}
