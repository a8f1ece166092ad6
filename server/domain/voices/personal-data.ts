import { screenText } from '../returns/free-text.ts';

/** Spaces that join the digits or letters of one number, in whatever way somebody writes them. */
const gap = '[\\s().\\-/\\u2010-\\u2015]{0,3}';

const kin =
  '(?:son|daughter|child|kid|boy|girl|baby|toddler|teenager|brother|sister|twin|niece|nephew|grandson|granddaughter|stepson|stepdaughter|grandchild|stepchild|pupil)';
const name = "\\p{Lu}[\\p{L}'’-]+";

/** What a text must not hold, as a message names it, and how each looks. It errs on the side of asking. */
const marks: [string, RegExp][] = [
  ['HTML or a script', /<\s*[/!?a-z]|&(?:lt|#0*60|#x0*3c);|\bjavascript\s*:|\bon(?:error|load|click)\s*=/iu],
  ['an email address', /[^\s@]+\s*(?:@|\(at\)|\[at\])\s*[^\s@]+\.[^\s@]+/iu],
  [
    'a telephone number',
    new RegExp(`(?:(?:\\+|00)${gap}44${gap}(?:\\(?0\\)?)?|(?<![\\d.])\\(?0)(?:${gap}\\d){9,12}(?!\\d)`, 'u'),
  ],
  ['a postcode', /(?<![\p{L}\d])(?:[A-Z]{1,2}\d[A-Z\d]?)\s{0,2}\d[A-Z]{2}(?![\p{L}\d])/iu],
  [
    'a case number',
    /(?<![\p{L}\d])(?:case|file|court|social care|client|system)\s*(?:no\.?|number|nr\.?|id|ref\.?|reference|#)\s*(?:is|was)?[\s:#=]*[a-z/-]{0,6}\s?\d[\w/-]*/iu,
  ],
  ['a case number', /(?<![\p{L}\d])[A-Z]{2}\d{2}[A-Z]\d{4,5}(?![\p{L}\d])/iu],
  [
    'a child’s name',
    new RegExp(
      `(?<!\\p{L})(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]|[Oo]ne|[Tt]his|and|foster)?\\s*(?<!\\p{L})(?:${kin})(?:’s|'s)?,?\\s+(?:is\\s+|was\\s+)?(?:called|named)?\\s*${name}`,
      'u',
    ),
  ],
  [
    'a child’s name',
    new RegExp(`(?<!\\p{L})(?:[Mm]y|MY|[Oo]ur|OUR|[Hh]er|HER|[Hh]is|HIS)\\s+${kin},?\\s+${name}`, 'iu'),
  ],
  ['a child’s name', new RegExp(`(?<!\\p{L})${kin}\\s+(?:is|was)?\\s*(?:called|named)\\s+\\p{L}`, 'iu')],
  [
    'a child’s name',
    new RegExp(`(?<!\\p{L})(?:${kin}|first|full|sur|last)(?:’s|'s)?[\\s-]?names?\\s*(?:is|was|are|were|:|=|-)`, 'iu'),
  ],
  [
    'a child’s name',
    new RegExp(
      `(?<!\\p{L})(?!(?:Children|Young|People|Those|Pupils|Babies|Adults|Anyone|Everyone|Leavers|Carers)\\b)${name}(?:\\s+${name})?,?\\s*\\(?\\s*(?:aged?|who is|who was)\\s+(?:only\\s+|just\\s+)?(?:\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`,
      'u',
    ),
  ],
  [
    'a child’s name',
    new RegExp(`(?<!\\p{L})${name}(?:\\s+${name})?\\s*\\(\\s*\\d{1,2}\\s*(?:years?|yrs?|months?|weeks?)?\\s*\\)`, 'u'),
  ],
  [
    'one child’s age',
    /(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[\s-]?(?:year|yr|month|week)s?[\s-]?old/iu,
  ],
];

/** A number of a provision or a list, and a date, name no one: set aside before the text is looked at. */
const harmless =
  /(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:(?:19|20)\d{2}|\d{2})(?![\d/.-])|(?<![\d/.-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d/.-])|\b(?:Section|Chapter|Part|Table|Figure|Annex|Article|Paragraph|Page|Recommendation|Commitment|Milestone|Pillar|Regulation|Schedule|Clause|Release)s?\s*\(\d{1,2}\)/gu;

/** Full-width digits, letters with marks of their own and invisible signs hide nothing. */
const plainly = (text: string) => text.normalize('NFKC').replace(/[\p{Cf}\u00ad]/gu, '');

/**
 * What in a text looks as if it told who somebody is, or is no plain text; each named once. Empty where nothing does: a
 * person still reads it before anybody else may.
 * @param except marks that are let be, for instance case numbers where a document's reference is asked for
 */
export function personalDataIn(text: string, except: readonly string[] = []): string[] {
  const plain = plainly(text);
  const looked = plain.replace(harmless, ' ');
  const found = marks.filter(([, pattern]) => pattern.test(looked)).map(([what]) => what);
  const screened = screenText(looked, { column: 'text' }).map(({ message, code }) =>
    code === 'TXT-002' ? 'one person’s story' : message.replace(/^.* holds /, '').replace(/\.$/, ''),
  );
  const all = [...new Set([...found, ...screened.map((what) => (what.startsWith('a case') ? 'a case number' : what))])];
  return all.filter((what) => !except.includes(what));
}

/** Several things in one sentence: “a, b and c”. */
export function listed(things: readonly string[]): string {
  return things.length > 1 ? `${things.slice(0, -1).join(', ')} and ${things.at(-1)}` : (things[0] ?? '');
}
