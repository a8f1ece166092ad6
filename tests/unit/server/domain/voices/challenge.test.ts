import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutOf, challengeFaults, longestChallenge } from '#server/domain/voices/challenge.ts';
import { moderateChallenge, type ReceivedChallenge, removedMark } from '#server/domain/voices/moderate-challenge.ts';

const sent = (more: object = {}) => ({
  ...{ about: 'commitment/c-one', text: 'The date was moved twice.', source: 'https://example.test/report', ...more },
});
const faultsOf = (more: object, thing = true) =>
  challengeFaults(sent(more), thing).map(({ field, message }) => `${field}: ${message}`);

describe('a challenge', () => {
  it('with something to read is received', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ source: 'Hansard, 12 March 2025, column 310' })).toEqual([]);
  });

  it('names every fault at once, each with its field', () => {
    expect(faultsOf({ text: '', source: '' }, false)).toEqual([
      'about: Give the address of the promise or recommendation whose entry you challenge',
      'text: Enter what is wrong',
      'source: Enter the address or the reference of what you have read',
    ]);
  });

  it.each([
    ['My daughter Amelia waited a year.', 'a child’s name'],
    ['Write to me at jo@example.org.', 'an email address'],
    ['Ring 020 7946 0018 about it.', 'a telephone number'],
    ['<script>alert(1)</script>', 'HTML or a script'],
    ['We live at SW1A 1AA.', 'a postcode'],
    ['It is case number 12345.', 'a case number'],
  ])('“%s” is refused and says why', (text, why) => {
    expect(faultsOf({ text }).join()).toContain(why);
    expect(faultsOf({ source: text }).join()).toMatch(why === 'a case number' ? /^$/ : new RegExp(why));
  });

  it.each([
    'javascript:alert(1)',
    'ftp://example.test/x',
    'https://me:secret@example.test/',
    'https://x.test/<script>',
  ])('does not take %s for an address to publish', (source) => {
    expect(faultsOf({ source })).toHaveLength(1);
  });

  it('never passes with personal data planted anywhere in it', () => {
    const words = 'The page says that the law is in force. The report that I read says it is not.'.split(' ');
    const planted = [
      ...['07700 900123', '+44 7700 900123', 'jo@example.org', 'SW1A 1AA', 'case number 12345'],
      ...['my son Oliver', '<script>alert(1)</script>', 'Amelia, aged 7'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...planted), fc.nat({ max: words.length }), (what, at) => {
        const text = [...words.slice(0, at), what, ...words.slice(at)].join(' ');
        expect(faultsOf({ text })).toHaveLength(1);
        if (!what.startsWith('case')) expect(faultsOf({ source: text })).toHaveLength(1);
      }),
    );
  });

  it('has a length', () => {
    expect(faultsOf({ text: 'a '.repeat(longestChallenge / 2) })).toEqual([]);
    expect(faultsOf({ text: 'a'.repeat(longestChallenge + 1) })).toEqual([
      'text: What is wrong must be 3,000 characters or fewer',
    ]);
  });

  it('is about a promise, a milestone, a recommendation or a verdict, and nothing else', () => {
    expect(aboutOf('recommendation/icsc-send-alignment')?.subject).toBe('recommendation');
    expect(aboutOf('judgement/00000000-0000-7000-8000-000000000001')?.subject).toBe('judgement');
    for (const about of ['', 'user/1', 'commitment/', 'commitment/../x', 'Commitment/a'])
      expect(aboutOf(about)).toBeNull();
  });
});

const received = (more: Partial<ReceivedChallenge> = {}): ReceivedChallenge => ({
  ...{ id: 'c', subject: 'commitment', subjectId: 'p', outcome: null, receivedAt: new Date('2026-11-20T23:30:00Z') },
  ...{ text: 'Mr Brown of 12 Elm Road says it. Mr Brown read it.', source: 'https://example.test/report', ...more },
});
const decide = (more: object = {}, of = received()) =>
  moderateChallenge(
    of,
    { challenge: 'c', outcome: 'declined', answer: 'The date moved once.', remove: '', removed: '', ...more },
    { today: '2026-11-25', newId: () => 'answer' },
    'A charity',
  );

describe('a moderator', () => {
  it('answers, and the challenge is published whatever the answer', () => {
    for (const outcome of ['upheld', 'declined'])
      expect(decide({ outcome })).toMatchObject({
        row: {
          id: 'answer',
          answers: 'c',
          outcome,
          text: received().text,
          moderator: 'A charity',
          receivedOn: '2026-11-20',
        },
      });
    expect(decide({ outcome: 'suppressed' })).toMatchObject({ refused: [{ field: 'outcome' }], conflict: false });
    expect(decide({ answer: '' })).toMatchObject({ refused: [{ field: 'answer', message: 'Enter the reason' }] });
  });

  it('takes out what tells who somebody is, everywhere it stands, with the ground; and nothing that is not there', () => {
    expect(decide({ remove: 'Mr Brown\n12 Elm Road', removed: 'name' })).toMatchObject({
      row: { text: `${removedMark} of ${removedMark} says it. ${removedMark} read it.`, removed: 'name' },
    });
    expect(decide({ remove: 'Mr Browne', removed: 'name' })).toMatchObject({ refused: [{ field: 'remove' }] });
    expect(decide({ remove: 'Mr Brown', removed: 'I do not like it' })).toMatchObject({
      refused: [{ field: 'removed' }],
    });
    expect(decide({ remove: '', removed: 'name' })).toMatchObject({ refused: [{ field: 'remove' }] });
  });

  it('cannot hold a challenge back by taking it out, nor letters out of its words', () => {
    for (const remove of [received().text, 'Mr Brown of 12 Elm Road says it\nMr Brown read'])
      expect(decide({ remove, removed: 'story' })).toMatchObject({
        refused: [{ field: 'remove', message: expect.stringContaining('a third of the challenge must stay') }],
      });
    expect(decide({ remove: 'e', removed: 'name' })).toMatchObject({ refused: [{ field: 'remove' }] });
    const text = 'Ann told us that it was not announced. Nothing in the annual report says so.';
    expect(decide({ remove: 'Ann', removed: 'name' }, received({ text }))).toMatchObject({
      row: { text: text.replace('Ann ', `${removedMark} `) },
    });
  });

  it('leaves at least a third of any challenge', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 30 }), (all) => {
        const text = all.map(([each]) => each).join(' ');
        const remove = all.flatMap(([each, out]) => (out ? [each] : [])).join('\n');
        const decision = decide({ remove, removed: remove === '' ? '' : 'name' }, received({ text }));
        if (!('row' in decision)) return;
        const left = decision.row.text.replaceAll(removedMark, '').replace(/\s/g, '').length;
        expect(left * 3).toBeGreaterThanOrEqual(text.replace(/\s/g, '').length);
      }),
    );
  });

  it('writes nothing personal into the answer either', () => {
    expect(decide({ answer: 'My son Oliver says otherwise.' })).toMatchObject({ refused: [{ field: 'answer' }] });
  });

  it('finds out that somebody was quicker', () => {
    expect(decide({}, received({ outcome: 'upheld' }))).toMatchObject({ conflict: true });
  });
});
