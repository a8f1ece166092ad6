import { differenceInCalendarDays, parseISO } from 'date-fns';
import type {
  SilentDate,
  Slip,
  SlippagePage,
  SlippedMilestone,
  TermChange,
} from '../../pages/milestones/slippage-page.ts';
import { isRefused, type PartsAsked, partsOf, type Refused } from '../../reading/listing.ts';
import { oncePerStanding, type Reading, type Standing } from '../../reading/reading.ts';
import { commitmentNamed, datedStep, pillarNamed, sourceOf } from '../../reading/shown.ts';
import { milestoneLinesRecordedLater } from '../history/recorded-later.ts';
import { movesOf } from './milestone-story.ts';
import { type Placed, placedMilestones } from './milestones.ts';
import { undatedCounts } from './undated.ts';

const daysBetween = (from: string, to: string) => differenceInCalendarDays(parseISO(to), parseISO(from));

/** Which milestone of which promise, pillar and lead body: what every line of the page says first. */
function placeOf({ lookup }: Standing, { commitment, facts: { milestone } }: Placed) {
  return {
    milestone: { slug: milestone.slug, title: milestone.title },
    commitment: commitmentNamed(lookup, commitment),
    pillar: pillarNamed(lookup, commitment),
    lead: commitment.leadBody,
    role: milestone.role,
  };
}

/** Every milestone whose date was changed after it was first given, with the days from the first date to today's. */
export const slippedMilestones = oncePerStanding((standing): SlippedMilestone[] =>
  placedMilestones(standing).flatMap((placed) => {
    const { milestone, first, due, state } = placed.facts;
    const moves = movesOf(standing.lookup, milestone.id).filter(({ direction }) => direction !== 'first-date').length;
    if (moves === 0) return [];
    const days = first?.due && due?.due ? daysBetween(first.due, due.due) : null;
    return { ...placeOf(standing, placed), state, first: datedStep(first), now: datedStep(due), days, moves };
  }),
);

/** The middle of an odd number of values, halfway between the two middle ones of an even number; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * How far the dates of some milestones slipped, in days. Those withdrawn without a new date have no number of days and
 * are counted apart; those brought forward are in no median.
 */
export function slipOf(slipped: readonly SlippedMilestone[]): Slip {
  const days = slipped.flatMap((one) => one.days ?? []);
  const later = days.filter((each) => each > 0);
  return {
    milestones: slipped.length,
    later: later.length,
    earlier: days.filter((each) => each < 0).length,
    withdrawn: slipped.filter(({ now }) => now === null).length,
    median: medianOf(later),
    longest: later.length > 0 ? Math.max(...later) : null,
  };
}

const bands = [
  { band: 'Up to 3 months later', most: 92 },
  { band: 'More than 3 and up to 6 months later', most: 184 },
  { band: 'More than 6 and up to 12 months later', most: 366 },
  { band: 'More than a year later', most: Number.POSITIVE_INFINITY },
];

function spreadOf(slipped: readonly SlippedMilestone[]): SlippagePage['spread'] {
  const later = slipped.flatMap(({ days }) => (days !== null && days > 0 ? [days] : []));
  return bands.map(({ band, most }, at) => ({
    band,
    count: later.filter((days) => days <= most && days > (bands[at - 1]?.most ?? 0)).length,
  }));
}

/** Every published change of a term, the latest first. */
export const termChanges = oncePerStanding(({ lookup, commitments }): TermChange[] =>
  commitments
    .flatMap((commitment) =>
      lookup
        .termsOf(commitment.id)
        .map(({ id, term, original, later, changedOn, why, isCeiling, note, sourceSlug }) => ({
          ...{ id, term, original, later, changedOn, why, isCeiling, note },
          commitment: commitmentNamed(lookup, commitment),
          pillar: pillarNamed(lookup, commitment),
          lead: commitment.leadBody,
          source: sourceOf(lookup, sourceSlug),
        })),
    )
    .sort((a, b) => ((a.changedOn ?? '') < (b.changedOn ?? '') ? 1 : -1)),
);

/** Dates that passed in silence: with nothing recorded when the promise was last checked. Longest ago first. */
export const silentDates = oncePerStanding((reading): SilentDate[] =>
  placedMilestones(reading)
    .filter(({ facts }) => facts.lateness === 'date-passed-nothing-recorded')
    .flatMap((placed) => {
      const due = datedStep(placed.facts.due);
      const { checkedOn } = reading.judge(placed.commitment);
      return due ? { ...placeOf(reading, placed), due, checkedOn, days: daysBetween(due.day, checkedOn) } : [];
    })
    .sort((a, b) => (a.due.day < b.due.day ? -1 : 1)),
);

/** Every move of a date, the latest first. */
export const movesShown = oncePerStanding((reading): SlippagePage['items'] => {
  const items = placedMilestones(reading).flatMap((placed) =>
    movesOf(reading.lookup, placed.facts.milestone.id).map((move) => ({
      ...move,
      ...placeOf(reading, placed),
      state: placed.facts.state,
    })),
  );
  const when = (move: (typeof items)[number]) => move.movedOn ?? move.movedBefore ?? '';
  return items.toSorted((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : b.step - a.step));
});

function yearsOf(items: SlippagePage['items']): SlippagePage['years'] {
  const counts = new Map<string | null, number>();
  for (const { movedOn, movedBefore } of items) {
    const year = (movedOn ?? movedBefore)?.slice(0, 4) ?? null;
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts]
    .map(([year, moves]) => ({ year, moves }))
    .sort((a, b) => ((a.year ?? '9999') < (b.year ?? '9999') ? -1 : 1));
}

/** What is counted over all of it, whatever part of its lists a page shows. */
const figures = oncePerStanding((standing) => {
  const items = movesShown(standing);
  const slipped = slippedMilestones(standing);
  const leads = [...new Set(slipped.map(({ lead }) => lead))].sort();
  return {
    milestones: new Set(items.map(({ milestone }) => milestone.slug)).size,
    withReason: items.filter(({ reasonCode }) => reasonCode !== null && reasonCode !== 'not-published').length,
    undated: undatedCounts(standing),
    longestFirst: slipped.toSorted((a, b) => (b.days ?? -1) - (a.days ?? -1)),
    all: slipOf(slipped),
    byPillar: standing.lookup.ledger.pillars
      .map(({ slug, shortTitle }) => ({
        pillar: { slug, title: shortTitle },
        ...slipOf(slipped.filter(({ pillar }) => pillar.slug === slug)),
      }))
      .filter(({ milestones }) => milestones > 0),
    byLead: leads.map((lead) => ({ lead, ...slipOf(slipped.filter((one) => one.lead === lead)) })),
    spread: spreadOf(slipped),
    years: yearsOf(items),
  };
});

/**
 * What slipped: dates that moved, terms that changed, dates that passed in silence; and what never had a date.
 * @param asked which part of its four lists
 */
export function slippagePage(reading: Reading, asked: PartsAsked): SlippagePage | Refused {
  const { longestFirst, ...counted } = figures(reading);
  const lists = { moves: movesShown(reading), slipped: longestFirst };
  const found = partsOf({ ...lists, terms: termChanges(reading), silent: silentDates(reading) }, asked);
  if (isRefused(found)) return found;
  const { items, parts, show } = found;
  const { moves, ...others } = items;
  const recordedLater = milestoneLinesRecordedLater(reading, {
    milestones: [...others.slipped, ...others.silent].map(({ milestone }) => milestone.slug),
    moves: moves.map(({ id }) => id),
    terms: others.terms.map(({ id }) => id),
  });
  return { ...reading.page, ...counted, items: moves, ...others, parts, show, recordedLater };
}
