import { createHmac, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { keyFor, sealWith, unsealWith } from './sealing.ts';
import { fingerprint, sameSecret } from './secrets.ts';

/** What every authenticator app can do (RFC 6238): SHA-1, six digits, half a minute. */
const PERIOD = 30;
const settings = { algorithm: 'SHA1', digits: 6, period: PERIOD } as const;

/** One code before and one after are taken too: telephones' clocks differ, and people type slowly. */
const WINDOW = 1;

const of = (secret: string) => new TOTP({ ...settings, secret: Secret.fromBase32(secret) });

/** A new secret of 160 bits, in base32 as apps take it. */
export function newFactorSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What stands in the square that an app scans. */
export function appAddress(secret: string, email: string): string {
  const label = { issuer: 'Stable Homes tracker', label: email, secret: Secret.fromBase32(secret) };
  return new TOTP({ ...settings, ...label }).toString();
}

/** The half minute that a code belongs to, counted from 1970; null where it is no code of now. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = of(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / PERIOD) + delta;
}

const factorKey = (sessionSecret: string) => keyFor('second factor', sessionSecret);

/** Encrypts a secret as it is kept: it can be opened for this person alone, with this service's SESSION_SECRET. */
export function sealFactor(secret: string, userId: string, sessionSecret: string): string {
  return sealWith(factorKey(sessionSecret), secret, userId);
}

/** The secret of this person's app; null where it was sealed for somebody else or with another SESSION_SECRET. */
export function unsealFactor(sealed: string, userId: string, sessionSecret: string): string | null {
  return unsealWith(factorKey(sessionSecret), sealed, userId);
}

const HOW_MANY = 10;
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Ten new recovery codes of 120 bits, in groups that can be copied by hand. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const code = [...randomBytes(24)].map((byte) => letters[byte % letters.length]).join('');
    return code.replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** What is kept of a recovery code. Typed with spaces, capitals or without its dashes it is the same. */
export function recoveryFingerprint(userId: string, code: string): string {
  return fingerprint(`recovery code of ${userId} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
}

/** How long the second question of signing in may be answered. */
export const STEP_LASTS = 10 * 60_000;

const stepMark = (text: string, sessionSecret: string) =>
  createHmac('sha256', sessionSecret).update(`password was right ${text}`).digest('hex');

/** Says that this person gave the right password just now: the browser brings it back with the code. */
export function passwordWasRight(
  { userId, passwordHash }: { userId: string; passwordHash: string },
  now: Date,
  sessionSecret: string,
): string {
  const said = `${userId}.${now.getTime()}`;
  return `${said}.${stepMark(`${said}.${passwordHash}`, sessionSecret)}`;
}

/** Who it says gave a password; null where its form is wrong or it is too old. Not to be believed before `isStillRight`. */
export function whoseStep(given: string, now: Date): string | null {
  const [userId = '', at = ''] = given.split('.');
  const age = now.getTime() - Number(at);
  return /^[\da-f-]{36}$/.test(userId) && age >= 0 && age < STEP_LASTS ? userId : null;
}

/** Whether we said it, and the password is still the one that was given. */
export function isStillRight(given: string, passwordHash: string, sessionSecret: string): boolean {
  const [userId, at, mark = ''] = given.split('.');
  return sameSecret(mark, stepMark(`${userId}.${at}.${passwordHash}`, sessionSecret));
}
