import { symbolWords } from '#server/domain/metrics/figure-text.ts';
import {
  fewestEvents,
  type Happened,
  type HappenedKind,
  rateRatio,
  ratioMethods,
} from '#server/domain/statistics/rate-ratio.ts';
import { type Side, sideOf } from '#server/domain/statistics/standing.ts';
import type { Point } from '../comparison.ts';

/** How many times as often as in the reference group, to three figures, and whether the limits say it differs. */
export type GroupRatio = { ratio: number; low: number; high: number; side: Side };

/** Why a group has no ratio. */
export const noRatioWords = {
  reference: 'The group the others are held beside.',
  context: 'Shown as context: no ratio is made of how deprived places are.',
  unrecorded: 'Not a group: of these it was not recorded.',
  count: 'A count alone has no ratio: how many there are in the group is not published.',
  'no-figure': 'No figure is published.',
  hidden: `Its figure is ${symbolWords.c}. A hidden figure is never used.`,
  'no-number': 'Its figure is no plain number.',
  'not-made-of': 'What its figure is made from is not published.',
  'no-reference': 'The group it would be held beside has no such number.',
  'too-few': `Too few to say: fewer than ${fewestEvents} in this group or in the one it is held beside.`,
} as const;

export type NoRatio = keyof typeof noRatioWords;

/** Exactly one of the two is not null. */
export type Told = { ratio: GroupRatio | null; why: NoRatio | null };

/** One group at one period: its figure, and what that is made from. */
export type GroupAt = { point: Point | null; happened: Happened | null };

/** The ratio of a group to the reference group, or why there is none. */
export function groupRatio(group: GroupAt, reference: GroupAt, kind: HappenedKind | null): Told {
  const none = (why: NoRatio): Told => ({ ratio: null, why });
  if (!group.point) return none('no-figure');
  if (group.point.symbol !== null) return none(group.point.symbol === 'c' ? 'hidden' : 'no-number');
  if (kind === null) return none('count');
  if (!group.happened) return none('not-made-of');
  if (!reference.happened) return none('no-reference');
  const few = [group.happened, reference.happened].some(({ events }) => events < fewestEvents);
  if (few) return none('too-few');
  const found = rateRatio(group.happened, reference.happened, kind);
  if (!found) return none('not-made-of');
  const { ratio, low, high } = found;
  return { ratio: { ratio: short(ratio), low: short(low), high: short(high), side: sideOf(found, 1)! }, why: null };
}

/** How the ratios of a kind of figure are made, in one sentence. */
export const ratioMethodText = (kind: HappenedKind): string =>
  `${ratioMethods[kind].name}. Source: ${ratioMethods[kind].source}.`;

const short = (value: number) => Number(value.toPrecision(3));
