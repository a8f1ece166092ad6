import { expect, it } from 'vitest';
import { newRecoveryCodes, recoveryFingerprint } from '#server/identity/second-factor.ts';

it('ten recovery codes, no two alike, of 24 letters out of 32: 120 bits each', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}$/);
  const letters = new Set(Array.from({ length: 40 }, newRecoveryCodes).flat().join('').replaceAll('-', ''));
  expect(letters.size).toBe(32);
});

it('what is kept of one is another for another person', () => {
  expect(recoveryFingerprint('one', 'abcd-efgh')).toBe(recoveryFingerprint('one', 'ABCD EFGH'));
  expect(recoveryFingerprint('one', 'abcd-efgh')).not.toBe(recoveryFingerprint('two', 'abcd-efgh'));
});
