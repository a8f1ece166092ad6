import { z } from 'zod';
import {
  choice,
  confidence,
  everyPage,
  evidence,
  fit,
  listed,
  named,
  partOfList,
  recordedLater,
  source,
  status,
} from './page.ts';
import { challenge } from './promises/voices.ts';

/** What the government answered; apart from whether anything was delivered. */
export const responseKind = z.enum(['accepted', 'in-part', 'in-principle', 'rejected', 'no-response', 'unclear']);

const response = z.object({
  /** The ledger row's own id. */
  id: z.string(),
  kind: responseKind,
  label: z.string(),
  note: z.string(),
  inStrategy: z.boolean().nullable(),
  statedOn: z.string(),
  confidence: confidence.nullable(),
  source: source.nullable(),
});

const answer = z.object({
  slug: z.string(),
  title: z.string(),
  fit,
  why: z.string(),
  linkConfidence: z.string(),
  status,
});

const unanswered = z.object({
  reason: z.string(),
  label: z.string(),
  note: z.string().nullable(),
  url: z.string().nullable(),
});

export const recommendationLine = z.object({
  slug: z.string(),
  title: z.string(),
  review: named,
  position: z.int(),
  chapter: z.string(),
  kind: z.string(),
  officialNumber: z.int().nullable(),
  addressedTo: z.string(),
  response: response.nullable(),
  answers: z.array(answer),
  /** Why no commitment answers it. */
  unanswered: unanswered.nullable(),
  confidence,
  confidenceNote: z.string().nullable(),
});

const review = z.object({
  slug: z.string(),
  title: z.string(),
  chair: z.string().nullable(),
  commissionedBy: z.string(),
  publishedOn: z.string(),
  url: z.string().nullable(),
  summary: z.string(),
  /** The official total, which our rows do not match one to one: never a base for percentages. */
  totalRecommendations: z.int().nullable(),
  totalNote: z.string().nullable(),
  rows: z.int(),
  responses: z.array(choice),
  answered: z.int(),
});

export const reviewList = z.object({ ...everyPage, items: z.array(review), next: z.null() });

export const recommendationList = z.object({
  ...everyPage,
  ...listed,
  items: z.array(recommendationLine),
  reviews: z.array(review),
  filters: z.object({ review: z.array(choice), response: z.array(choice), chapter: z.array(choice) }),
});

export const recommendationPage = recommendationLine.extend({
  ...everyPage,
  text: z.string(),
  costGbp: z.number().nullable(),
  costBasis: z.string().nullable(),
  byText: z.string().nullable(),
  nations: z.array(z.string()).nullable(),
  sources: z.array(source),
  /** Every response in order of time, the latest last. */
  responses: z.array(response),
  evidence: z.array(evidence),
  /** What readers disputed of it, with the answer each got. */
  challenges: z.array(challenge),
  recordedLater,
});

/** Where a recommendation stands: how far the promises that answer it got. Declined is never delivered. */
export const deliveryStanding = z.enum([
  'none-answering',
  'related-only',
  'not-delivered',
  'partly',
  'delivered',
  'outcome-seen',
  'declined',
]);

/** Recommendations by what the government answered and how far the answering promises got. */
export const deliveryMatrix = z.object({
  columns: z.array(z.object({ standing: deliveryStanding, label: z.string(), meaning: z.string() })),
  rows: z.array(
    z.object({
      response: responseKind,
      label: z.string(),
      total: z.int(),
      counts: z.array(z.object({ standing: deliveryStanding, count: z.int() })),
      /** Declined, and so in none of the columns; of these, how many a promise is linked to all the same. */
      declined: z.int(),
      declinedButLinked: z.int(),
    }),
  ),
});

/** Which commitment answers which recommendation. The fit judges the promise, not its delivery. */
export const matrixPage = z.object({
  ...everyPage,
  delivery: deliveryMatrix,
  items: z.array(
    recommendationLine
      .pick({ slug: true, title: true, review: true, answers: true, unanswered: true })
      .extend({ response: responseKind, standing: deliveryStanding }),
  ),
  /** Promises that answer no recommendation. */
  unprompted: z.array(named.extend({ pillar: named, status, unpromptedNote: z.string().nullable() })),
  /** How many promises there are in all. */
  commitments: z.int(),
  parts: z.object({ recommendations: partOfList, unprompted: partOfList }),
  /** The one list asked to go on with; null: the first part of each. */
  show: z.enum(['recommendations', 'unprompted']).nullable(),
  fits: z.array(choice),
  recordedLater,
});

export type RecommendationLine = z.infer<typeof recommendationLine>;
export type ResponseShown = z.infer<typeof response>;
export type AnswerShown = z.infer<typeof answer>;
export type UnansweredShown = z.infer<typeof unanswered>;
export type ReviewShown = z.infer<typeof review>;
export type ReviewList = z.infer<typeof reviewList>;
export type RecommendationList = z.infer<typeof recommendationList>;
export type RecommendationPage = z.infer<typeof recommendationPage>;
export type DeliveryMatrix = z.infer<typeof deliveryMatrix>;
export type MatrixPage = z.infer<typeof matrixPage>;
