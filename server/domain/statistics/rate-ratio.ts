import type { Interval } from './proportion.ts';
import { betaQuantile, normalReach } from './quantiles.ts';
import { shareRatioLimits } from './share-ratio.ts';

/** How often something happened, and to how many it could have. */
export type Happened = { events: number; of: number };

/** Whether `of` is a population that events happen in, or a number the events are a share of. */
export type HappenedKind = 'rate' | 'share';

/** How many times as often as in the reference group, with its limits. */
export type RateRatio = { ratio: number } & Interval;

/** From this many events in both groups on the log-normal limits stand; below it the exact ones. */
export const logNormalFrom = 100;

/**
 * Below this many events, in either group, no ratio is told: it would move by a tenth or more with one child.
 * Source: OHID, Technical guide: confidence intervals (2018), and the public health teams’ rule that no standardised
 * rate is given from fewer than 10 events.
 */
export const fewestEvents = 10;

/** Which set of these rules an answer is made by; a changed rule is a new one. */
export const ratioVersion = '1';

/** How the limits of a ratio are found, in words. */
export const ratioMethods = {
  rate: {
    name: `Ratio of two rates, 95%, exact below ${logNormalFrom} events, log-normal from there`,
    text: 'From how often it happened in each group and how many children the group has.',
    source:
      'Exact: Clopper and Pearson (1934) for the share of events in one group, given their sum, as in R’s poisson.test. ' +
      'Log-normal: Rothman, Greenland and Lash (2008), Modern Epidemiology, chapter 14',
  },
  share: {
    name: 'Ratio of two percentages, 95%, score interval',
    text: 'From how many of each group it is a percentage of.',
    source: 'Koopman (1984), Biometrics 40:513; recommended by Fagerland, Lydersen and Laake (2015)',
  },
} as const satisfies Record<HappenedKind, { name: string; text: string; source: string }>;

/**
 * The ratio of a group's rate or percentage to the reference group's, with limits. Null where it cannot be worked out:
 * nothing happened in the reference group, a number it is of is not above zero, events are no whole number from zero
 * on, or a share is above the whole.
 * @param level of confidence, 0.95 unless told
 */
export function rateRatio(group: Happened, reference: Happened, kind: HappenedKind, level = 0.95): RateRatio | null {
  if (![group, reference].every((each) => isPossible(each, kind)) || reference.events === 0) return null;
  const ratio = group.events / group.of / (reference.events / reference.of);
  const limits =
    kind === 'share' ? shareRatioLimits(group, reference, level) : rateRatioLimits(group, reference, level);
  return { ratio, ...limits };
}

function isPossible({ events, of }: Happened, kind: HappenedKind): boolean {
  if (!Number.isInteger(events) || events < 0 || !(of > 0) || !Number.isFinite(of)) return false;
  return kind === 'rate' || (events <= of && Number.isInteger(of));
}

function rateRatioLimits(group: Happened, reference: Happened, level: number): Interval {
  const scale = reference.of / group.of;
  if (Math.min(group.events, reference.events) >= logNormalFrom) {
    const reach = normalReach(level) * Math.sqrt(1 / group.events + 1 / reference.events);
    const ratio = (group.events / reference.events) * scale;
    return { low: ratio * Math.exp(-reach), high: ratio * Math.exp(reach) };
  }
  const tail = (1 - level) / 2;
  // Given how many events there were in all, those of one group are binomial: its share says the ratio.
  const low = group.events === 0 ? 0 : betaQuantile(tail, group.events, reference.events + 1);
  const high = betaQuantile(1 - tail, group.events + 1, reference.events);
  return { low: (low / (1 - low)) * scale, high: (high / (1 - high)) * scale };
}
