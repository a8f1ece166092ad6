import type { Metric } from '#server/domain/metrics/metric.ts';
import {
  type FunnelKind,
  fewestMembers,
  funnelLimits,
  mayEnter,
  overdispersionOf,
} from '#server/domain/statistics/funnel.ts';
import { type Parts, perOf } from '#server/domain/statistics/interval.ts';
import { intervalMethodOf, type MethodSet } from '#server/domain/statistics/methods.ts';
import type { PublishedRow } from '../comparison.ts';

/** The two customary limits of a place of one size, in the metric's unit, with one more decimal. */
export type Limits = { low95: number; high95: number; low998: number; high998: number };

export type Spread = {
  /** How many places the limits rest on. */
  places: number;
  /** Mean squared distance from the centre in units of chance: near 1 where chance alone is at work. */
  phi: number;
  /** Standard deviation between places on the stabilised scale; 0 where chance alone explains what is seen. */
  tau: number;
};

/** A place with a number: how many it is of, and its limits or why it has none. */
export type Entered = {
  of: number | null;
  limits: Limits | null;
  why: 'unreliable' | 'unknown' | 'no-share' | 'no-rate' | 'no-limits' | null;
};

export type Funnel = {
  centre: { kind: 'england' | 'group'; value: number } | null;
  spread: Spread | null;
  entered: Map<string, Entered>;
  /** The limits of any size; null where none are drawn. */
  curve: ((of: number) => Limits) | null;
  refusal: string | null;
};

type Held = { row: PublishedRow; parts: Parts };

/**
 * Limits for the places of one period. They enter with a plain number whose size is published and above zero; a share above
 * 100% or more than one event for every child does not.
 * @param england England's published figure for the same period; null: the places' own together are the centre
 */
export function funnelOf(
  { method: named, unit, decimals, name }: Pick<Metric, 'method' | 'unit' | 'decimals' | 'name'>,
  methods: Pick<MethodSet, 'funnel' | 'version'>,
  held: readonly Held[],
  england: number | null,
): Funnel {
  const method = intervalMethodOf(named);
  const per = method === 'wilson-95' ? 100 : perOf(unit);
  const kind: FunnelKind = method === 'wilson-95' ? 'share' : 'rate';
  const none = (refusal: string): Funnel => ({ centre: null, spread: null, entered, curve: null, refusal });
  const entered = new Map<string, Entered>();
  const members: { area: string; figure: number; of: number }[] = [];
  for (const { row, parts } of held) {
    if (row.value === null) continue;
    const of = per === null || method === 'none' ? null : sizeOf(row.value, parts, per);
    const figure = row.value / (per ?? 1);
    const why = whyNot(row, kind, figure, of);
    entered.set(row.area, { of: why ? null : of, limits: null, why: why ?? 'no-limits' });
    if (!why && of !== null) members.push({ area: row.area, figure, of });
  }
  if (!methods.funnel) {
    return none(`This release went out under version ${methods.version} of the methods, which had no such limits.`);
  }
  if (method === 'none' || per === null) {
    return none(`${name}: no limits are drawn, because no method fits what this metric counts.`);
  }
  if (held.every(({ row }) => row.value === null)) {
    return none('No local authority has a number for this period: there is nothing to lay side by side.');
  }
  if (members.length === 0) {
    return none('How many each figure is of is not published here, so nobody can say what chance alone would do.');
  }
  if (members.length < fewestMembers) {
    const has = members.length === 1 ? 'local authority has' : 'local authorities have';
    return none(
      `Only ${members.length} ${has} a figure whose size is published: below ${fewestMembers} nothing can be said of how places differ.`,
    );
  }
  const target =
    england !== null && mayEnter({ figure: england / per, of: 1 }, kind) ? england / per : together(members);
  const spread = overdispersionOf(members, target, kind)!;
  const rounded = (value: number) => Math.round(value * per * 10 ** (decimals + 1)) / 10 ** (decimals + 1);
  const curve = (of: number): Limits => {
    const [inner, outer] = [0.95, 0.998].map((level) => funnelLimits(of, target, spread.tau, kind, level));
    const ends = { low95: inner!.low, high95: inner!.high, low998: outer!.low, high998: outer!.high };
    return {
      low95: rounded(ends.low95),
      high95: rounded(ends.high95),
      low998: rounded(ends.low998),
      high998: rounded(ends.high998),
    };
  };
  for (const { area, of } of members) entered.set(area, { of: Math.round(of), limits: curve(of), why: null });
  return {
    centre:
      england !== null && target === england / per
        ? { kind: 'england', value: england }
        : { kind: 'group', value: rounded(target) },
    spread: { places: members.length, phi: significant(spread.phi), tau: significant(spread.tau) },
    entered,
    curve,
    refusal: null,
  };
}

/** How many it is of: as published, or for a rate the published count over the rate. */
function sizeOf(value: number, { count, of }: Parts, per: number): number | null {
  if (of !== null) return of;
  return count !== null && count > 0 && value > 0 ? (count / value) * per : null;
}

function whyNot({ symbol }: PublishedRow, kind: FunnelKind, figure: number, of: number | null): Entered['why'] {
  if (symbol !== null) return 'unreliable';
  if (figure < 0 || figure > 1 || !Number.isFinite(figure)) return kind === 'share' ? 'no-share' : 'no-rate';
  return of !== null && mayEnter({ figure, of }, kind) ? null : 'unknown';
}

/** The figure of all places together: each by its size. */
function together(members: readonly { figure: number; of: number }[]): number {
  const of = members.reduce((sum, one) => sum + one.of, 0);
  return members.reduce((sum, one) => sum + one.figure * one.of, 0) / of;
}

const significant = (value: number) => Number(value.toPrecision(4));
