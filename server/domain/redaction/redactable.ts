/**
 * Free text that may be taken down, by table and column. Left out: what tells one thing from another (ids, slugs,
 * codes), and reference data such as definitions of metrics, which a load would put back: those are changed at the pack.
 */
export const redactableText: Readonly<Record<string, readonly string[]>> = {
  Review: ['title', 'chair', 'commissionedBy', 'url', 'summary', 'totalNote'],
  Source: ['reference', 'title', 'publisher', 'url', 'archivedUrl', 'copyOf', 'note'],
  Recommendation: ['chapter', 'title', 'text', 'addressedTo', 'costBasis', 'byText', 'confidenceNote'],
  Response: ['note', 'unansweredNote', 'unansweredUrl'],
  Pillar: ['title', 'shortTitle', 'summary', 'checkNote'],
  Mission: ['title', 'summary', 'aim', 'baseline', 'latestPosition', 'sourceNote', 'checkNote'],
  Commitment: [
    ...['leadBody', 'ownerRole', 'dueText', 'confidenceNote', 'checkNote'],
    ...['unpromptedNote', 'notMeasuredNote'],
  ],
  Wording: ['title', 'text', 'inWordsOf'],
  PromiseTerm: ['term', 'original', 'later', 'why', 'note'],
  CommitmentEnd: ['why'],
  Succession: ['successorText', 'successorUrl', 'why'],
  Answer: ['why'],
  Milestone: ['title', 'roleWhy', 'checkNote'],
  MilestoneDate: ['reason', 'note'],
  MilestoneProgress: ['note'],
  Evidence: ['note', 'page'],
  Look: ['found'],
  Judgement: ['judge', 'method', 'interest', 'test'],
  CommitmentMetric: ['why'],
  LocalMilestone: ['title', 'sourceNote', 'linkWhy'],
  LocalProgress: ['reason'],
  LocalConfirmation: ['note'],
  Correction: ['reason'],
  Challenge: ['text', 'source', 'answer'],
  LivedNote: ['text', 'suppliedBy', 'consent'],
  ReceivedChallenge: ['text', 'source'],
  EnteredNote: ['text', 'suppliedBy', 'consent'],
  NoteDecision: ['reason'],
  PartnershipReturn: [
    ...['moneyDocument', 'agreementsDocument', 'delegationsText', 'delegationsDocument'],
    ...['education', 'reason'],
  ],
  PartnershipTest: ['reason', 'document'],
  Commentary: ['text'],
  Reply: ['text'],
  RangeRestart: ['reason'],
  ReturnVersion: ['publicReason'],
  ReturnValue: ['explanation'],
  ReturnEvent: ['note'],
  LockException: ['reason'],
  ValueQuery: ['text'],
  PublishedRevision: ['reason'],
  Release: ['title', 'note'],
  OutboxMessage: ['subject', 'text'],
};

/** Whether a column holds an address, of which nothing stays: words in its place would be a link that leads nowhere. */
export function isAddress(column: string): boolean {
  return /url$/i.test(column);
}
