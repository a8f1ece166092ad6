import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalDataIn } from '#server/domain/voices/personal-data.ts';

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (count: number) => fc.array(digit, { minLength: count, maxLength: count }).map((all) => all.join(''));
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const separator = fc.constantFrom('', ' ', '-', '.', '/');
const firstName = fc.constantFrom('Jack', 'Aisha', 'Łukasz', 'Zoë', 'O’Neil', 'Mary-Ann', 'Żaneta', 'Noah');
const kin = fc.constantFrom('son', 'daughter', 'child', 'boy', 'girl', 'baby', 'brother', 'niece', 'pupil', 'stepson');

/** How somebody might write each, however they space and join it. */
const planted: Record<string, fc.Arbitrary<string>> = {
  'HTML or a script': fc.oneof(
    fc.constantFrom(
      '<script>alert(1)</script>',
      '<SCRIPT src=x>',
      '< script >',
      '</p>',
      '<img src=x onerror=alert(1)>',
    ),
    fc.constantFrom(
      '<b>bold</b>',
      '&lt;script&gt;',
      '&#60;script',
      'javascript:alert(1)',
      '<!-- x -->',
      '<svg/onload=x>',
    ),
  ),
  'an email address': fc
    .tuple(
      fc.constantFrom('jo', 'josé', 'a.b+c', 'x_1'),
      fc.constantFrom('@', ' @ ', '(at)', ' [at] '),
      fc.constantFrom('example.org', 'mail.example.co.uk', 'büro.example'),
    )
    .map((parts) => parts.join('')),
  'a telephone number': fc.oneof(
    fc
      .tuple(fc.constantFrom('07', '01', '02', '03', '08'), digits(3), separator, digits(3), separator, digits(3))
      .map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom('+44', '0044', '+44 (0)', '+44 '),
        fc.constantFrom('7', '20', '161'),
        separator,
        digits(4),
        separator,
        digits(4),
      )
      .map((parts) => parts.join('')),
    fc
      .tuple(fc.constant('(0'), digits(3), fc.constant(') '), digits(3), fc.constant(' '), digits(4))
      .map((parts) => parts.join('')),
  ),
  'a postcode': fc
    .tuple(
      fc.constantFrom('SW', 'M', 'LS', 'b'),
      fc.constantFrom('1', '12', '1A'),
      fc.constantFrom('', ' '),
      digit,
      letter,
      letter,
    )
    .map((parts) => parts.join('')),
  'a case number': fc.oneof(
    fc
      .tuple(
        fc.constantFrom('case number', 'Case no.', 'case ref', 'file number:', 'court reference'),
        fc.constantFrom(' ', ': ', ' #'),
        digits(4),
      )
      .map((parts) => parts.join('')),
    fc.tuple(letter, letter, digits(2), letter, digits(5)).map((parts) => parts.join('')),
  ),
  'a child’s name': fc.oneof(
    fc
      .tuple(
        fc.constantFrom('my ', 'My ', 'our ', 'the ', ''),
        kin,
        fc.constantFrom(' ', ', ', ' called ', ' is called '),
        firstName,
      )
      .map((parts) => parts.join('')),
    fc
      .tuple(firstName, fc.constantFrom(' (7)', ', aged 7', ' (aged 12)', ' who is seven'))
      .map((parts) => parts.join('')),
    fc.tuple(kin, fc.constantFrom('’s name is ', ' name: ', "'s name was "), firstName).map((parts) => parts.join('')),
  ),
};

const innocent = fc.constantFrom(
  'promise',
  'the',
  'plan',
  'of',
  'March',
  '2024',
  'was',
  'moved',
  'Family',
  'Help',
  '153',
  'areas',
  'by',
  'law',
  '(see',
  'page)',
  '12',
  'report,',
  'found.',
);
const words = fc.array(innocent, { maxLength: 12 }).map((all) => all.join(' '));
const edge = fc.constantFrom(' ', '\n', ', ', '. ', ' “', ' (', '\t', '; ');

describe('the screen for personal data', () => {
  it.each(Object.keys(planted))('finds %s wherever it is planted in a text', (what) => {
    fc.assert(
      fc.property(
        words,
        edge,
        planted[what] as fc.Arbitrary<string>,
        fc.constantFrom(' ', '\n', ', ', '.', ')', '!', ''),
        words,
        (before, left, plant, right, after) => {
          const text = `${before}${left}${plant}${right === '' ? '' : `${right} ${after}`}`;
          expect(personalDataIn(text), JSON.stringify(text)).not.toEqual([]);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it.each(Object.keys(planted))('names %s for what it is, where it stands alone', (what) => {
    fc.assert(
      fc.property(planted[what] as fc.Arbitrary<string>, (plant) => {
        expect(personalDataIn(`See ${plant} there`), plant).toContain(what);
      }),
      { numRuns: 500 },
    );
  });

  it('is not misled by wide digits, invisible signs or soft hyphens', () => {
    expect(personalDataIn('Ring ０７７００ ９００ １２３')).toContain('a telephone number');
    expect(personalDataIn('Ring 07700\u200b900\u200b123')).toContain('a telephone number');
    expect(personalDataIn('jo\u00ad@exam\u00adple.org')).toContain('an email address');
    expect(personalDataIn('<\u200bscript>')).toContain('HTML or a script');
  });

  it('finds numbers of people and one person’s story as the rest of the service does', () => {
    expect(personalDataIn('NHS 943 476 5919 here')).toContain('an NHS number');
    expect(personalDataIn('QQ 12 34 56 C')).toEqual([]);
    expect(personalDataIn('AB 12 34 56 C')).toContain('a National Insurance number');
    expect(personalDataIn('She was born in May')).toContain('a date of birth');
    expect(personalDataIn('Mr Smith told us')).toContain('one person’s story');
    expect(personalDataIn('his social worker left')).toContain('one person’s story');
    expect(personalDataIn('a seven-year-old was moved')).toContain('one child’s age');
  });

  it.each([
    'The status is wrong: the regulations came into force on 01/04/2025, and the Act received Royal Assent.',
    'The date moved from 31/03/2024 - 30/09/2024, which the page does not show.',
    'Children aged 0 to 17 are not 153 areas. Section 17 (child in need) was left out.',
    'Recommendation (12) of the Care Review asks for more than Commitment (3) gives; see Table (2).',
    'The House of Commons Education Committee said in HC 430 that £45 million was spent, not £200 million.',
    'In 2024-25 the number fell by 1,200 (3.4%), from 83,840 to 82,640, with x < 5 hidden.',
    'The Child Safeguarding Practice Review Panel asked for a national board. It was set up in January 2024.',
    'Families First Partnership guidance, paragraph 4.2, says local authorities should begin by March 2026.',
    'Foster carers, kinship carers and care leavers were promised support; only two of ten areas report it.',
  ])('lets be what an honest challenge says: %s', (text) => {
    expect(personalDataIn(text)).toEqual([]);
  });

  it('leaves out what it is told to let be', () => {
    expect(personalDataIn('Court reference 1234', ['a case number'])).toEqual([]);
    expect(personalDataIn('Court reference 1234, jo@example.org', ['a case number'])).toEqual(['an email address']);
  });
});
