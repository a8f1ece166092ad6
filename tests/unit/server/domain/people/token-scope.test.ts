import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  may,
  mayAtAll,
  type Person,
  permissions,
  releaseStates,
  returnStates,
  roles,
} from '#server/domain/people/permissions.ts';
import { actsFor, asTokenOf, type Purpose, purposes } from '#server/domain/people/token-scope.ts';

const A = 'T09000001';
const B = 'T09000002';
const actions = Object.keys(permissions) as Action[];

/** What each purpose allows, said once more by hand. */
const inWords: Record<Purpose, Action[]> = {
  read: ['account.read', 'return.read'],
  check: ['account.read', 'return.read', 'return.check'],
  submit: ['account.read', 'return.read', 'return.check', 'return.submit'],
  'report-steps': ['account.read', 'return.read', 'programme.reportProgress'],
};

const everything: Person = {
  id: 'me',
  email: 'me@example.test',
  memberships: [A, B, null].flatMap((areaCode) =>
    roles.map((role) => ({ organisation: areaCode ?? 'department', role, areaCode })),
  ),
};

const subjects = [undefined, ...returnStates, ...releaseStates].flatMap((state) =>
  [A, B, null].map((areaCode) => ({
    ...(state ? { state } : {}),
    areaCode,
    organisation: 'elsewhere',
    previousActor: 'another',
  })),
);

describe('the table of purposes', () => {
  it.each(purposes)('%s allows what the words say, and no other act', (purpose) => {
    expect(actsFor([purpose]).toSorted()).toEqual(inWords[purpose].toSorted());
  });

  it('gives reading to a token without a purpose, and nothing to a purpose nobody knows', () => {
    expect(actsFor([])).toEqual(inWords.read);
    expect(actsFor(['everything', 'return.accept', ''])).toEqual(inWords.read);
  });

  it.each([
    'return.signOff',
    'return.signOffMoney',
    'return.answer',
    'return.withdraw',
    'return.reply',
    'return.draft',
    'return.accept',
    'return.reopen',
    'release.approve',
    'account.manage',
    'audit.read',
    'token.make',
    'token.read',
    'token.revoke',
    'token.manage',
    'person.read',
    'person.invite',
    'person.end',
    'person.manage',
  ] as const)('no purpose allows %s', (action) => {
    expect(actsFor(purposes)).not.toContain(action);
  });
});

describe('the person a token stands for', () => {
  it.each(actions)(
    '%s: done by whoever holds every role only where a purpose allows it, and for the token’s area',
    (action) => {
      const every = fc.record({ given: fc.subarray([...purposes]), subject: fc.constantFrom(...subjects) });
      fc.assert(
        fc.property(every, ({ given, subject }) => {
          const allowed: Action[] = ['account.read', 'return.read', ...given.flatMap((purpose) => inWords[purpose])];
          const holder = asTokenOf(everything, { areaCode: A, purposes: given });
          const as = may(holder, action, subject);
          if (!allowed.includes(action)) {
            expect(as).toBeNull();
            expect(mayAtAll(holder, action)).toBe(false);
          }
          if (as) expect(as.areaCode).toBe(A);
          if (as && action !== 'account.read') expect(subject.areaCode).toBe(A);
        }),
      );
    },
  );

  it('does what its purposes allow', () => {
    const holder = asTokenOf(everything, { areaCode: A, purposes: ['submit', 'report-steps'] });
    expect(may(holder, 'return.read', { areaCode: A })).toMatchObject({ role: 'preparer', areaCode: A });
    expect(may(holder, 'return.check', { areaCode: A })).not.toBeNull();
    expect(may(holder, 'return.submit', { areaCode: A, state: 'open' })).not.toBeNull();
    expect(may(holder, 'programme.reportProgress', { areaCode: A })).not.toBeNull();
    expect(may(holder, 'return.submit', { areaCode: B, state: 'open' })).toBeNull();
  });

  it('has no more power than the person has now: other roles, other areas and lost memberships count for nothing', () => {
    const of = (memberships: Person['memberships']) =>
      asTokenOf({ ...everything, memberships }, { areaCode: A, purposes: ['submit'] });
    const held = (role: (typeof roles)[number], areaCode: string | null) => [{ organisation: 'x', role, areaCode }];
    expect(of(held('preparer', A)).memberships).toHaveLength(1);
    expect(of(held('approver', A)).memberships).toHaveLength(1);
    for (const lost of [[], held('preparer', B), held('finance-officer', A), held('official', null)]) {
      const holder = of(lost);
      expect(holder.memberships).toEqual([]);
      expect(actions.filter((action) => mayAtAll(holder, action))).toEqual([]);
    }
  });

  it('given on the machine itself does what its account may, makes or takes back no token and invites nobody', () => {
    const holder = asTokenOf(everything, { areaCode: null, purposes: [] });
    expect(actions.filter((action) => !mayAtAll(holder, action))).toEqual([
      'token.make',
      'token.read',
      'token.revoke',
      'token.manage',
      'person.read',
      'person.invite',
      'person.end',
      'person.manage',
    ]);
    expect(holder.memberships).toEqual(everything.memberships);
  });
});
