export const statuses = ['delivered', 'in-progress', 'delayed', 'not-started', 'superseded', 'abandoned'] as const;
export type Status = (typeof statuses)[number];

/** What each status word says and means to a reader. */
export const statusWords: Record<Status, { label: string; meaning: string }> = {
  delivered: { label: 'Delivered', meaning: 'Every milestone that delivers the promise is recorded as met.' },
  'in-progress': {
    label: 'In progress',
    meaning: 'Work has begun, something is still to do, and no milestone that delivers it is recorded as late.',
  },
  delayed: {
    label: 'Delayed',
    meaning:
      'A milestone that delivers the promise is recorded as late, was moved back, or its date had passed with nothing recorded when it was last checked.',
  },
  'not-started': { label: 'Not started', meaning: 'Promised, and nothing is recorded as begun.' },
  superseded: { label: 'Superseded', meaning: 'Replaced by something else. It does not count as delivered.' },
  abandoned: { label: 'Abandoned', meaning: 'Given up with nothing equivalent in its place.' },
};

/** What a named judge may say of the outcome, told apart from delivery. Each verdict stands with the test its judge applied. */
export const outcomeWords = {
  yes: { label: 'Yes', meaning: 'The judge sees the result for children, in a metric that is named.' },
  partly: { label: 'Partly', meaning: 'The judge sees some of the result, in a metric that is named.' },
  'not-yet': { label: 'Not yet', meaning: 'The judge looked and does not see the result so far.' },
  'cannot-tell': { label: 'Cannot tell', meaning: 'Nothing that the judge could read would show it.' },
} as const;
