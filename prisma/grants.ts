/** What the *app* account may do with a table. The owner migrates; the *public* account reads the gallery's views and nothing else. */
export type Privilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** Written by the owner's own commands alone. */
const readOnly: Privilege[] = ['SELECT'];
const appendOnly: Privilege[] = ['SELECT', 'INSERT'];
const changeable: Privilege[] = ['SELECT', 'INSERT', 'UPDATE'];
/** Written once, and taken away when its time is over. */
const kept: Privilege[] = ['SELECT', 'INSERT', 'DELETE'];
const disposable: Privilege[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

/** Every table and the app account's rights on it. A table missing here fails the build (tests/integration/prisma/drift.test.ts). */
export const grants: Record<string, Privilege[]> = {
  Review: appendOnly,
  Source: appendOnly,
  Recommendation: appendOnly,
  Response: appendOnly,
  Pillar: appendOnly,
  Mission: appendOnly,
  Commitment: appendOnly,
  Wording: appendOnly,
  PromiseTerm: appendOnly,
  CommitmentEnd: appendOnly,
  Succession: appendOnly,
  Answer: appendOnly,
  Milestone: appendOnly,
  MilestoneDate: appendOnly,
  MilestoneProgress: appendOnly,
  Evidence: appendOnly,
  Look: appendOnly,
  Judgement: appendOnly,
  CommitmentMetric: appendOnly,
  LocalMilestone: appendOnly,
  LocalProgress: appendOnly,
  LocalConfirmation: appendOnly,
  Correction: appendOnly,
  Challenge: appendOnly,
  LivedNote: appendOnly,
  PartnershipReturn: appendOnly,
  PartnershipTest: appendOnly,
  Commentary: appendOnly,
  Reply: appendOnly,
  RangeRestart: appendOnly,
  ReceivedChallenge: appendOnly,
  EnteredNote: appendOnly,
  NoteDecision: appendOnly,

  Area: changeable,
  Population: changeable,
  Neighbour: changeable,
  Metric: changeable,
  Breakdown: changeable,
  ValueOrigin: changeable,
  Programme: changeable,
  Participation: changeable,
  Partnership: changeable,
  PartnershipArea: changeable,
  Fact: changeable,

  Collection: changeable,
  Reminder: appendOnly,
  Return: changeable,
  ReturnVersion: appendOnly,
  ReturnValue: appendOnly,
  ReturnEvent: appendOnly,
  LockException: appendOnly,
  ValueQuery: appendOnly,
  ReturnDraft: disposable,
  DraftValue: disposable,
  OfficialFigure: appendOnly,
  FigureImport: changeable,

  Release: changeable,
  ReleaseEntry: appendOnly,
  PublishedValue: appendOnly,
  CollectionBurden: appendOnly,
  PublishedRevision: appendOnly,
  RevisedValue: appendOnly,
  ReleaseKey: appendOnly,
  ReleaseManifest: appendOnly,

  Redaction: readOnly,
  RedactedRelease: readOnly,
  RedactedFigure: readOnly,
  RedactedText: readOnly,

  User: disposable,
  Membership: disposable,
  Session: disposable,
  SecondFactor: disposable,
  RecoveryCode: disposable,
  ResetRequest: disposable,
  SignInLink: disposable,
  RateCount: disposable,
  OpenIdSubject: disposable,
  OpenIdState: disposable,
  HeldForm: disposable,
  ApiToken: disposable,
  WriteKey: kept,
  AuditEvent: appendOnly,
  AuditSeal: appendOnly,
  SealedEvent: appendOnly,
  SubscriptionRequest: disposable,
  Subscriber: disposable,
  SecurityEvent: appendOnly,
  SeenNetwork: disposable,
  OutboxMessage: changeable,
};

/** The tables whose rows may never be changed or removed through the app account. */
export const appendOnlyTables = Object.keys(grants).filter((table) => grants[table] === appendOnly);

/** The tables the app account may only read. */
export const readOnlyTables = Object.keys(grants).filter((table) => grants[table] === readOnly);

/** Every table the app account may not delete from: all but the few whose rows are meant to go. */
export const undeletableTables = Object.keys(grants).filter((table) => !grants[table]?.includes('DELETE'));

export type AccountNames = {
  database: string;
  /** Quoted account names as the server wants them: `'name'@'host'`. */
  app: string;
  public: string;
  views: string[];
};

/** The statements that give both accounts their rights and no others. They may be run again. */
export function grantStatements(names: AccountNames): string[] {
  const on = (table: string) => `\`${names.database}\`.\`${table}\``;
  return [
    ...Object.entries(grants).map(([table, rights]) => `GRANT ${rights.join(', ')} ON ${on(table)} TO ${names.app}`),
    ...names.views.map((view) => `GRANT SELECT ON ${on(view)} TO ${names.public}`),
  ];
}
