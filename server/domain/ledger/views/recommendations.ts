import type { Recommendation, Response, Review } from '../ledger.ts';
import type {
  RecommendationLine,
  RecommendationList,
  RecommendationPage,
  ResponseShown,
  ReviewList,
  ReviewShown,
  UnansweredShown,
} from '../pages/recommendation-pages.ts';
import { responseKind } from '../pages/recommendation-pages.ts';
import {
  catalogueOf,
  choicesOf,
  type Facet,
  isRefused,
  listedFrom,
  type PartAsked,
  plain,
  type Refused,
} from '../reading/listing.ts';
import { oncePerStanding, type Reading, type Standing } from '../reading/reading.ts';
import { commitmentNamed, evidenceShown, sourceOf, sourcesOf, statusShown } from '../reading/shown.ts';
import { responseLabels, unansweredLabels } from '../response-words.ts';
import { recommendationRecordedLater } from './history/recorded-later.ts';
import { challengesOfRecommendation } from './voices/challenges.ts';

export type RecommendationsAsked = PartAsked & {
  review?: string | undefined;
  response?: string | undefined;
  chapter?: string | undefined;
  q?: string | undefined;
};

/** Recommendations in the order of their reviews, then their own. */
export const recommendationsInOrder = oncePerStanding(({ lookup }): Recommendation[] => {
  const place = ({ reviewId }: Recommendation) => lookup.reviews.get(reviewId)?.position ?? Number.MAX_SAFE_INTEGER;
  return lookup.ledger.recommendations.toSorted((a, b) => place(a) - place(b) || a.position - b.position);
});

function responseShown({ lookup }: Reading, response: Response): ResponseShown {
  const { id, response: kind, note, inStrategy, statedOn, confidence, sourceSlug } = response;
  return {
    ...{ id, kind, note, inStrategy, statedOn, confidence },
    label: responseLabels[kind],
    source: sourceOf(lookup, sourceSlug),
  };
}

function unansweredShown({ lookup }: Reading, { id }: Recommendation): UnansweredShown | null {
  const response = lookup.responsesTo(id).findLast(({ unansweredReason }) => unansweredReason !== null);
  if (!response?.unansweredReason) return null;
  const { unansweredReason: reason, unansweredNote: note, unansweredUrl: url } = response;
  return { ...{ reason, note, url }, label: unansweredLabels[reason] ?? reason };
}

/** One recommendation with what was answered and which promises answer it: three different facts. */
export function recommendationLine(reading: Reading, recommendation: Recommendation): RecommendationLine {
  const { lookup } = reading;
  const { id, slug, title, reviewId, position, chapter, kind, officialNumber, addressedTo } = recommendation;
  const { confidence, confidenceNote } = recommendation;
  const review = lookup.reviews.get(reviewId);
  const response = lookup.responsesTo(id).at(-1);
  return {
    ...{ slug, title, position, chapter, kind, officialNumber, addressedTo, confidence, confidenceNote },
    review: { slug: review?.slug ?? '', title: review?.title ?? '' },
    response: response ? responseShown(reading, response) : null,
    answers: lookup.answersTo(id).flatMap(({ commitmentId, fit, why, confidence: linkConfidence }) => {
      const commitment = lookup.commitments.get(commitmentId);
      if (!commitment) return [];
      return {
        ...commitmentNamed(lookup, commitment),
        fit,
        why,
        linkConfidence,
        status: statusShown(reading, commitment),
      };
    }),
    unanswered: unansweredShown(reading, recommendation),
  };
}

const kindOf = ({ lookup }: Standing, { id }: Recommendation) => lookup.responsesTo(id).at(-1)?.response ?? 'unclear';

const responseChoices = responseKind.options.map((kind) => ({ value: kind, label: responseLabels[kind] }));

/** Each review with how its recommendations were answered. Row counts are ours, not the official totals. */
const reviewsShown = oncePerStanding((standing) =>
  standing.lookup.ledger.reviews.map((review) => reviewShown(standing, review)),
);

function reviewShown(reading: Standing, review: Review): ReviewShown {
  const { lookup } = reading;
  const { id, slug, title, chair, commissionedBy, publishedOn, url, summary, totalRecommendations, totalNote } = review;
  const rows = lookup.ledger.recommendations.filter(({ reviewId }) => reviewId === id);
  return {
    ...{ slug, title, chair, commissionedBy, publishedOn, url, summary, totalRecommendations, totalNote },
    rows: rows.length,
    responses: choicesOf(rows, {
      name: 'response',
      valuesOf: (row) => [kindOf(reading, row)],
      choices: responseChoices,
    }),
    answered: rows.filter((row) => lookup.answersTo(row.id).length > 0).length,
  };
}

function facetsOf(reading: Standing, all: Recommendation[]): Facet<Recommendation>[] {
  const { lookup } = reading;
  const chapters = [...new Set(all.map(({ chapter }) => chapter))];
  return [
    {
      name: 'review',
      valuesOf: ({ reviewId }) => [lookup.reviews.get(reviewId)?.slug ?? ''],
      choices: lookup.ledger.reviews.map(({ slug, title }) => ({ value: slug, label: title })),
    },
    { name: 'response', valuesOf: (row) => [kindOf(reading, row)], choices: responseChoices },
    {
      name: 'chapter',
      valuesOf: ({ chapter }) => [chapter],
      choices: chapters.map((chapter) => ({ value: chapter, label: inWords(chapter) })),
    },
  ];
}

function inWords(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const catalogue = oncePerStanding((standing) => {
  const all = recommendationsInOrder(standing);
  return catalogueOf(all, facetsOf(standing, all));
});

/** What a text search of recommendations looks through, made `plain`, by their ids. */
export const recommendationTexts = oncePerStanding(
  ({ lookup }) =>
    new Map(
      lookup.ledger.recommendations.map(({ id, slug, title, text, addressedTo }) => [
        id,
        plain([slug, title, text, addressedTo].join(' ')),
      ]),
    ),
);

/** Recommendations narrowed by review, response, chapter and words, in the order of the reviews. */
export function recommendationList(reading: Reading, asked: RecommendationsAsked): RecommendationList | Refused {
  const listed = listedFrom(catalogue(reading), asked, {
    text: ({ id }) => recommendationTexts(reading).get(id) ?? '',
    key: ({ slug }) => slug,
  });
  if (isRefused(listed)) return listed;
  return {
    ...reading.page,
    ...listed.part,
    items: listed.part.items.map((row) => recommendationLine(reading, row)),
    reviews: reviewsShown(reading),
    filters: listed.filters as RecommendationList['filters'],
  };
}

/** One recommendation with its responses, answers and sources; null where no such one is published. */
export function recommendationPage(reading: Reading, slug: string): RecommendationPage | null {
  const { lookup } = reading;
  const recommendation = lookup.ledger.recommendations.find((each) => each.slug === slug);
  if (!recommendation) return null;
  const { id, text, costGbp, costBasis, byText, nations, sourceSlugs } = recommendation;
  return {
    ...reading.page,
    ...recommendationLine(reading, recommendation),
    ...{ text, costGbp, costBasis, byText, nations },
    sources: sourcesOf(lookup, sourceSlugs),
    responses: lookup.responsesTo(id).map((response) => responseShown(reading, response)),
    evidence: lookup.evidenceOf(id).map((evidence) => evidenceShown(lookup, evidence)),
    challenges: challengesOfRecommendation(reading, recommendation),
    recordedLater: recommendationRecordedLater(reading, recommendation),
  };
}

/** The reviews in order. */
export function reviewList(reading: Reading): ReviewList {
  return { ...reading.page, items: reviewsShown(reading), next: null };
}
