import type { RolloutByArea } from '#server/domain/ledger/pages/rollout-pages.ts';

/** Moves of a go-live date shown in a list of many areas, the latest ones; the area's own page has them all. */
const mostMoves = 3;

/** An area of the list. `counts`: how many reports and moves it has, where they are left out of `standing`. */
export type AreaShown = RolloutByArea['items'][number] & { counts?: { reports: number; moves: number } };
export type AreasShown = Omit<RolloutByArea, 'items'> & { items: AreaShown[] };

/** A step's areas as the page draws them: without the reports one by one, and with the latest moves only. */
export function shortAreas(page: RolloutByArea): AreasShown {
  return {
    ...page,
    items: page.items.map((item) => {
      if (!item.standing) return item;
      const { reports, moves } = item.standing;
      const standing = { ...item.standing, reports: [], moves: moves.slice(-mostMoves) };
      return { ...item, standing, counts: { reports: reports.length, moves: moves.length } };
    }),
  };
}
