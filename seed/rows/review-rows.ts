import { packId } from '#seed/pack-id.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import { packKey } from '#server/domain/pack/references.ts';
import { commitmentId, recommendationId, sourceId, type TableRow } from './promise-rows.ts';

/** The pages read, as sources: a page without a day counts as stated when it was last known. */
export function sourceRows(pack: Pack) {
  const { researchedTo } = pack.about;
  const stated = (day: string | null) => (day === null || day > researchedTo ? researchedTo : day);
  return {
    Source: pack.sources.map(
      ({ id, ...row }): TableRow => ({
        ...row,
        id: sourceId(id),
        slug: id,
        reference: null,
        archivedUrl: null,
        lastChecked: null,
        statedOn: stated(row.publishedOn),
      }),
    ),
  };
}

/** The reviews, their recommendations, the government's response, and the promises that answer them. */
export function reviewRows(pack: Pack) {
  const { researchedTo } = pack.about;
  const published = new Map(pack.reviews.map((row) => [row.id, row.publishedOn]));
  const unanswered = new Map(pack.unanswered.map((row) => [row.recommendation, row]));
  return {
    Review: pack.reviews.map(
      ({ id, urlNote, ...row }): TableRow => ({
        ...row,
        id: packId('Review', id),
        slug: id,
        totalNote: [row.totalNote, urlNote && `About the link: ${urlNote}`].filter(Boolean).join(' ') || null,
        statedOn: row.publishedOn,
      }),
    ),
    Recommendation: pack.recommendations.map(
      ({ id, review, sources, ...row }): TableRow => ({
        ...row,
        id: recommendationId(id),
        slug: id,
        reviewId: packId('Review', review),
        sourceSlugs: sources,
        statedOn: published.get(review) ?? researchedTo,
      }),
    ),
    Response: pack.responses.map(({ recommendation, source, ...row }): TableRow => {
      const none = unanswered.get(recommendation);
      return {
        ...row,
        id: packId('Response', recommendation),
        recommendationId: recommendationId(recommendation),
        sourceSlug: source,
        unansweredReason: none?.reason ?? null,
        unansweredNote: none?.note ?? null,
        unansweredUrl: none?.url ?? null,
      };
    }),
    Answer: pack.answers.map((answer): TableRow => {
      const { commitment, recommendation, ...row } = answer;
      return {
        ...row,
        id: packId('Answer', packKey('answers', answer)),
        commitmentId: commitmentId(commitment),
        recommendationId: recommendationId(recommendation),
        statedOn: researchedTo,
      };
    }),
  };
}
