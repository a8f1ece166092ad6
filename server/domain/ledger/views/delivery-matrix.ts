import type { Answer, Recommendation, ResponseKind } from '../ledger.ts';
import { type DeliveryMatrix, responseKind } from '../pages/recommendation-pages.ts';
import { oncePerStanding, type Standing } from '../reading/reading.ts';
import { responseLabels } from '../response-words.ts';

/**
 * How far the promises that answer a recommendation got, as columns of the matrix: each recommendation stands in one.
 * A promise *answers* where its fit is full or partial. `declined` is no column of delivery: it is never counted as one.
 * Source: promise 14, and the rule that what was declined or superseded never counts as delivered.
 */
export const deliveryStandings = [
  { standing: 'none-answering', label: 'None answers it', meaning: 'No promise is linked to the recommendation.' },
  {
    standing: 'related-only',
    label: 'Only a related promise',
    meaning:
      'A promise works on the same problem by other means. It would not do what was recommended, so it does not count here.',
  },
  {
    standing: 'not-delivered',
    label: 'Not delivered',
    meaning:
      'Promises answer it in full or in part, and none of them is delivered. A superseded promise is not delivered.',
  },
  {
    standing: 'partly',
    label: 'Partly delivered',
    meaning: 'At least one promise that answers it is delivered, and at least one is not.',
  },
  {
    standing: 'delivered',
    label: 'Delivered',
    meaning: 'Every promise that answers it in full or in part is delivered. That says nothing yet about children.',
  },
  {
    standing: 'outcome-seen',
    label: 'Outcome seen',
    meaning: 'Delivered, and a named organisation has judged that the result for children can be seen.',
  },
] as const;

export type DeliveryStanding = (typeof deliveryStandings)[number]['standing'] | 'declined';

/** The latest answer of the government; where none was found, that none was found in the pages read. */
export function latestResponse({ lookup }: Standing, { id }: Recommendation): ResponseKind {
  return lookup.responsesTo(id).at(-1)?.response ?? 'unclear';
}

/** Where one recommendation stands in the matrix. What was declined is `declined`, whatever was promised later. */
export function deliveryStanding(reading: Standing, recommendation: Recommendation): DeliveryStanding {
  if (latestResponse(reading, recommendation) === 'rejected') return 'declined';
  const links = reading.lookup.answersTo(recommendation.id);
  const answering = links.filter(({ fit }) => fit !== 'related');
  if (answering.length === 0) return links.length === 0 ? 'none-answering' : 'related-only';
  const delivered = answering.filter((link) => isDelivered(reading, link));
  if (delivered.length === 0) return 'not-delivered';
  if (delivered.length < answering.length) return 'partly';
  return delivered.some((link) => isSeen(reading, link)) ? 'outcome-seen' : 'delivered';
}

function isDelivered({ lookup, judge }: Standing, { commitmentId }: Answer): boolean {
  const commitment = lookup.commitments.get(commitmentId);
  return commitment !== undefined && judge(commitment).status === 'delivered';
}

function isSeen({ lookup }: Standing, { commitmentId }: Answer): boolean {
  const subjects = [commitmentId, ...lookup.milestonesOf(commitmentId).map(({ id }) => id)];
  return subjects.some((id) => lookup.judgementsOf(id).some(({ outcomeSeen }) => outcomeSeen === 'yes'));
}

/**
 * Accepted × delivered × outcome seen: how many recommendations with each answer of the government stand where. A row
 * adds up to its total: the columns, or `declined` alone.
 */
export const deliveryMatrix = oncePerStanding((reading): DeliveryMatrix => {
  const each = reading.lookup.ledger.recommendations.map((recommendation) => ({
    response: latestResponse(reading, recommendation),
    standing: deliveryStanding(reading, recommendation),
    linked: reading.lookup.answersTo(recommendation.id).length > 0,
  }));
  return {
    columns: deliveryStandings.map((column) => ({ ...column })),
    rows: responseKind.options.map((response) => {
      const own = each.filter((one) => one.response === response);
      const declined = own.filter(({ standing }) => standing === 'declined');
      return {
        response,
        label: responseLabels[response],
        total: own.length,
        counts: deliveryStandings.map(({ standing }) => ({
          standing,
          count: own.filter((one) => one.standing === standing).length,
        })),
        declined: declined.length,
        declinedButLinked: declined.filter(({ linked }) => linked).length,
      };
    }),
  };
});
