import { z } from 'zod';
import { type ReturnState, stateWords } from '../returns/states/return-states.ts';
import { type Action, permissions, type ReleaseState, type Role } from './permissions.ts';

/** Each act of the table in words. */
export const actionWords: Record<Action, string> = {
  'return.read': 'Read returns of an authority, with their history and findings',
  'return.readAny': 'Read everybody’s returns',
  'return.check': 'Check figures without handing them in',
  'return.draft': 'Keep figures as a draft',
  'return.submit': 'Submit a version of a return',
  'return.signOff': 'Sign a return off',
  'return.signOffMoney': 'Sign the money in a return off',
  'return.query': 'Ask about a figure',
  'return.answer': 'Answer a question about a figure',
  'return.accept': 'Accept a return',
  'return.withdraw': 'Withdraw a return',
  'return.askWithdrawal': 'Ask to withdraw an accepted return',
  'return.grantWithdrawal': 'Grant a withdrawal',
  'return.refuseWithdrawal': 'Refuse a withdrawal',
  'return.reopen': 'Reopen a return until a day',
  'commentary.write': 'Write what is said beside an authority’s figures',
  'commentary.readAny': 'Read all that is said beside figures, before it is published',
  'commentary.reply': 'Reply to what is said beside an authority’s figures',
  'monitor.read': 'See who has reported and who has not',
  'monitor.remind': 'Remind those who have not reported',
  'release.prepare': 'Prepare a release',
  'release.read': 'Look at a release before it is out',
  'release.approve': 'Approve a release',
  'release.recall': 'Recall a release before it is out',
  'ledger.read': 'Read the record as it will be published',
  'commitment.add': 'Add a promise',
  'milestone.add': 'Add a milestone',
  'recommendation.answer': 'Say which promises answer a recommendation',
  'recommendation.changeFit': 'Change how well a promise answers a recommendation',
  'recommendation.respond': 'Record the response to a recommendation',
  'commitment.linkMetric': 'Link a promise to a measure',
  'commitment.recordEvidence': 'Record evidence on a promise',
  'milestone.recordEvidence': 'Record evidence on a milestone',
  'milestone.recordProgress': 'Record progress of a milestone',
  'milestone.moveDate': 'Move the date of a milestone',
  'commitment.changeTerm': 'Change a term of a promise',
  'commitment.end': 'Record that a promise has ended',
  'commitment.look': 'Record that somebody looked for news',
  'commitment.judge': 'Judge a promise in the name of one’s organisation',
  'note.read': 'Read notes from families before they are published',
  'note.enter': 'Enter a note from families',
  'note.decide': 'Decide whether a note is published',
  'challenge.moderate': 'Decide on a challenge',
  'challenge.read': 'Read challenges before they are published',
  'ledger.correct': 'Correct a row of the record',
  'ledger.load': 'Load the pack of the record',
  'programme.load': 'Load areas, measures and programmes',
  'figure.import': 'Take official figures over',
  'figure.beginAgain': 'Begin a place’s usual range again',
  'programme.reportProgress': 'Report a step of a programme',
  'programme.confirmProgress': 'Confirm a step of a programme',
  'partnership.report': 'Report a year of a partnership',
  'partnership.test': 'Record the tests of a partnership',
  'account.read': 'See one’s own account',
  'token.make': 'Make a token for an authority’s programs',
  'token.read': 'See one’s own tokens',
  'token.revoke': 'Take back one’s own token',
  'token.manage': 'See and take back anybody’s tokens',
  'person.read': 'See who belongs to an authority',
  'person.invite': 'Invite somebody to an authority',
  'person.end': 'End somebody’s part in an authority',
  'person.manage': 'Invite anybody, end anybody’s part, take a lost app off an account',
  'account.manage': 'See all accounts',
  'audit.read': 'Read the audit and security events',
};

const whoseWords = {
  any: 'anybody’s',
  'own-area': 'their own authority’s',
  'own-organisation': 'in their own organisation’s name',
  'another-organisation': 'of organisations they do not belong to',
} as const;

const releaseWords: Record<ReleaseState, string> = {
  preparing: 'Being prepared',
  prepared: 'Prepared',
  approved: 'Approved',
  void: 'Recalled',
};

/** One row of the printed table: what one role may do. */
export type PermissionRow = {
  action: Action;
  name: string;
  role: Role;
  whose: string;
  /** Ids of the states in which, and their names; null: in any, or it has none. */
  states: { id: string; name: string }[] | null;
  /** Whoever did the step before may not. */
  anotherPerson: boolean;
};

const named = (id: ReturnState | ReleaseState) => ({
  id,
  name: id in stateWords ? stateWords[id as ReturnState].name : releaseWords[id as ReleaseState],
});

type Rule = {
  roles: readonly Role[];
  whose: keyof typeof whoseWords;
  states?: readonly string[] | Partial<Record<Role, readonly string[]>>;
  anotherPerson?: true;
};

/** The permission table as it is printed: act × role, with whose, in which states, and who did the step before. */
export function permissionRows(): PermissionRow[] {
  return (Object.keys(permissions) as Action[]).flatMap((action) => {
    const rule: Rule = permissions[action];
    return rule.roles.map((role) => {
      const of = rule.states && ('length' in rule.states ? rule.states : (rule.states[role] ?? []));
      return {
        ...{ action, name: actionWords[action], role, whose: whoseWords[rule.whose] },
        states: of ? (of as (ReturnState | ReleaseState)[]).map(named) : null,
        anotherPerson: rule.anotherPerson === true,
      };
    });
  });
}

/** Who may do what, as `/methodology/permissions` shows it. */
export const permissionsPage = z.object({
  release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
  permissions: z.array(
    z.object({
      ...{ action: z.string(), name: z.string(), role: z.string(), whose: z.string() },
      states: z.array(z.object({ id: z.string(), name: z.string() })).nullable(),
      anotherPerson: z.boolean(),
    }),
  ),
});
