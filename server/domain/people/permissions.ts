import { type ReturnAct, rolesOf, statesByRole } from '#server/domain/returns/states/return-acts.ts';
import { type ReturnState, returnStates } from '#server/domain/returns/states/return-states.ts';

export { type ReturnState, returnStates };

/** What a person may be. One person may hold several memberships; each act is checked against each of them. */
export const roles = [
  'preparer',
  'approver',
  'finance-officer',
  'official',
  'assessor',
  'moderator',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export type Membership = { organisation: string; role: Role; areaCode: string | null };
export type Person = {
  id: string;
  email: string;
  memberships: Membership[];
  /** Where a program acts by a token: the acts that the token allows, and no other. */
  only?: readonly Action[];
};

export const releaseStates = ['preparing', 'prepared', 'approved', 'void'] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** What an act is about: whose it is, the state it is in, and who did the step before. */
export type Subject = {
  areaCode?: string | null;
  state?: State;
  /** The person who did the step that this one checks: nobody signs off or approves their own work. */
  previousActor?: string | null;
  /** The organisation in whose name it is done. */
  organisation?: string;
};

type State = ReturnState | ReleaseState;

type Rule = {
  roles: readonly Role[];
  /**
   * `own-area`: the membership's area must be the subject's. `own-organisation`: it must be done in the name of the
   * membership's organisation. `another-organisation`: the person may belong to that
   * organisation in no role. `any`: whoever's it is.
   */
  whose: 'own-area' | 'own-organisation' | 'another-organisation' | 'any';
  /** In which states; where roles differ, by role. */
  states?: readonly State[] | Partial<Record<Role, readonly State[]>>;
  /** The actor must not be the one who did the step before. */
  anotherPerson?: true;
};

/** A row for an act on a return, as the return's own table has it: an official's acts are about anybody's. */
const onReturn = (act: ReturnAct) => {
  const holders = rolesOf(act);
  const whose = holders.includes('official') ? ('any' as const) : ('own-area' as const);
  return { roles: holders, whose, states: statesByRole(act) };
};

/**
 * The one permission table: action → who may, in which state, for whose. Acts by anybody (public reading) are not
 * listed: they hold no workshop connection.
 * Source: the four-eyes steps enter, sign off, accept, approve (docs/decisions/0006-permissions.md).
 */
export const permissions = {
  'return.read': { roles: ['preparer', 'approver', 'finance-officer'], whose: 'own-area' },
  'return.readAny': { roles: ['official'], whose: 'any' },
  'return.check': { roles: ['preparer', 'approver'], whose: 'own-area' },
  'return.draft': { roles: ['preparer', 'approver'], whose: 'own-area' },
  'return.submit': onReturn('submit'),
  'return.signOff': { ...onReturn('signOff'), anotherPerson: true },
  'return.signOffMoney': { ...onReturn('signOffMoney'), anotherPerson: true },
  'return.query': onReturn('query'),
  'return.answer': onReturn('answer'),
  'return.accept': { ...onReturn('accept'), anotherPerson: true },
  'return.withdraw': onReturn('withdraw'),
  'return.askWithdrawal': onReturn('askWithdrawal'),
  'return.grantWithdrawal': { ...onReturn('grantWithdrawal'), anotherPerson: true },
  'return.refuseWithdrawal': { ...onReturn('refuseWithdrawal'), anotherPerson: true },
  'return.reopen': onReturn('reopen'),
  'commentary.write': { roles: ['official'], whose: 'any', states: ['accepted', 'released'] },
  'commentary.readAny': { roles: ['official'], whose: 'any' },
  'commentary.reply': { roles: ['preparer', 'approver'], whose: 'own-area' },
  'monitor.read': { roles: ['official', 'administrator'], whose: 'any' },
  'monitor.remind': { roles: ['official'], whose: 'any' },
  'release.prepare': { roles: ['official'], whose: 'any' },
  'release.read': { roles: ['official'], whose: 'any' },
  'release.approve': { roles: ['official'], whose: 'any', states: ['prepared'], anotherPerson: true },
  'release.recall': { roles: ['official'], whose: 'any', states: ['preparing', 'prepared'] },
  'ledger.read': { roles: ['official', 'assessor'], whose: 'any' },
  'commitment.add': { roles: ['official'], whose: 'any' },
  'milestone.add': { roles: ['official'], whose: 'any' },
  'recommendation.answer': { roles: ['official'], whose: 'any' },
  'recommendation.changeFit': { roles: ['official'], whose: 'any' },
  'recommendation.respond': { roles: ['official'], whose: 'any' },
  'commitment.linkMetric': { roles: ['official'], whose: 'any' },
  'commitment.recordEvidence': { roles: ['official'], whose: 'any' },
  'milestone.recordEvidence': { roles: ['official'], whose: 'any' },
  'milestone.recordProgress': { roles: ['official'], whose: 'any' },
  'milestone.moveDate': { roles: ['official'], whose: 'any' },
  'commitment.changeTerm': { roles: ['official'], whose: 'any' },
  'commitment.end': { roles: ['official'], whose: 'any' },
  'commitment.look': { roles: ['official'], whose: 'any' },
  // Nobody judges for another, and no official judges the department's own promises.
  'commitment.judge': { roles: ['assessor'], whose: 'own-organisation' },
  'note.read': { roles: ['official', 'assessor'], whose: 'any' },
  'note.enter': { roles: ['official', 'assessor'], whose: 'any' },
  'note.decide': { roles: ['official', 'assessor'], whose: 'any', anotherPerson: true },
  // Nobody moderates a challenge to their own verdict, and the department none to the record it keeps.
  'challenge.moderate': {
    roles: ['moderator', 'assessor', 'administrator'],
    whose: 'another-organisation',
    anotherPerson: true,
  },
  'challenge.read': { roles: ['moderator', 'assessor', 'administrator', 'official'], whose: 'any' },
  'ledger.correct': { roles: ['official'], whose: 'any' },
  'ledger.load': { roles: ['official'], whose: 'any' },
  'programme.load': { roles: ['official'], whose: 'any' },
  'figure.import': { roles: ['official'], whose: 'any' },
  'figure.beginAgain': { roles: ['official'], whose: 'any' },
  'programme.reportProgress': { roles: ['preparer', 'approver'], whose: 'own-area' },
  'programme.confirmProgress': { roles: ['official'], whose: 'any', anotherPerson: true },
  'partnership.report': { roles: ['preparer', 'approver'], whose: 'own-area' },
  // Never by the tested: the three tests are answered by the independent scrutineer or the department.
  'partnership.test': { roles: ['assessor', 'official'], whose: 'any', anotherPerson: true },
  'account.read': { roles: [...roles], whose: 'any' },
  // Whoever may submit for an area gives its programs what they need, and takes it back; never a program itself.
  'token.make': { roles: ['preparer', 'approver'], whose: 'own-area' },
  'token.read': { roles: ['preparer', 'approver'], whose: 'any' },
  'token.revoke': { roles: ['preparer', 'approver'], whose: 'any' },
  'token.manage': { roles: ['administrator'], whose: 'any' },
  // An area's lead looks after the area's own people, and an administrator after everybody; nobody after their own rights.
  'person.read': { roles: ['approver'], whose: 'own-area' },
  'person.invite': { roles: ['approver'], whose: 'own-area', anotherPerson: true },
  'person.end': { roles: ['approver'], whose: 'own-area', anotherPerson: true },
  'person.manage': { roles: ['administrator'], whose: 'any', anotherPerson: true },
  'account.manage': { roles: ['administrator'], whose: 'any' },
  'audit.read': { roles: ['administrator'], whose: 'any' },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof permissions;

/** Whether a role holds this act at all, whosever it is and in whatever state. */
export function mayEver(role: Role, action: Action): boolean {
  const rule: Rule = permissions[action];
  return rule.roles.includes(role);
}

/** Whether this person, or the program that acts for them, may do this act at all, whosever it is and in whatever state. */
export function mayAtAll(person: Person, action: Action): boolean {
  return isWithin(person, action) && person.memberships.some(({ role }) => mayEver(role, action));
}

const isWithin = ({ only }: Person, action: Action) => only === undefined || only.includes(action);

/**
 * Which membership lets this person do this act to this subject, or null.
 * @returns the first membership that fits: its role is what the history records.
 */
export function may(person: Person, action: Action, subject: Subject = {}): Membership | null {
  const rule: Rule = permissions[action];
  if (!isWithin(person, action)) return null;
  if (rule.anotherPerson && subject.previousActor === person.id) return null;
  if (rule.whose === 'another-organisation' && !isStranger(person, subject)) return null;
  const fits = (held: Membership) =>
    rule.roles.includes(held.role) && isWhose(rule, held, subject) && isIn(rule, held.role, subject.state);
  return person.memberships.find(fits) ?? null;
}

function isIn({ states }: Rule, role: Role, state: State | undefined): boolean {
  if (!states) return true;
  const fitting = 'length' in states ? states : (states[role] ?? []);
  return state !== undefined && (fitting as readonly State[]).includes(state);
}

function isWhose({ whose }: Rule, held: Membership, subject: Subject): boolean {
  if (whose === 'own-area') return held.areaCode !== null && held.areaCode === subject.areaCode;
  return whose !== 'own-organisation' || held.organisation === subject.organisation;
}

/** Whether none of the person's memberships, whatever its role, is of the subject's organisation. */
function isStranger({ memberships }: Person, { organisation }: Subject): boolean {
  return organisation !== undefined && memberships.every((held) => held.organisation !== organisation);
}
