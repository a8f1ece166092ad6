import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GivenRevision,
  revisionFindings,
  revisionOf,
  sameAsLatest,
  standingNote,
  whyWords,
} from '#server/domain/returns/versions/revision.ts';

const reason = 'Two teams were left out of the count and are in it now.';
const codes = (given: GivenRevision, published: number | null) =>
  revisionFindings(given, published).map(({ code, column }) => `${code} ${column}`);

describe('what a version says of itself', () => {
  it.each([
    ['a published return wants to know which it is', {}, 1, ['REV-001 revision']],
    ['a scheduled revision needs nothing else', { revision: 'scheduled' }, 1, []],
    ['a scheduled revision has no reason of its own', { revision: 'scheduled', reason }, 1, ['REV-004 reason']],
    ['a correction needs a reason', { revision: 'correction' }, 1, ['REV-002 reason']],
    ['spaces are no reason', { revision: 'correction', reason: ' \n  ' }, 1, ['REV-002 reason']],
    ['a correction with its reason is all right', { revision: 'correction', reason }, 1, []],
    ['a reason alone does not say which it is', { reason }, 1, ['REV-001 revision']],
    ['everything is said at once', { reason: '<b>short' }, 1, ['REV-001 revision', 'REV-002 reason', 'REV-005 reason']],
    ['nothing published needs nothing', {}, null, []],
    ['nothing published can be corrected', { revision: 'correction', reason }, null, ['REV-003 revision']],
    ['nothing published can be revised', { revision: 'scheduled' }, null, ['REV-003 revision']],
    ['a reason for nothing is told', { reason }, null, ['REV-003 reason']],
    ['null and nothing are the same', { revision: null, reason: null }, null, []],
  ] as [string, GivenRevision, number | null, string[]][])('%s', (_, given, published, expected) => {
    expect(codes(given, published)).toEqual(expected);
  });

  it.each([
    [19, true],
    [20, false],
    [1_000, false],
    [1_001, true],
  ])('a reason of %i characters is refused: %s', (length, refused) => {
    const given = { revision: 'correction' as const, reason: 'x'.repeat(length) };
    expect(codes(given, 3)).toEqual(refused ? ['REV-002 reason'] : []);
  });

  it.each([
    ['<script>alert(1)</script> and some words', true],
    ['The count was wrong</p> and is right now', true],
    ['A comment <!-- hidden --> stands in it here', true],
    ['Fish &amp; chips were counted as one service', true],
    ['Letters of a terminal \u001b[31m stand in it here', true],
    ['The share was < 5 and is now more than that', false],
    ['Research & practice teams were counted twice', false],
    ['One line says what was wrong.\nAnother what is right.', false],
  ])('markup is refused and plain text is not: %j', (text, refused) => {
    expect(codes({ revision: 'correction', reason: text }, 1)).toEqual(refused ? ['REV-005 reason'] : []);
  });

  it('is screened like every free text, and never repeats what it found', () => {
    const given = {
      revision: 'correction' as const,
      reason: 'The count left out the boy called Sam, aged 14 years old',
    };
    const findings = revisionFindings(given, 1);
    expect(findings.map(({ code, column }) => [code, column])).toEqual([['TXT-002', 'reason']]);
    expect(JSON.stringify(findings)).not.toContain('Sam');
    expect(codes({ revision: 'correction', reason: 'Write to someone@example.org about what was wrong' }, 1)).toEqual([
      'TXT-001 reason',
    ]);
  });

  it('blocks: every finding is an error, names the field and says what to do', () => {
    fc.assert(
      fc.property(
        fc.record({
          revision: fc.constantFrom('scheduled', 'correction', null, undefined),
          reason: fc.oneof(fc.constantFrom(null, undefined, '', reason), fc.string({ maxLength: 1_100 })),
        }),
        fc.option(fc.integer({ min: 1, max: 9 })),
        (given, published) => {
          const findings = revisionFindings(given, published);
          for (const { severity, column, fix, row } of findings) {
            expect([severity, row, fix === '']).toEqual(['error', null, false]);
            expect(['revision', 'reason']).toContain(column);
          }
          if (findings.length > 0) return;
          const kept = revisionOf(given);
          expect(kept.revisionKind === null).toBe(published === null);
          expect(kept.publicReason === null).toBe(kept.revisionKind !== 'correction');
        },
      ),
    );
  });
});

describe('the same again', () => {
  const published = { version: 1, publishedVersion: 1, contentHash: 'a', revisionKind: null, publicReason: null };
  const corrected = { ...published, version: 2, revisionKind: 'correction' as const, publicReason: reason };

  it('is the published version once more, whatever is said of it', () => {
    expect(sameAsLatest(published, 'a', {})).toBe(true);
    expect(sameAsLatest(published, 'a', { revision: 'scheduled' })).toBe(true);
    expect(sameAsLatest(published, 'b', {})).toBe(false);
  });

  it('is a version not yet published only for the same reason', () => {
    expect(sameAsLatest(corrected, 'a', { revision: 'correction', reason: ` ${reason} ` })).toBe(true);
    expect(sameAsLatest(corrected, 'a', { revision: 'correction', reason: `${reason} Really.` })).toBe(false);
    expect(sameAsLatest(corrected, 'a', { revision: 'scheduled' })).toBe(false);
    expect(sameAsLatest(corrected, 'b', { revision: 'correction', reason })).toBe(false);
  });
});

it('is told in words, a correction with its reason', () => {
  expect(whyWords({ revisionKind: null, publicReason: null })).toBeNull();
  expect(whyWords({ revisionKind: 'scheduled', publicReason: null })).toBe('Scheduled revision');
  expect(whyWords({ revisionKind: 'correction', publicReason: reason })).toBe(`Correction: ${reason}`);
  expect(standingNote).toContain('recorded late');
});
