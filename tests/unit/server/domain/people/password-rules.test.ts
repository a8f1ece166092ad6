import { expect, it } from 'vitest';
import { passwordFault } from '#server/domain/people/password-rules.ts';
import { withoutLinks } from '#server/domain/people/security-letters.ts';
import { commonPasswords } from '#server/identity/common-passwords.ts';

const fault = async (password: string) => passwordFault(password, 'jo.smith@council.example', await commonPasswords());

it.each([
  ['', 'Enter a new password'],
  ['short one', 'The password must have 12 characters or more'],
  ['x'.repeat(129), 'The password must have 128 characters or fewer'],
  ['my jo.smith@council.example', 'The password must not be your email address'],
  ['Jo.Smith2026!', 'The password must not be your email address'],
  ['abababababab', 'The password must not be a few characters again and again'],
  ['123456789012', 'This password is used by many people: choose another'],
  ['Password2026!!', 'This password is used by many people: choose another'],
  ['1234-Football-1234', 'This password is used by many people: choose another'],
])('%j is refused: %s', async (password, said) => {
  expect(await fault(password)).toBe(said);
});

it.each(['four words nobody joins', 'ключ от старой двери', 'vq8-Kd02-mmTz-e1'])(
  '%j may be taken',
  async (password) => {
    expect(await fault(password)).toBeNull();
  },
);

it('a letter is kept without the secret of its link', () => {
  expect(withoutLinks('Here:\n\n{baseUrl}/sign-in/reset?link=ab-C_9\n\nBye')).toBe(
    'Here:\n\n{baseUrl}/sign-in/reset?link=…\n\nBye',
  );
});
