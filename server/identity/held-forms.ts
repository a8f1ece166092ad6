import { createHmac } from 'node:crypto';
import { keyFor, sealWith, unsealWith } from './sealing.ts';
import { sameSecret } from './secrets.ts';

/** How long a form that was made for somebody may come back without a session. */
const FORM_LASTS = 24 * 60 * 60_000;

const mark = (userId: string, at: string, sessionSecret: string) =>
  createHmac('sha256', sessionSecret).update(`form made for ${userId} at ${at}`).digest('hex');

/** Says on a form whose it is, so that what is typed into it can be kept for them should their session end meanwhile. */
export function formOwnerMark(userId: string, now: Date, sessionSecret: string): string {
  const at = String(now.getTime());
  return `${userId}.${at}.${mark(userId, at, sessionSecret)}`;
}

/** Whose form it is by its mark; null where we did not make the mark, or too long ago. */
export function ownerOfForm(given: string, now: Date, sessionSecret: string): string | null {
  const [userId = '', at = '', signed = ''] = given.split('.');
  const age = now.getTime() - Number(at);
  if (!(age >= 0 && age < FORM_LASTS)) return null;
  return sameSecret(signed, mark(userId, at, sessionSecret)) ? userId : null;
}

const keyOf = (secret: string) => keyFor('held form', secret);

/** Encrypts what was typed with a key that only the browser's cookie holds. */
export function seal(text: string, secret: string): string {
  return sealWith(keyOf(secret), text);
}

/** What was sealed; null where the secret is another one or the text was changed. */
export function unseal(sealed: string, secret: string): string | null {
  return unsealWith(keyOf(secret), sealed);
}
