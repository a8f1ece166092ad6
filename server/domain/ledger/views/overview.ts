import type { Pillar } from '../ledger.ts';
import type { OverviewPage, PillarCard, PillarPage } from '../pages/promises/overview-page.ts';
import { isRefused, type PartAsked, partOf, type Refused } from '../reading/listing.ts';
import { oncePerStanding, type Reading, type Standing } from '../reading/reading.ts';
import { sourceOf } from '../reading/shown.ts';
import { commitmentLine, statusCountsOf } from './commitments.ts';
import { undatedCounts } from './milestones/undated.ts';
import { reachedCounts } from './promise-steps.ts';

/** The promises of each pillar by its id, in their order. */
const byPillar = oncePerStanding(
  ({ commitments, lookup }) =>
    new Map(
      lookup.ledger.pillars.map(({ id }) => [id, commitments.filter(({ pillarId }) => pillarId === id)] as const),
    ),
);

function pillarCard(reading: Standing, pillar: Pillar): PillarCard {
  const { slug, position, title, shortTitle, summary, sourceSlug, checkNote } = pillar;
  const commitments = byPillar(reading).get(pillar.id) ?? [];
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
  return { ...reading.page, ...counted(reading), startingFigures: reading.words.startingFigures };
}

const counted = oncePerStanding((reading): Omit<OverviewPage, keyof Reading['page'] | 'startingFigures'> => {
  const { commitments, lookup } = reading;
  const judged = commitments.map(reading.judge);
  const late = (kind: string) => judged.filter(({ lateness }) => lateness === kind).length;
  return {
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
    reviews: lookup.ledger.reviews.map(({ id, slug, title, publishedOn }) => ({
      ...{ slug, title, publishedOn },
      recommendations: lookup.ledger.recommendations.filter(({ reviewId }) => reviewId === id).length,
    })),
  };
});

/**
 * One pillar with its promises; null where no such pillar is published.
 * @param asked which part of its promises
 */
export function pillarPage(reading: Reading, slug: string, asked: PartAsked): PillarPage | Refused | null {
  const pillar = reading.lookup.ledger.pillars.find((each) => each.slug === slug);
  if (!pillar) return null;
  const part = partOf(byPillar(reading).get(pillar.id) ?? [], asked, (commitment) => commitment.slug);
  if (isRefused(part)) return part;
  const { items, ...listed } = part;
  return {
    ...reading.page,
    ...listed,
    pillar: pillarCard(reading, pillar),
    commitments: items.map((commitment) => commitmentLine(reading, commitment)),
  };
}
