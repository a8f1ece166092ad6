import { publicTextFault } from '../voices/public-text.ts';

/** Why something may be taken down, by code, in the words that stand where it was. */
export const redactionReasons = {
  'personal-data': 'it held personal data',
  'could-be-known': 'somebody could be known by it',
  safety: 'for the safety of a person',
  court: 'by order of a court',
  rights: 'the rights in it are others’',
  mistake: 'it was published by mistake',
} as const;

export type RedactionReason = keyof typeof redactionReasons;

const isReason = (code: string): code is RedactionReason => Object.hasOwn(redactionReasons, code);

/** As long as a published reason may be. */
const most = 500;

/**
 * Why something is taken down: a closed code, and a sentence that is published.
 * @returns the reason, or every fault in words
 */
export function reasonAsked(
  code: string | undefined,
  text: string | undefined,
): { code: RedactionReason; text: string } | { faults: string[] } {
  const faults: string[] = [];
  const said = (text ?? '').trim();
  const fault = publicTextFault('why', said, 'the words of --why, which are published', { most });
  if (fault) faults.push(`--why: ${fault.message}.`);
  if (code === undefined || !isReason(code)) {
    faults.push(`--reason: give one of ${Object.keys(redactionReasons).join(', ')}.`);
    return { faults };
  }
  return faults.length > 0 ? { faults } : { code, text: said };
}
