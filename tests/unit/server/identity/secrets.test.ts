import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '#server/identity/passwords.ts';
import {
  fingerprint,
  formTokenFor,
  isBrokenToken,
  newAreaToken,
  newSecret,
  sameSecret,
} from '#server/identity/secrets.ts';

it('a password is kept as Argon2id with OWASP’s least, each with its own salt', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'correct horse battery')).toBe(true);
  expect(await verifyPassword(one, 'correct horse batterz')).toBe(false);
});

it('an address without an account is refused whatever the password', async () => {
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
});

it('secrets are long, all different, and kept as something they cannot be got back from', () => {
  const made = new Set(Array.from({ length: 200 }, newSecret));
  expect(made.size).toBe(200);
  for (const secret of made) expect(secret).toMatch(/^[\w-]{43}$/);
  expect(fingerprint('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('a token of an area says what it is, and one cut short, mistyped or made up is known by its last six characters', () => {
  for (let made = 0; made < 50; made += 1) {
    const token = newAreaToken();
    expect(token).toMatch(/^shat_[\w-]{49}$/);
    expect(isBrokenToken(token)).toBe(false);
    expect(isBrokenToken(token.slice(0, -1))).toBe(true);
    expect(isBrokenToken(`${token}a`)).toBe(true);
    const at = 5 + (made % 43);
    expect(isBrokenToken(token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1))).toBe(true);
  }
  // Of another kind nothing can be said without asking.
  expect(isBrokenToken('sht_anything')).toBe(false);
});

it('a form token belongs to one visitor and one installation', () => {
  const token = formTokenFor('visitor', 'secret of this installation');
  expect(sameSecret(token, formTokenFor('visitor', 'secret of this installation'))).toBe(true);
  expect(sameSecret(token, formTokenFor('another', 'secret of this installation'))).toBe(false);
  expect(sameSecret(token, formTokenFor('visitor', 'secret of another one'))).toBe(false);
  expect(sameSecret(token, '')).toBe(false);
});
