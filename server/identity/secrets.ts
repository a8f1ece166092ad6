import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 256 bits, as a cookie or header can carry it. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: SHA-256 in hex. Enough, because the secret itself is random. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two texts are the same, without saying by time where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/** The form token that belongs to a visitor's cookie before anybody has signed in. */
export function formTokenFor(visitor: string, sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update(`form before sign-in ${visitor}`).digest('hex');
}

/** What every token of an area begins with, so that a scanner of published code finds one that got out. */
const ofArea = 'shat_';

const checkOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 6);

/** A new token of an area: `shat_`, 256 random bits, and six characters that check the rest. 54 characters in all. */
export function newAreaToken(): string {
  const text = ofArea + newSecret();
  return text + checkOf(text);
}

/** Whether this calls itself a token of an area and cannot be one: cut short, mistyped or made up. It is known without asking anything. */
export function isBrokenToken(text: string): boolean {
  if (!text.startsWith(ofArea)) return false;
  return text.length !== 54 || checkOf(text.slice(0, -6)) !== text.slice(-6);
}
