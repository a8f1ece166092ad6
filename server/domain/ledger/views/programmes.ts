import type { LocalMilestone } from '../ledger.ts';
import type { LocalCounts, ProgrammeList, RolloutPage } from '../pages/programme-pages.ts';
import type { Programme } from '../programme.ts';
import type { Reading } from '../reading/reading.ts';

/** Areas the national evaluation looked at. Source: its report of July 2025. */
const evaluated = 6;

const fundingNote =
  'Statements of money are given as read. They overlap in time and purpose, so they are never added up.';

const rolloutNote =
  'The steps come from the form of the national evaluation, which looked at six of the ten pathfinder areas in July 2025. They are not an official list of the national programme.';

/** Programmes and who takes part, without made-up ones. */
export function programmeList({ page }: Reading, programmes: readonly Programme[]): ProgrammeList {
  const real = programmes.filter(({ madeUp }) => !madeUp);
  return { ...page, items: real.map(({ position: _, ...programme }) => programme), next: null, fundingNote };
}

/** What each area of a programme is expected to set up, and in how many it stands. */
export function rolloutPage({ lookup, page }: Reading, programmes: readonly Programme[]): RolloutPage {
  const stages = lookup.ledger.localMilestones.toSorted((a, b) => a.position - b.position);
  const known = new Map(programmes.filter(({ madeUp }) => !madeUp).map((programme) => [programme.id, programme]));
  return {
    ...page,
    items: stages.flatMap((stage) => {
      const programme = known.get(stage.programmeId);
      if (!programme) return [];
      const { slug, position, pillar, title, inPlace, inDesign, unplaced, sourceNote } = stage;
      return {
        ...{ slug, position, pillar, title, sourceNote },
        programme: { id: programme.id, name: programme.name },
        evaluation: { inPlace, inDesign, unplaced, of: evaluated },
        local: localCounts(lookup, stage, programme),
      };
    }),
    next: null,
    note: rolloutNote,
  };
}

function localCounts(lookup: Reading['lookup'], { id }: LocalMilestone, { areas }: Programme): LocalCounts | null {
  const taking = new Set(areas.map(({ code }) => code));
  const latest = new Map(lookup.localProgressOf(id).map((progress) => [progress.areaCode, progress.state]));
  const states = [...latest].filter(([code]) => taking.has(code)).map(([, state]) => state);
  if (states.length === 0) return null;
  const count = (state: string) => states.filter((each) => each === state).length;
  return {
    live: count('live'),
    inDesign: count('in-design'),
    notStarted: count('not-started'),
    notBeingImplemented: count('not-being-implemented'),
    of: areas.length,
  };
}
