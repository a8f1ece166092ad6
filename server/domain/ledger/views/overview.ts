import type { Pillar } from '../ledger.ts';
import type { OverviewPage, PillarCard, PillarPage } from '../pages/commitment-page.ts';
import type { Reading } from '../reading/reading.ts';
import { sourceOf } from '../reading/shown.ts';
import { commitmentLine, statusCountsOf } from './commitments.ts';
import { undatedCounts } from './milestones/undated.ts';
import { reachedCounts } from './promise-steps.ts';

function pillarCard(reading: Reading, pillar: Pillar): PillarCard {
  const { slug, position, title, shortTitle, summary, sourceSlug, checkNote } = pillar;
  const commitments = reading.commitments.filter(({ pillarId }) => pillarId === pillar.id);
  return {
    ...{ slug, position, title, shortTitle, summary, checkNote },
    source: sourceOf(reading.lookup, sourceSlug),
    commitments: commitments.length,
    undated: commitments.filter(({ due }) => due === null).length,
    reached: reachedCounts(reading, commitments),
    statuses: statusCountsOf(reading, commitments),
  };
}

/** How far the promises got, by pillar and together. Never a percentage delivered. */
export function overviewPage(reading: Reading): OverviewPage {
  const { commitments, lookup, words } = reading;
  const judged = commitments.map(reading.judge);
  const late = (kind: string) => judged.filter(({ lateness }) => lateness === kind).length;
  return {
    ...reading.page,
    commitments: commitments.length,
    pillars: lookup.ledger.pillars.map((pillar) => pillarCard(reading, pillar)),
    reached: reachedCounts(reading, commitments),
    statuses: statusCountsOf(reading, commitments),
    lateness: {
      late: late('late'),
      nothingRecorded: late('date-passed-nothing-recorded'),
      notChecked: late('date-passed-not-checked'),
    },
    silent: judged.filter(({ silent }) => silent).length,
    undated: undatedCounts(reading),
    startingFigures: words.startingFigures,
    reviews: lookup.ledger.reviews.map(({ id, slug, title, publishedOn }) => ({
      ...{ slug, title, publishedOn },
      recommendations: lookup.ledger.recommendations.filter(({ reviewId }) => reviewId === id).length,
    })),
  };
}

/** One pillar with its promises; null where no such pillar is published. */
export function pillarPage(reading: Reading, slug: string): PillarPage | null {
  const pillar = reading.lookup.ledger.pillars.find((each) => each.slug === slug);
  if (!pillar) return null;
  return {
    ...reading.page,
    pillar: pillarCard(reading, pillar),
    commitments: reading.commitments
      .filter(({ pillarId }) => pillarId === pillar.id)
      .map((commitment) => commitmentLine(reading, commitment)),
  };
}
