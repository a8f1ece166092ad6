import { describe, expect, it } from 'vitest';
import {
  type Action,
  may,
  mayEver,
  type Person,
  permissions,
  type ReleaseState,
  type ReturnState,
  type Role,
  releaseStates,
  returnStates,
  roles,
} from '#server/domain/people/permissions.ts';

type State = ReturnState | ReleaseState;

const underWay: State[] = ['submitted', 'director-signed', 'finance-signed', 'signed-off', 'queried', 'answered'];

/** The rules once more, said by hand and by role: the table must agree with it in every combination. */
const inWords: Record<
  Action,
  {
    who: Role[];
    own?: true;
    ownName?: true;
    othersName?: true;
    in?: State[] | Partial<Record<Role, State[]>>;
    another?: true;
  }
> = {
  'return.read': { who: ['preparer', 'approver', 'finance-officer'], own: true },
  'return.readAny': { who: ['official'] },
  'return.check': { who: ['preparer', 'approver'], own: true },
  'return.draft': { who: ['preparer', 'approver'], own: true },
  'return.submit': {
    who: ['preparer', 'approver'],
    own: true,
    in: ['open', 'draft', 'reopened', 'withdrawn', ...underWay],
  },
  'return.signOff': { who: ['approver'], own: true, in: ['submitted', 'finance-signed'], another: true },
  'return.signOffMoney': { who: ['finance-officer'], own: true, in: ['submitted', 'director-signed'], another: true },
  'return.query': { who: ['official'], in: ['signed-off', 'queried', 'answered'] },
  'return.answer': { who: ['preparer', 'approver'], own: true, in: ['queried', 'answered'] },
  'return.accept': { who: ['official'], in: ['signed-off', 'answered'], another: true },
  // What was signed off its signatory takes back; what was only submitted, whoever may submit.
  'return.withdraw': { who: ['preparer', 'approver'], own: true, in: { preparer: ['submitted'], approver: underWay } },
  'return.askWithdrawal': { who: ['approver'], own: true, in: ['accepted'] },
  'return.grantWithdrawal': { who: ['official'], in: ['withdrawal-asked'], another: true },
  'return.refuseWithdrawal': { who: ['official'], in: ['withdrawal-asked'], another: true },
  'return.reopen': {
    who: ['official'],
    in: ['open', 'draft', 'reopened', 'withdrawn', 'accepted', 'released', ...underWay],
  },
  'commentary.write': { who: ['official'], in: ['accepted', 'released'] },
  'commentary.readAny': { who: ['official'] },
  'commentary.reply': { who: ['preparer', 'approver'], own: true },
  'monitor.read': { who: ['official', 'administrator'] },
  'monitor.remind': { who: ['official'] },
  'release.prepare': { who: ['official'] },
  'release.read': { who: ['official'] },
  'release.approve': { who: ['official'], in: ['prepared'], another: true },
  'release.recall': { who: ['official'], in: ['preparing', 'prepared'] },
  'ledger.read': { who: ['official', 'assessor'] },
  'commitment.add': { who: ['official'] },
  'milestone.add': { who: ['official'] },
  'recommendation.answer': { who: ['official'] },
  'recommendation.changeFit': { who: ['official'] },
  'recommendation.respond': { who: ['official'] },
  'commitment.linkMetric': { who: ['official'] },
  'commitment.recordEvidence': { who: ['official'] },
  'milestone.recordEvidence': { who: ['official'] },
  'milestone.recordProgress': { who: ['official'] },
  'milestone.moveDate': { who: ['official'] },
  'commitment.changeTerm': { who: ['official'] },
  'commitment.end': { who: ['official'] },
  'commitment.look': { who: ['official'] },
  'commitment.judge': { who: ['assessor'], ownName: true },
  'note.read': { who: ['official', 'assessor'] },
  'note.enter': { who: ['official', 'assessor'] },
  'note.decide': { who: ['official', 'assessor'], another: true },
  'challenge.read': { who: ['moderator', 'assessor', 'administrator', 'official'] },
  'challenge.moderate': { who: ['moderator', 'assessor', 'administrator'], othersName: true, another: true },
  'ledger.correct': { who: ['official'] },
  'ledger.load': { who: ['official'] },
  'programme.load': { who: ['official'] },
  'figure.import': { who: ['official'] },
  'figure.beginAgain': { who: ['official'] },
  'programme.reportProgress': { who: ['preparer', 'approver'], own: true },
  'programme.confirmProgress': { who: ['official'], another: true },
  'partnership.report': { who: ['preparer', 'approver'], own: true },
  'partnership.test': { who: ['assessor', 'official'], another: true },
  'account.read': {
    who: ['preparer', 'approver', 'finance-officer', 'official', 'assessor', 'moderator', 'administrator'],
  },
  'token.make': { who: ['preparer', 'approver'], own: true },
  'token.read': { who: ['preparer', 'approver'] },
  'token.revoke': { who: ['preparer', 'approver'] },
  'token.manage': { who: ['administrator'] },
  'person.read': { who: ['approver'], own: true },
  'person.invite': { who: ['approver'], own: true, another: true },
  'person.end': { who: ['approver'], own: true, another: true },
  'person.manage': { who: ['administrator'], another: true },
  'account.manage': { who: ['administrator'] },
  'audit.read': { who: ['administrator'] },
};

const OWN = 'T09000001';
const OTHER = 'T09000002';
const actions = Object.keys(permissions) as Action[];
const states: (State | undefined)[] = [undefined, ...new Set<State>([...returnStates, ...releaseStates])];
const places = [OWN, OTHER, null, undefined];
const steps = ['me', 'somebody else', null, undefined];
const names = ['mine', 'another', undefined];

const personAs = (role: Role): Person => {
  const areaCode = ['preparer', 'approver', 'finance-officer'].includes(role) ? OWN : null;
  return { id: 'me', email: 'me@example.test', memberships: [{ organisation: 'mine', role, areaCode }] };
};

describe('the permission table', () => {
  it('says for every act what the rules in words say, no act left out', () => {
    expect(actions.toSorted()).toEqual(Object.keys(inWords).toSorted());
  });

  describe.each(roles)('%s', (role) => {
    it.each(actions)('%s: in every state, for everybody’s, after anybody’s step', (action) => {
      const rule = inWords[action];
      const inStates = Array.isArray(rule.in) ? rule.in : rule.in?.[role];
      let tried = 0;
      for (const state of states) {
        for (const areaCode of places) {
          for (const previousActor of steps) {
            for (const organisation of names) {
              const expected =
                rule.who.includes(role) &&
                (!rule.in || (state !== undefined && (inStates ?? []).includes(state))) &&
                (!rule.own || areaCode === OWN) &&
                (!rule.ownName || organisation === 'mine') &&
                (!rule.othersName || organisation === 'another') &&
                (!rule.another || previousActor !== 'me');
              const subject = {
                ...(state ? { state } : {}),
                ...(areaCode === undefined ? {} : { areaCode }),
                ...(previousActor === undefined ? {} : { previousActor }),
                ...(organisation === undefined ? {} : { organisation }),
              };
              const membership = may(personAs(role), action, subject);
              expect(membership !== null, JSON.stringify({ role, action, ...subject })).toBe(expected);
              if (membership) expect(membership.role).toBe(role);
              tried += 1;
            }
          }
        }
      }
      expect(tried).toBe(states.length * places.length * steps.length * names.length);
      expect(mayEver(role, action)).toBe(rule.who.includes(role));
    });
  });

  it('lets nobody without a membership do anything', () => {
    const nobody: Person = { id: 'me', email: 'me@example.test', memberships: [] };
    for (const action of actions)
      for (const state of states) expect(may(nobody, action, { state: state as State })).toBeNull();
  });

  it('acts under the membership that fits, not the first one held', () => {
    const two: Person = {
      id: 'me',
      email: 'me@example.test',
      memberships: [
        { organisation: OTHER, role: 'approver', areaCode: OTHER },
        { organisation: OWN, role: 'preparer', areaCode: OWN },
      ],
    };
    expect(may(two, 'return.submit', { areaCode: OWN, state: 'open' })?.organisation).toBe(OWN);
    expect(may(two, 'return.signOff', { areaCode: OWN, state: 'submitted' })).toBeNull();
  });

  it('lets a judge of two organisations judge for either and for no third', () => {
    const judge: Person = {
      id: 'me',
      email: 'me@example.test',
      memberships: [
        { organisation: 'One charity', role: 'assessor', areaCode: null },
        { organisation: 'Another charity', role: 'assessor', areaCode: null },
        { organisation: 'department', role: 'official', areaCode: null },
      ],
    };
    expect(may(judge, 'commitment.judge', { organisation: 'Another charity' })?.organisation).toBe('Another charity');
    expect(may(judge, 'commitment.judge', { organisation: 'A third charity' })).toBeNull();
    expect(may(judge, 'commitment.judge', { organisation: 'department' })).toBeNull();
    expect(may(judge, 'commitment.judge')).toBeNull();
  });

  it('lets nobody moderate a challenge to an organisation they belong to in any role', () => {
    const both: Person = {
      id: 'me',
      email: 'me@example.test',
      memberships: [
        { organisation: 'One charity', role: 'assessor', areaCode: null },
        { organisation: 'department', role: 'official', areaCode: null },
      ],
    };
    expect(may(both, 'challenge.moderate', { organisation: 'department' })).toBeNull();
    expect(may(both, 'challenge.moderate', { organisation: 'One charity' })).toBeNull();
    expect(may(both, 'challenge.moderate', { organisation: 'Another charity' })?.role).toBe('assessor');
    expect(may(both, 'challenge.moderate')).toBeNull();
  });

  it('never takes a membership without an area for an area’s own', () => {
    const lost: Person = {
      id: 'me',
      email: 'me@example.test',
      memberships: [{ organisation: 'department', role: 'preparer', areaCode: null }],
    };
    expect(may(lost, 'return.read', { areaCode: null })).toBeNull();
    expect(may(lost, 'return.read', {})).toBeNull();
  });
});
