import type { Ledger } from '#server/domain/ledger/ledger.ts';

/** The kinds of ledger row in a reader's words, in the order in which changes are told. */
export const changeWords = {
  commitments: ['promise', 'promises'],
  wordings: ['wording of a promise', 'wordings of promises'],
  terms: ['change to the terms of a promise', 'changes to the terms of promises'],
  ends: ['end of a promise', 'ends of promises'],
  succession: ['successor of a promise', 'successors of promises'],
  milestones: ['milestone', 'milestones'],
  dates: ['milestone date', 'milestone dates'],
  progress: ['step reached by a milestone', 'steps reached by milestones'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  looks: ['check of a promise', 'checks of promises'],
  judgements: ['judgement', 'judgements'],
  challenges: ['challenge', 'challenges'],
  livedNotes: ['lived-experience note', 'lived-experience notes'],
  recommendations: ['recommendation', 'recommendations'],
  responses: ['response to a recommendation', 'responses to recommendations'],
  answers: ['link between a promise and a recommendation', 'links between promises and recommendations'],
  commitmentMetrics: ['link between a promise and a metric', 'links between promises and metrics'],
  missions: ['mission', 'missions'],
  pillars: ['pillar', 'pillars'],
  reviews: ['review', 'reviews'],
  localMilestones: ['local milestone', 'local milestones'],
  localProgress: ['local step', 'local steps'],
  localConfirmations: ['answer to a local step', 'answers to local steps'],
  partnershipReturns: ['return of a safeguarding partnership', 'returns of safeguarding partnerships'],
  partnershipTests: ['test of a safeguarding partnership', 'tests of safeguarding partnerships'],
  commentaries: ['commentary on the figures of an authority', 'commentaries on the figures of authorities'],
  replies: ['reply of an authority', 'replies of authorities'],
  restarts: ['new beginning of a usual range', 'new beginnings of usual ranges'],
  sources: ['source', 'sources'],
} as const satisfies Record<
  Exclude<keyof Ledger, 'release' | 'corrections' | 'takingPart'>,
  readonly [one: string, many: string]
>;

export type ChangeKind = keyof typeof changeWords;
export const changeKinds = Object.keys(changeWords) as [ChangeKind, ...ChangeKind[]];
