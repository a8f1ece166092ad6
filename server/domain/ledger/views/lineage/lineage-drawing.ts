import type { LineageBranch, LineageDrawing, LineagePage } from '../../pages/lineage-page.ts';

/** How deep the drawing follows the line either way; the lists have all of it. */
const DEPTH = 2;

/**
 * A line laid out as columns: recommendations to the left, evidence and metrics to the right. Every end has a row of its
 * own and every other box stands in the middle of what hangs on it.
 */
export function lineageDrawing({
  here,
  before,
  after,
}: Pick<LineagePage, 'here' | 'before' | 'after'>): LineageDrawing {
  const boxes: LineageDrawing['boxes'] = [];
  const lines: LineageDrawing['lines'] = [];
  const left = depthOf(before, DEPTH);
  const rowsLeft = place(before, left - 1, -1, 0);
  const rowsRight = place(after, left + 1, 1, 0);
  const rows = Math.max(1, rowsLeft.used, rowsRight.used);
  for (const at of rowsLeft.all) boxes[at]!.row += (rows - rowsLeft.used) / 2;
  for (const at of rowsRight.all) boxes[at]!.row += (rows - rowsRight.used) / 2;
  const own = boxes.push({ thing: here, column: left, row: rows / 2, isHere: true }) - 1;
  for (const at of rowsLeft.top) lines.push([at, own]);
  for (const at of rowsRight.top) lines.push([own, at]);
  return { boxes, lines, columns: left + 1 + depthOf(after, DEPTH), rows };

  function place(branches: readonly LineageBranch[], column: number, step: 1 | -1, from: number) {
    const top: number[] = [];
    const all: number[] = [];
    let used = from;
    for (const { next = [], ...thing } of branches) {
      const goesOn = Math.abs(column + step - left) <= DEPTH;
      const start = used;
      const below = goesOn ? place(next, column + step, step, used) : { top: [], all: [], used };
      used = Math.max(below.used, start + 1);
      const own = boxes.push({ thing, column, row: (start + used) / 2, isHere: false }) - 1;
      for (const at of below.top) lines.push(step === 1 ? [own, at] : [at, own]);
      top.push(own);
      all.push(own, ...below.all);
    }
    return { top, all, used };
  }
}

function depthOf(branches: readonly LineageBranch[], most: number): number {
  if (most === 0 || branches.length === 0) return 0;
  return 1 + Math.max(...branches.map(({ next = [] }) => depthOf(next, most - 1)));
}
