import { describe, expect, it } from 'vitest';
import { addressToFind, isFresh, mustGiveCode, saysSecondFactor } from '#server/domain/people/open-id.ts';

describe('the address by which somebody is found the first time', () => {
  const said = (email: string | null, emailVerified: boolean | null) => ({ email, emailVerified });

  it('is the one that the provider says it verified, in small letters', () => {
    expect(addressToFind(said(' Kate@Council.Example ', true), false)).toBe('kate@council.example');
    expect(addressToFind(said(null, true), false)).toBeNull();
  });

  it('is none where the provider says nothing, unless whoever runs the service vouches for it', () => {
    expect(addressToFind(said('kate@council.example', null), false)).toBeNull();
    expect(addressToFind(said('kate@council.example', null), true)).toBe('kate@council.example');
  });

  it('is never one that the provider says it did not verify', () => {
    expect(addressToFind(said('kate@council.example', false), true)).toBeNull();
  });

  it('stays another person’s where a letter only looks like ours', () => {
    expect(addressToFind(said('\u212aate@council.example', true), false)).toBe('\u212aate@council.example');
  });
});

describe('a second factor', () => {
  it('counts in a word that was agreed, exactly, and in no other', () => {
    expect(saysSecondFactor({ methods: ['pwd', 'mfa'] }, ['mfa'])).toBe(true);
    expect(saysSecondFactor({ methods: ['pwd', 'mfa2', 'MFA'] }, ['mfa'])).toBe(false);
    expect(saysSecondFactor({ methods: ['pwd', 'mfa'] }, [])).toBe(false);
  });

  it.each([
    [{ hasApp: false, first: true, factorAtProvider: false }, false],
    [{ hasApp: true, first: true, factorAtProvider: true }, true],
    [{ hasApp: true, first: false, factorAtProvider: false }, true],
    [{ hasApp: true, first: false, factorAtProvider: true }, false],
  ])('of one’s own is asked for: %j is %s', (known, wanted) => {
    expect(mustGiveCode(known)).toBe(wanted);
  });
});

it('who has shown the provider who they are may change their sign-in for ten minutes', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  expect([ago(9.9), ago(10), null].map((at) => isFresh(at, now))).toEqual([true, false, false]);
});
