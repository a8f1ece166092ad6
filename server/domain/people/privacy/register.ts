import { type KeepingId, keeping, keepingWords } from './keeping.ts';

/** What of people a table holds, as the record of processing has it (article 30 of the UK GDPR). */
export type Held = {
  /** Why it is held. */
  purpose: Purpose;
  /** How long: a rule of `keeping`. */
  kept: KeepingId;
  /** Columns that hold the id of a person with an account: who did it, or whose it is. */
  ids: readonly string[];
  /** Columns that name or reach a person, or let somebody sign in as them. */
  direct?: readonly string[];
  /** Columns that people write words into. They are asked to name nobody, and the screen looks for it. */
  words?: readonly string[];
  /** Columns that the service fills, or that hold addresses and titles of documents. */
  plain?: readonly string[];
};

/** The purposes for which anything of a person is processed. */
export const purposes = {
  account: 'To let people who work on returns and on the record sign in, and to know what each may do.',
  security: 'To keep others from signing in as them, and to notice it.',
  letters: 'To tell people by letter what is due from them and what changed about their account.',
  news: 'To tell readers by letter what changed of what they follow, because they asked for it.',
  returns: 'To take in, check, sign off and accept what authorities report.',
  record: 'To keep the public record of promises, with who said what in which role.',
  voices: 'To publish challenges, replies and what families say of a promise, after somebody has looked at them.',
  accountability: 'To show afterwards who did what, and that nothing was done twice.',
} as const;
export type Purpose = keyof typeof purposes;

const ledger = (words: readonly string[], plain: readonly string[] = []): Held => ({
  ...{ purpose: 'record', kept: 'published', ids: ['actorId'], words, plain },
});
const voice = (words: readonly string[], plain: readonly string[] = []): Held => ({
  ...ledger(words, plain),
  purpose: 'voices',
});
const ofReturn = (ids: readonly string[], words: readonly string[] = []): Held => ({
  ...{ purpose: 'returns', kept: 'record', ids, words },
});

/**
 * Every table that holds anything of a person, and which of its columns do. A table that is neither here nor in
 * `holdsNobody`, or a column of theirs that could hold a person and stands in no list, fails the build.
 */
export const register: Record<string, Held> = {
  User: { purpose: 'account', kept: 'account', ids: ['id'], direct: ['email', 'name', 'passwordHash'] },
  Membership: { purpose: 'account', kept: 'account', ids: ['userId'] },
  Session: { purpose: 'security', kept: 'session', ids: ['userId'], direct: ['id', 'csrf', 'providerToken'] },
  SignInLink: { purpose: 'security', kept: 'link', ids: ['userId'], direct: ['id'] },
  OpenIdSubject: { purpose: 'security', kept: 'account', ids: ['userId'], direct: ['id'], plain: ['issuer'] },
  ResetRequest: { purpose: 'security', kept: 'resetRequest', ids: [], direct: ['email'] },
  RateCount: { purpose: 'security', kept: 'count', ids: [], direct: ['key'] },
  SecondFactor: { purpose: 'security', kept: 'account', ids: ['userId'], direct: ['sealed'] },
  RecoveryCode: { purpose: 'security', kept: 'account', ids: ['userId'], direct: ['id'] },
  ApiToken: { purpose: 'security', kept: 'token', ids: ['userId'], direct: ['id'], words: ['label'] },
  HeldForm: { purpose: 'returns', kept: 'heldForm', ids: ['userId'], direct: ['id', 'sealed'] },
  WriteKey: { purpose: 'accountability', kept: 'writeKey', ids: ['userId'], plain: ['answer'] },
  OutboxMessage: {
    ...{ purpose: 'letters', kept: 'letter', ids: ['toUserId', 'subscriberId'] },
    ...{ direct: ['toAddress', 'lastError', 'unsubscribe'], words: ['text', 'html'], plain: ['subject'] },
  },
  SubscriptionRequest: {
    ...{ purpose: 'news', kept: 'subscriptionRequest', ids: [], direct: ['id', 'address'], plain: ['choices', 'pace'] },
  },
  Subscriber: {
    ...{ purpose: 'news', kept: 'subscriber', ids: ['id'], direct: ['address', 'secret'] },
    plain: ['choices', 'pace', 'toldDay'],
  },
  SecurityEvent: { purpose: 'security', kept: 'securityEvent', ids: ['userId'] },
  SeenNetwork: { purpose: 'security', kept: 'network', ids: [], direct: ['network'] },
  AuditEvent: { purpose: 'accountability', kept: 'audit', ids: ['actorId'], plain: ['subject', 'detail'] },

  Return: ofReturn([]),
  ReturnVersion: { ...ofReturn(['submittedBy'], ['publicReason']), plain: ['warningCodes'] },
  ReturnValue: ofReturn([], ['explanation']),
  ReturnEvent: ofReturn(['actorId'], ['note']),
  LockException: ofReturn(['actorId'], ['reason']),
  ValueQuery: ofReturn(['actorId'], ['text']),
  ReturnDraft: { ...ofReturn([]), kept: 'draft' },
  DraftValue: {
    ...ofReturn(['changedBy'], ['numerator', 'denominator', 'value', 'symbol', 'explanation', 'comment']),
    kept: 'draft',
  },
  Reminder: ofReturn(['actorId']),
  FigureImport: {
    ...ofReturn(['uploadedBy', 'takenBy'], ['fileName']),
    plain: ['content', 'filters', 'mappings', 'counts'],
  },
  PublishedRevision: { ...ofReturn([], ['reason']), kept: 'published' },
  Release: {
    ...{ purpose: 'record', kept: 'published', ids: ['preparedBy', 'approvedBy'] },
    ...{ words: ['title', 'note'], plain: ['report'] },
  },

  ReleaseManifest: {
    ...{ purpose: 'record', kept: 'published', ids: [], words: ['reason'], plain: ['body'] },
  },

  Review: ledger(['title', 'commissionedBy', 'summary', 'totalNote'], ['url', 'chair']),
  Source: ledger(['title', 'note'], ['reference', 'publisher', 'url', 'archivedUrl', 'copyOf']),
  Recommendation: ledger(
    ['title', 'text', 'costBasis', 'confidenceNote'],
    ['addressedTo', 'byText', 'nations', 'sourceSlugs'],
  ),
  Response: ledger(['note', 'unansweredNote'], ['unansweredUrl']),
  Pillar: ledger(['title', 'summary', 'checkNote']),
  Mission: ledger(['title', 'summary', 'aim', 'baseline', 'latestPosition', 'sourceNote', 'checkNote']),
  Commitment: ledger(
    ['dueText', 'confidenceNote', 'checkNote', 'unpromptedNote', 'notMeasuredNote'],
    ['leadBody', 'partnerBodies', 'ownerRole', 'topics', 'missions'],
  ),
  Wording: ledger(['title', 'text', 'inWordsOf']),
  PromiseTerm: ledger(['term', 'original', 'later', 'why', 'note'], ['alsoSee']),
  CommitmentEnd: ledger(['why']),
  Succession: ledger(['successorText', 'why'], ['successorUrl']),
  Answer: ledger(['why']),
  Milestone: ledger(['title', 'roleWhy', 'checkNote']),
  MilestoneDate: ledger(['reason', 'note']),
  MilestoneProgress: ledger(['note']),
  Evidence: ledger(['note'], ['alsoSee']),
  Look: ledger(['found']),
  CommitmentMetric: ledger(['why']),
  LocalMilestone: ledger(['title', 'sourceNote', 'linkWhy']),
  LocalProgress: ledger(['reason']),
  LocalConfirmation: ledger(['note']),
  Correction: ledger(['reason']),
  PartnershipReturn: ledger(
    ['delegationsText', 'education', 'reason'],
    ['moneyDocument', 'agreementsDocument', 'delegationsDocument'],
  ),
  PartnershipTest: ledger(['reason'], ['document']),
  RangeRestart: ledger(['reason']),

  Judgement: voice(['method', 'interest', 'test'], ['judge']),
  Challenge: voice(['text', 'source', 'answer']),
  LivedNote: voice(['text', 'suppliedBy', 'consent']),
  Commentary: voice(['text']),
  Reply: voice(['text']),
  ReceivedChallenge: { ...voice(['text', 'source']), ids: [], kept: 'voice' },
  EnteredNote: { ...voice(['text', 'suppliedBy', 'consent']), kept: 'voice' },
  NoteDecision: { ...voice(['reason']), kept: 'voice' },
};

/** Tables without anything of a person: places, measures, figures, seals, and what joins rows. */
export const holdsNobody: readonly string[] = [
  ...['Area', 'Population', 'Neighbour', 'Metric', 'Breakdown', 'ValueOrigin', 'Programme', 'Participation'],
  ...['Partnership', 'PartnershipArea', 'Fact', 'Collection', 'OfficialFigure', 'CollectionBurden', 'RevisedValue'],
  ...['ReleaseEntry', 'PublishedValue', 'AuditSeal', 'SealedEvent', 'ReleaseKey', 'OpenIdState'],
  ...['Redaction', 'RedactedRelease', 'RedactedFigure', 'RedactedText'],
];

const columns = (names: readonly string[] = []) => names.map((name) => `\`${name}\``).join(', ') || '–';

/** The record's table, in Markdown: one line for each table that holds anything of a person. */
export function recordLines(): string[] {
  return Object.entries(register).map(
    ([table, { purpose, kept, ids, direct, words }]) =>
      `| \`${table}\` | ${purpose} | ${columns(ids)} | ${columns(direct)} | ${columns(words)} | ${keepingWords(keeping[kept])} |`,
  );
}
