import { type Finding, findingOf } from './finding.ts';

/** Marks of one person: what each is called in a message, and how it looks. The text itself is never repeated. */
const marksOfAPerson: [string, RegExp][] = [
  ['a date', /\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})\b/],
  ['a date', /\b(?:19|20)\d{2}-\d{2}-\d{2}\b/],
  ['a date of birth', /\b(?:born|d\.?o\.?b\.?|date of birth)\b/i],
  ['a unique pupil number', /\b[A-Z]\d{11}[A-Z0-9]\b|\b[A-Z]\d{12}\b/i],
  ['an NHS number', /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/],
  ['a National Insurance number', /\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/i],
  ['a postcode', /\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b/],
  ['an email address', /[\w.+-]+@[\w-]+\.[\w.-]+/],
  ['a telephone number', /(?:\+44\s?|\b0)(?:\d[\s-]?){8,9}\d\b/],
  [
    'a case or pupil number',
    /\b(?:case|child|pupil|person|reference|ref|id)\s*(?:no\.?|number|id|ref)?\s*[:#]?\s*\d{5,}\b/i,
  ],
];

const oneChild: RegExp[] = [
  /\b\d{1,2}[\s-]?(?:year|yr|month|week)s?[\s-]?old\b/i,
  /\baged?\s+\d{1,2}\b(?!\s*(?:to|and|or|–|-|\+))/i,
  /\b(?:the|a|one|this)\s+(?:child|boy|girl|baby|son|daughter|sibling|mother|father|mum|dad|teenager)\s+(?:called|named|is|was|has|had|who|from|in)\b/i,
  /\b(?:child|boy|girl|baby|son|daughter|sister|brother|mother|father|mum|dad|family|pupil)\s+(?:called|named)\b/i,
  /\b(?:Mr|Mrs|Ms|Miss|Master)\.?\s+[A-Z][a-z]+/,
  /\b(?:child|boy|girl|baby|son|daughter|sister|brother)\s+[A-Z]{1,3}\b(?!\s*(?:plan|census|return))/,
  /\b(?:his|her)\s+(?:mother|father|mum|dad|parents|carer|carers|placement|school|social worker|brother|sister)\b/i,
];

/**
 * Screens free text for what would identify a person or tell one child's story. It errs on the side of asking: the
 * writer words it again, no machine clears it. The finding says what the text looked like and does not repeat it.
 */
export function screenText(
  text: string,
  about: { row?: number; column: string; metric?: string; breakdown?: string },
): Finding[] {
  const looksLike = marksOfAPerson.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  const findings: Finding[] = [];
  const [first] = looksLike;
  if (first) {
    findings.push(findingOf('TXT-001', { ...about, message: `The text looks as if it holds ${first}` }));
  }
  if (oneChild.some((pattern) => pattern.test(text))) findings.push(findingOf('TXT-002', about));
  return findings;
}
