import type { Interval } from './proportion.ts';
import { normalReach } from './quantiles.ts';

/** A share of so many, or events among so many (who may have several each). */
export type FunnelKind = 'share' | 'rate';

/** One place: its share (0 to 1) or events per head (0 and above), and how many it is of. */
export type FunnelMember = { figure: number; of: number };

/** How much more places differ than chance alone would make them. */
export type Overdispersion = {
  /** Mean squared distance in units of chance, the outermost tenths pulled in; near 1 where only chance is at work. */
  phi: number;
  /** Standard deviation between places, on the stabilised scale; 0 where chance alone explains what is seen. */
  tau: number;
};

/** Below this, nothing can be said of how places differ: a tenth at either end would be no place at all. */
export const fewestMembers = 10;
/** How much of either end is pulled in to the rest, so that a few extreme places do not widen the limits for all. */
const pulledIn = 0.1;

/**
 * On this scale the variance of chance is 1/(4n) whatever the figure: the inverse sine of the root for shares, the root for
 * rates. Limits taken back from it stay within 0 and 1, and above 0.
 * Source: Spiegelhalter et al (2012), Statistical methods for healthcare regulation, J R Stat Soc A 175:1.
 */
const stabilised = (figure: number, kind: FunnelKind) =>
  kind === 'share' ? Math.asin(Math.sqrt(figure)) : Math.sqrt(figure);

function takenBack(stable: number, kind: FunnelKind): number {
  if (kind === 'rate') return Math.max(0, stable) ** 2;
  return Math.sin(Math.min(Math.PI / 2, Math.max(0, stable))) ** 2;
}

const chance = (of: number) => 1 / (2 * Math.sqrt(of));

/** Whether a place may enter: counted among a positive, finite number, and for a share not above the whole. */
export function mayEnter({ figure, of }: FunnelMember, kind: FunnelKind): boolean {
  return Number.isFinite(of) && of > 0 && Number.isFinite(figure) && figure >= 0 && (kind === 'rate' || figure <= 1);
}

/**
 * How much more the places differ from the target than chance alone allows: winsorised distances, and from them the
 * variance between places by the method of moments (an additive random-effects model). Null below ten places.
 * Source: Spiegelhalter (2005), Stat Med 24:1185, section 3.4; the additive form as preferred in Spiegelhalter (2005), Qual
 * Saf Health Care 14:347; the variance between as DerSimonian and Laird (1986).
 * @param members all `mayEnter`
 * @param target the figure that limits are drawn around, of the same kind
 */
export function overdispersionOf(
  members: readonly FunnelMember[],
  target: number,
  kind: FunnelKind,
): Overdispersion | null {
  const places = members.length;
  if (places < fewestMembers) return null;
  const aim = stabilised(target, kind);
  const distances = members.map(({ figure, of }) => (stabilised(figure, kind) - aim) / chance(of));
  const sorted = distances.toSorted((a, b) => a - b);
  const [least, most] = [quantile(sorted, pulledIn), quantile(sorted, 1 - pulledIn)];
  const squares = sum(distances.map((z) => Math.min(most, Math.max(least, z)) ** 2));
  const weights = members.map(({ of }) => 1 / chance(of) ** 2);
  const whole = sum(weights);
  const apart = whole - sum(weights.map((weight) => weight ** 2)) / whole;
  return { phi: squares / places, tau: Math.sqrt(Math.max(0, (squares - (places - 1)) / apart)) };
}

/**
 * Where the figure of a place of this size lies with this probability while it differs from the target only by chance and
 * as places usually differ.
 * Source: as `overdispersionOf`; without a difference between places (tau 0) the ordinary funnel.
 * @param of how many, above 0
 * @param level 0.95 or 0.998 for the two customary limits
 */
export function funnelLimits(of: number, target: number, tau: number, kind: FunnelKind, level: number): Interval {
  const reach = normalReach(level) * Math.sqrt(chance(of) ** 2 + tau ** 2);
  const aim = stabilised(target, kind);
  return { low: takenBack(aim - reach, kind), high: takenBack(aim + reach, kind) };
}

/** Linear between the ordered values, as R's type 7. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + (sorted[Math.min(below + 1, sorted.length - 1)]! - low) * (at - below);
}

const sum = (numbers: readonly number[]) => numbers.reduce((whole, one) => whole + one, 0);
