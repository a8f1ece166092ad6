import { expect, it } from 'vitest';
import { closedFor } from '#server/domain/people/lock-out.ts';
import { type Person, roles } from '#server/domain/people/permissions.ts';
import { asSignedIn, isRequired, needsSecondFactor } from '#server/domain/people/second-factor.ts';

const as = (...held: Person['memberships'][number]['role'][]): Person => ({
  ...{ id: 'me', email: 'me@example.test' },
  memberships: held.map((role) => ({ organisation: 'department', role, areaCode: null })),
});

it('officials, assessors and administrators must have a second factor, and whoever is one of them besides something else', () => {
  expect(roles.filter(isRequired)).toEqual(['official', 'assessor', 'administrator']);
  expect(needsSecondFactor(as('preparer', 'approver'))).toBe(false);
  expect(needsSecondFactor(as('preparer', 'official'))).toBe(true);
});

it('without the factor that they must have, a person may see who they are and nothing else', () => {
  expect(asSignedIn(as('official'), false).only).toEqual(['account.read']);
  expect(asSignedIn(as('official'), true).only).toBeUndefined();
  expect(asSignedIn(as('approver'), false).only).toBeUndefined();
});

it('closing for failures begins where forgiving ends, doubles, and stays within fifteen minutes', () => {
  expect([0, 4, 5, 6, 7, 8, 9, 500].map((failures) => closedFor(failures, 5))).toEqual([
    0, 0, 60, 120, 240, 480, 900, 900,
  ]);
});
