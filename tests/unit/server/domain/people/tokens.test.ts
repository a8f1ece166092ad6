import { describe, expect, it } from 'vitest';
import type { Membership, Person } from '#server/domain/people/permissions.ts';
import {
  decideToken,
  lastDayOf,
  latestDay,
  longestDays,
  mayRevoke,
  mostTokens,
  suggestedDay,
  tokenStanding,
  useToNote,
} from '#server/domain/people/tokens.ts';

const today = '2026-11-25';
const asked = { name: 'Case system', purposes: ['submit'], lastDay: '2027-02-23' };
const at = { today, working: 0 };

function faultsOf(more: Partial<typeof asked>, working = 0) {
  const decided = decideToken({ ...asked, ...more }, { today, working });
  return 'refused' in decided ? decided.refused : [];
}

describe('a new token', () => {
  it('is for its purposes and reading, until midnight in London after its last day', () => {
    const summer = '2027-07-01';
    expect(decideToken({ ...asked, name: '  Case system ' }, at)).toEqual({
      label: 'Case system',
      purposes: ['read', 'submit'],
      expiresAt: new Date('2027-02-24T00:00:00Z'),
    });
    expect(decideToken({ ...asked, lastDay: summer }, at)).toMatchObject({
      expiresAt: new Date('2027-07-01T23:00:00Z'),
    });
  });

  it('only reads where nothing else is asked', () => {
    expect(decideToken({ ...asked, purposes: [] }, at)).toMatchObject({ purposes: ['read'] });
  });

  it('works on 366 days after today at the most, and on today at the least', () => {
    expect(longestDays).toBe(366);
    expect(latestDay(today)).toBe('2027-11-26');
    expect(latestDay('2027-02-28')).toBe('2028-02-29');
    expect(suggestedDay(today)).toBe('2027-02-23');
    expect(faultsOf({ lastDay: '2027-11-26' })).toEqual([]);
    expect(faultsOf({ lastDay: today })).toEqual([]);
    expect(faultsOf({ lastDay: '2027-11-27' })).toEqual([
      { field: 'lastDay', message: 'The last day must be 26 November 2027 or earlier' },
    ]);
    expect(faultsOf({ lastDay: '2026-11-24' })).toEqual([
      { field: 'lastDay', message: 'The last day must be today or later' },
    ]);
  });

  it.each([
    ['', 'Enter the last day the token works'],
    ['2027-02-30', 'The last day must be a real date'],
    ['soon', 'The last day must be a real date'],
  ])('with “%s” for a last day is refused', (lastDay, message) => {
    expect(faultsOf({ lastDay })).toEqual([{ field: 'lastDay', message }]);
  });

  it('is told every fault at once', () => {
    const faults = faultsOf({ name: ' ', purposes: ['read', 'sign-off'], lastDay: '' }, mostTokens);
    expect(faults.map(({ field }) => field)).toEqual(['name', 'name', 'purposes', 'lastDay']);
    expect(faults[2]?.message).toBe('A token can be for read, check, submit, report-steps, not for sign-off');
    expect(faultsOf({ name: 'n'.repeat(81) })).toEqual([
      { field: 'name', message: 'The name must be 80 characters or fewer' },
    ]);
    expect(faultsOf({ name: 'n'.repeat(80) }, mostTokens - 1)).toEqual([]);
  });
});

describe('a token’s standing', () => {
  const membership: Membership = { organisation: 'T09000001', role: 'preparer', areaCode: 'T09000001' };
  const holder = { id: 'me', email: 'me@example.test', memberships: [membership], disabled: false };
  const token = {
    areaCode: 'T09000001' as string | null,
    purposes: ['read'],
    expiresAt: new Date('2027-02-24T00:00:00Z'),
    revokedAt: null as Date | null,
  };
  const now = new Date('2026-11-25T12:00:00Z');

  it('is told from its times and from what its holder may now', () => {
    expect(tokenStanding(token, holder, now)).toBe('works');
    expect(tokenStanding(token, holder, new Date(token.expiresAt.getTime() - 1))).toBe('works');
    expect(tokenStanding(token, holder, token.expiresAt)).toBe('expired');
    expect(tokenStanding({ ...token, revokedAt: now }, holder, token.expiresAt)).toBe('revoked');
    expect(tokenStanding(token, { ...holder, disabled: true }, now)).toBe('powerless');
    expect(tokenStanding(token, { ...holder, memberships: [] }, now)).toBe('powerless');
    expect(tokenStanding({ ...token, areaCode: 'T09000002' }, holder, now)).toBe('powerless');
    expect(tokenStanding({ ...token, areaCode: null }, holder, now)).toBe('works');
  });

  it('has a last day in London', () => {
    expect(lastDayOf(token)).toBe('2027-02-23');
    expect(lastDayOf({ ...token, expiresAt: new Date('2027-07-01T23:00:00Z') })).toBe('2027-07-01');
  });
});

describe('taking a token back', () => {
  const person = (role: Membership['role'], only?: Person['only']): Person => ({
    ...{ id: role, email: 'x@example.test' },
    memberships: [{ organisation: 'x', role, areaCode: role === 'preparer' ? 'T09000001' : null }],
    ...(only ? { only } : {}),
  });

  it('is for whose it is and for administrators, never for a program', () => {
    expect(mayRevoke(person('preparer'), { userId: 'preparer' })).toMatchObject({ role: 'preparer' });
    expect(mayRevoke(person('preparer'), { userId: 'another' })).toBeNull();
    expect(mayRevoke(person('administrator'), { userId: 'another' })).toMatchObject({ role: 'administrator' });
    expect(mayRevoke(person('official'), { userId: 'official' })).toBeNull();
    expect(mayRevoke(person('preparer', ['return.read', 'return.submit']), { userId: 'preparer' })).toBeNull();
  });
});

describe('a token’s use', () => {
  it('is written down once an hour at most', () => {
    const now = new Date('2026-11-25T12:00:00Z');
    const before = new Date('2026-11-25T11:00:00Z');
    expect(useToNote(null, now)).toEqual({ before });
    expect(useToNote(before, now)).toEqual({ before });
    expect(useToNote(new Date(before.getTime() + 1), now)).toBeNull();
    expect(useToNote(now, now)).toBeNull();
  });
});
