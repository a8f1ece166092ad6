import type { MetricStatus } from '#server/domain/metrics/metric.ts';

/** Where a metric stands, in a word and a sentence. */
export const metricStatus: Record<MetricStatus, { word: string; meaning: string }> = {
  published: { word: 'Published', meaning: 'An official statistic exists at authority level.' },
  derived: {
    word: 'Derived here',
    meaning: 'Worked out here from published figures. Not published by DfE and not an official statistic.',
  },
  proposed: {
    word: 'Proposed',
    meaning: 'Proposed by this project so that an authority could report it. Not a DfE requirement.',
  },
  context: { word: 'Context', meaning: 'Not one of the 45 metrics. No promise is judged by it.' },
};

/** How a metric belongs to a promise. */
export const roleWords: Record<string, string> = {
  outcome: 'Outcome: what changes for children',
  output: 'Output: what was made or put in place',
  activity: 'Activity: what is done; not yet a change for children',
  balance: 'Balance: what could get worse meanwhile',
};

/** By what a metric is broken down, in words that follow “by”. */
export const breakdownWords: Record<string, string> = {
  ethnicity: 'ethnic group',
  uasc: 'unaccompanied asylum-seeking or not',
};
