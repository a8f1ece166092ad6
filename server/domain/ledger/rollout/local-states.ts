import type { LocalProgress } from '../ledger.ts';

export type LocalState = LocalProgress['state'];

/** How far an area can be with a step, in the order in which an area goes through them. */
export const localStates = [
  'not-started',
  'in-design',
  'live',
  'not-being-implemented',
] as const satisfies LocalState[];

/** The states in a reader's words. */
export const localStateLabels: Record<LocalState, string> = {
  'not-started': 'Not started',
  'in-design': 'In design',
  live: 'Live',
  'not-being-implemented': 'Not being implemented',
};

/** What the department says of a report; `waiting` until it says anything. */
export const decisions = ['waiting', 'confirmed', 'not-confirmed'] as const;
export type LocalDecision = (typeof decisions)[number];
