/** What is recorded of a milestone. */
export const milestoneStates = ['met', 'partly-met', 'dropped', 'replaced', 'began', 'nothing-recorded'] as const;
export type MilestoneState = (typeof milestoneStates)[number];

export const milestoneStateLabels: Record<MilestoneState, string> = {
  met: 'Met',
  'partly-met': 'Partly met',
  dropped: 'Dropped',
  replaced: 'Replaced',
  began: 'Begun',
  'nothing-recorded': 'Nothing recorded',
};

/** Late, as evidence says, or a date that only passed. */
export const latenesses = ['late', 'date-passed-nothing-recorded', 'date-passed-not-checked'] as const;
export type Lateness = (typeof latenesses)[number];

export const latenessLabels: Record<Lateness, string> = {
  late: 'Late, or its date was moved back',
  'date-passed-nothing-recorded': 'Date passed, nothing recorded when last checked',
  'date-passed-not-checked': 'Date passed, not checked since',
};

/** Where the date of an unfinished milestone lies, seen from today. It says nothing about whether it will be kept. */
export const dueStandings = ['soon', 'later', 'passed', 'withdrawn', 'undated'] as const;
export type DueStanding = (typeof dueStandings)[number];

export const dueLabels: Record<DueStanding, string> = {
  soon: 'Due in the next 12 weeks',
  later: 'Due later',
  passed: 'Date has passed',
  withdrawn: 'Date withdrawn, no new one',
  undated: 'Never had a date',
};
