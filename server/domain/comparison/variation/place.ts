import type { Limits } from './funnel-of.ts';

/** Where a figure lies to the limits for its size: outside 95% is above or below, outside 99.8% far above or below. */
export const places = ['within', 'above', 'below', 'far-above', 'far-below'] as const;
export type Place = (typeof places)[number];

/** Each place in words, and why one has none. */
export const placeTexts = {
  within: 'Within the usual range for its size',
  above: 'Above the usual range for its size',
  below: 'Below the usual range for its size',
  'far-above': 'Far above the usual range for its size',
  'far-below': 'Far below the usual range for its size',
  none: 'No figure is published',
  symbol: 'There is no number: its symbol says why',
  unreliable: 'Left out: the figure is of low reliability',
  unknown: 'Cannot be said: how many it is of is not published here',
  'no-share': 'Left out: a figure below 0% or above 100% is no share',
  'no-rate': 'Left out: more than one for every child, or below zero',
  'no-limits': 'No usual range is worked out',
} as const;
export type PlaceText = (typeof placeTexts)[keyof typeof placeTexts];

/** Where a published figure lies. The limits are as published too, so that a reader can check it. */
export function placeOf(value: number, limits: Limits): Place {
  if (value > limits.high998) return 'far-above';
  if (value < limits.low998) return 'far-below';
  if (value > limits.high95) return 'above';
  return value < limits.low95 ? 'below' : 'within';
}
