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
