import { expect, test } from 'vitest';
import type { Person, Role } from '#server/domain/people/permissions.ts';
import { actsNow, decideAct, type ReturnFound, signatureNow } from '#server/domain/returns/states/decide-act.ts';

const person = (id: string, ...roles: Role[]): Person => ({
  ...{ id, email: `${id}@example.test` },
  memberships: roles.map((role) => ({ organisation: 'x', role, areaCode: role === 'official' ? null : 'A' })),
});
const found = (change: Partial<ReturnFound> = {}): ReturnFound => ({
  ...{ areaCode: 'A', state: 'submitted', version: 1, submittedBy: 'prep' },
  ...{ steps: [{ kind: 'submitted', version: 1, actorId: 'prep' }], of: { money: false, openQuestions: false } },
  ...change,
});
const money = { money: true, openQuestions: false };

test('an act is refused by the state, by a duty or by the role, and each says why', () => {
  expect(decideAct(person('a', 'approver'), 'signOff', found())).toEqual({ next: 'signed-off', role: 'approver' });
  expect(decideAct(person('a', 'approver'), 'signOff', found({ state: 'accepted' }))).toMatchObject({
    refused: 'state',
  });
  expect(decideAct(person('prep', 'approver'), 'signOff', found())).toMatchObject({ refused: 'duty' });
  expect(decideAct(person('f', 'finance-officer'), 'signOff', found())).toMatchObject({ refused: 'role' });
  expect(decideAct(person('a', 'approver'), 'signOff', found({ areaCode: 'B' }))).toMatchObject({ refused: 'role' });
});

test('whoever submitted never signs off, even where the history lacks the step', () => {
  expect(decideAct(person('prep', 'approver'), 'signOff', found({ steps: [] }))).toMatchObject({ refused: 'role' });
});

test('nothing is handed in while the collection is closed, and nobody reopens their own authority’s return', () => {
  const preparer = person('p', 'preparer');
  expect(actsNow(preparer, found(), null)).toEqual(['submit', 'withdraw']);
  expect(actsNow(preparer, found(), 'The collection was locked.')).toEqual(['withdraw']);
  expect(actsNow(person('o', 'official'), found({ state: 'accepted' }), null)).toEqual(['reopen']);
  expect(actsNow(person('o', 'official', 'preparer'), found({ state: 'accepted' }), null)).toEqual([]);
});

test('the next signature is theirs to give, or they are told whose it is', () => {
  const [director, finance] = [person('a', 'approver'), person('f', 'finance-officer')];
  expect(signatureNow(director, found({ of: money }))).toEqual({ act: 'signOff' });
  expect(signatureNow(finance, found({ of: money }))).toEqual({ act: 'signOffMoney' });
  const half = found({ state: 'director-signed', of: money });
  expect(signatureNow(finance, half)).toEqual({ act: 'signOffMoney' });
  expect(signatureNow(director, half)).toEqual({ why: 'Your section 151 officer signs the money off next.' });
  expect(signatureNow(finance, found())).toEqual({ why: expect.stringMatching(/^An approver of your authority/) });
  expect(signatureNow(person('prep', 'approver'), found())).toEqual({ why: expect.stringMatching(/^Another person/) });
  const open = found({ state: 'open', version: 0, submittedBy: null, steps: [] });
  expect(signatureNow(director, open)).toEqual({ why: 'Nothing has been submitted yet.' });
});
