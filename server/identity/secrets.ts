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
