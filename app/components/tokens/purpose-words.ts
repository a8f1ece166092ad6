/** What a token's purposes are called on pages. */
export const purposeWords: Record<string, string> = {
  read: 'read returns',
  check: 'check a return',
  submit: 'submit a return',
  'report-steps': 'report steps',
};

/** “Read returns, submit a return”; a token given on the machine itself has no list. */
export function purposesInWords(purposes: readonly string[]): string {
  const text = purposes.map((purpose) => purposeWords[purpose] ?? purpose).join(', ');
  return text === '' ? 'All that the account may do' : text[0]?.toUpperCase() + text.slice(1);
}
