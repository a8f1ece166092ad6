import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNote, type EnteredNote, noteFaults, promiseNamed } from '#server/domain/voices/lived-note.ts';

const good = {
  commitment: 'family-help',
  text: 'Before, we told our story to six people. Now we tell it to one.',
  suppliedBy: 'A parents’ group (made-up)',
  consent: 'Agreed at the meeting of 3 March 2026, after reading this text.',
  agreed: true,
};
const fieldsOf = (more: Partial<typeof good>, promise = true) =>
  noteFaults({ ...good, ...more }, promise).map(({ field }) => field);

describe('a lived-experience note', () => {
  it('is taken where it has words, a group that supplied it, how they agreed, and that they did', () => {
    expect(noteFaults(good, true)).toEqual([]);
  });

  it('is refused with every fault at once', () => {
    expect(fieldsOf({ commitment: '', text: '', suppliedBy: '', consent: '', agreed: false }, false)).toEqual([
      'commitment',
      'text',
      'suppliedBy',
      'consent',
      'agreed',
    ]);
  });

  it.each([
    ['a child’s name', 'My daughter Amelia now has one social worker.'],
    ['an email address', 'Write to parent@example.org to hear more.'],
    ['a telephone number', 'Ring us on 020 7946 0958.'],
    ['HTML or a script', 'It helped <script>alert(1)</script> us.'],
    ['a postcode', 'We live at SW1A 2AA.'],
  ])('is refused in every part of it that holds %s', (what, words) => {
    for (const field of ['text', 'suppliedBy', 'consent'] as const) {
      const [fault] = noteFaults({ ...good, [field]: words }, true);
      expect(fault).toMatchObject({ field, message: expect.stringContaining(what) });
    }
  });

  it('lets the day of the agreement be told, and no day in the words themselves', () => {
    expect(fieldsOf({ consent: 'Agreed on 03/03/2026.' })).toEqual([]);
    expect(fieldsOf({ text: 'x'.repeat(2_001) })).toEqual(['text']);
  });

  it('never passes with a telephone number planted anywhere in it', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: good.text.length }),
        fc.constantFrom('07700 900123', '+44 7700 900123'),
        (at, number) => {
          expect(fieldsOf({ text: `${good.text.slice(0, at)} ${number} ${good.text.slice(at)}` })).toEqual(['text']);
        },
      ),
    );
  });
});

it.each([
  ['family-help', 'family-help'],
  ['http://127.0.0.1:3000/commitments/family-help?at=2026-01-01', 'family-help'],
  ['/commitments/family-help', 'family-help'],
  ['Family help, please', ''],
  ['/recommendations/care-review-1', ''],
])('%s names the promise “%s”', (given, slug) => {
  expect(promiseNamed(given)).toBe(slug);
});

describe('the second person', () => {
  const note: EnteredNote = {
    ...{ id: 'n', commitmentId: 'c', text: good.text, suppliedBy: good.suppliedBy, consent: good.consent },
    ...{ actorId: 'one', actorRole: 'assessor', organisation: 'A charity', at: new Date(), approved: null },
  };
  const moment = { today: '2026-11-25', newId: () => 'new' };
  const decide = (more: Partial<EnteredNote>, approved: boolean, reason = '') =>
    decideNote({ ...note, ...more }, { note: 'n', approved, reason }, moment, 'The department');

  it('makes it a row of the ledger that names both organisations and nobody', () => {
    expect(decide({}, true)).toEqual({
      row: {
        ...{ id: 'new', commitmentId: 'c', text: good.text, suppliedBy: good.suppliedBy, consent: good.consent },
        ...{ enteredFor: 'A charity', approvedFor: 'The department', statedOn: '2026-11-25', corrects: null },
      },
    });
  });

  it('publishes nothing without approval, and must say why', () => {
    expect(decide({}, false)).toMatchObject({ refused: [{ field: 'reason' }], conflict: false });
    expect(decide({}, false, 'It tells of one family.')).toEqual({ row: null });
  });

  it.each([true, false])('is told where somebody decided meanwhile (%s)', (approved) => {
    expect(decide({ approved }, true)).toMatchObject({ refused: [{ field: 'approved' }], conflict: true });
  });
});
