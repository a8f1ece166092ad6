import type { Breakdown, Metric } from '#server/domain/metrics/metric.ts';
import type { ExperiencePage, ExperienceQuestion } from '../../pages/promises/experience-page.ts';
import type { Reading } from '../../reading/reading.ts';
import { commitmentNamed, pillarNamed, statusShown } from '../../reading/shown.ts';
import { responseLabels } from '../../response-words.ts';
import type { ExperienceFact } from '../../words.ts';
import { livedNoteShown } from '../commitment.ts';
import { latestResponse } from '../delivery-matrix.ts';
import { type EnglandSeries, thenAndNow } from '../start/then-and-now.ts';

/** What is published, as far as the questions turn on it. */
export type Published = {
  england: ReadonlyMap<string, EnglandSeries>;
  metrics: ReadonlyMap<string, Pick<Metric, 'id' | 'name' | 'status' | 'breakdowns'>>;
  breakdowns: ReadonlyMap<string, Pick<Breakdown, 'id' | 'dimension'>>;
  /** Metric and breakdown of every figure for England that is split by a dimension a question turns on. */
  split: readonly { metric: string; breakdown: string }[];
};

/** The metrics that speak to a question. */
export function experienceMetrics({ words }: Pick<Reading, 'words'>): string[] {
  return [...new Set(words.experience.flatMap(({ metrics }) => metrics.map(({ metric }) => metric)))];
}

/** The categories of every dimension that a question turns on. */
export function experienceBreakdowns(
  { words }: Pick<Reading, 'words'>,
  { breakdowns }: Pick<Published, 'breakdowns'>,
): string[] {
  const dimensions = new Set(words.experience.map(({ breakdown }) => breakdown));
  return [...breakdowns.values()].filter(({ dimension }) => dimensions.has(dimension)).map(({ id }) => id);
}

function dimensionOf(dimension: string, { metrics, breakdowns, split }: Published) {
  const titles = [...metrics.values()].filter((metric) => metric.breakdowns.includes(dimension));
  const held = new Set(
    split.filter(({ breakdown }) => breakdowns.get(breakdown)?.dimension === dimension).map(({ metric }) => metric),
  );
  const couldBe = titles.map(({ id, name }) => ({ id, name }));
  return { title: dimension, couldBe, are: couldBe.filter(({ id }) => held.has(id)) };
}

function questionShown(reading: Reading, fact: ExperienceFact, published: Published): ExperienceQuestion {
  const { lookup, words } = reading;
  const { id, title, question, notMeasured } = fact;
  const topic = words.topics.find((each) => each.id === fact.topic);
  return {
    ...{ id, title, question, notMeasured },
    topic: topic ? { slug: topic.id, title: topic.title } : null,
    metrics: fact.metrics.flatMap(({ metric: metricId, tells }) => {
      const metric = published.metrics.get(metricId);
      if (!metric) return [];
      const series = published.england.get(metricId);
      return [
        {
          metric: { id: metric.id, name: metric.name, status: metric.status },
          ...{ tells, measured: series ? thenAndNow(series, null) : null },
        },
      ];
    }),
    dimension: fact.breakdown === null ? null : dimensionOf(fact.breakdown, published),
    commitments: fact.commitments.flatMap(({ commitment: slug, why }) => {
      const commitment = reading.commitments.find((each) => each.slug === slug);
      if (!commitment) return [];
      return [
        {
          ...commitmentNamed(lookup, commitment),
          pillar: pillarNamed(lookup, commitment),
          ...{ status: statusShown(reading, commitment), why },
        },
      ];
    }),
    recommendations: fact.recommendations.flatMap((slug) => {
      const recommendation = lookup.ledger.recommendations.find((each) => each.slug === slug);
      if (!recommendation) return [];
      const review = lookup.reviews.get(recommendation.reviewId)?.title ?? '';
      const response = responseLabels[latestResponse(reading, recommendation)];
      return [{ slug, title: recommendation.title, review, response }];
    }),
  };
}

/**
 * How families experience it, question by question: the figures that speak to it and how far, what nobody measures, the
 * promises and recommendations that bear on it, and what people who went through it have said of any promise.
 */
export function experiencePage(reading: Reading, published: Published): ExperiencePage {
  const { lookup, page, words } = reading;
  return {
    ...page,
    items: words.experience.map((fact) => questionShown(reading, fact, published)),
    livedNotes: reading.commitments.flatMap((commitment) =>
      lookup
        .livedNotesOf(commitment.id)
        .map((note) => ({ ...livedNoteShown(note), commitment: commitmentNamed(lookup, commitment) })),
    ),
    next: null,
  };
}
