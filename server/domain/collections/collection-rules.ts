/** How many totals the national collection may ask for a quarter. */
export const MOST_TOTALS = 12;

/** Months in which no return is due and none locks, unless the collection says why: April to July, and November. */
export const busyMonths: readonly number[] = [4, 5, 6, 7, 11];

/**
 * What a collection may ask of authorities, and when. The rules are tried when a collection is added or changed; each
 * sentence is what readers see at /methodology, and the id is what a refusal names.
 * Source: docs/decisions/0027-rules-of-collections.md.
 */
export const collectionRules = {
  'one-id': 'A collection is known by its programme and its period, and both exist.',
  'areas-exist': 'It asks the authorities that take part in its programme: at least one, and each a local authority.',
  'metrics-exist':
    'It asks only for metrics and breakdowns that exist, each once, and a metric only in its own breakdowns.',
  'not-held':
    'It never asks for what the department already holds from another return. A core metric that is held once a year may be asked each quarter, as a total.',
  'core-totals': `A programme that every authority is part of asks at most ${MOST_TOTALS} totals a quarter, all of them core metrics.`,
  'breakdowns-yearly': 'A breakdown of a metric is asked at most once a year.',
  'days-in-order': 'It opens before it is due, and is due on or before the day it locks.',
  'busy-months':
    'It is neither due nor locked from 1 April to 31 July or in November, when authorities make their statutory returns, unless it says why.',
  'authority-to-ask':
    'It states its authority to ask: its number in the Single Data List, a burdens assessment, or that it is voluntary.',
  use: 'It states what the figures will be used for, and what they will not be used for.',
} as const;

export type CollectionRule = keyof typeof collectionRules;

/** Every rule with its sentence, in the order in which they are told. */
export const collectionRuleList = (Object.keys(collectionRules) as CollectionRule[]).map((id) => ({
  id,
  rule: collectionRules[id],
}));
