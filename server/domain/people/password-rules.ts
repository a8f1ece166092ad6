/** NIST SP 800-63B and OWASP: length counts, rules about signs do not. */
export const SHORTEST = 12;
export const LONGEST = 128;

/** A password without the digits and signs that people put around a word to please a rule. */
const core = (password: string) => password.toLowerCase().replace(/^[^a-z]+|[^a-z]+$/g, '');

/**
 * What is wrong with a password that somebody wants to have, in words for its field; null where it may be taken.
 * @param isCommon whether a text, in small letters, is one of the most common passwords
 */
export function passwordFault(password: string, email: string, isCommon: (text: string) => boolean): string | null {
  if (password === '') return 'Enter a new password';
  if ([...password].length < SHORTEST) return `The password must have ${SHORTEST} characters or more`;
  if (password.length > LONGEST) return `The password must have ${LONGEST} characters or fewer`;
  const [own = ''] = email.toLowerCase().split('@');
  const text = password.toLowerCase();
  if (text.includes(email.toLowerCase()) || core(password) === own)
    return 'The password must not be your email address';
  if (new Set(text).size < 5) return 'The password must not be a few characters again and again';
  if (isCommon(text) || isCommon(core(password))) return 'This password is used by many people: choose another';
  return null;
}
