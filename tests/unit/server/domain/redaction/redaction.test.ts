import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grants } from '#prisma/grants.ts';
import { withoutRedacted } from '#server/domain/loading/figure-plan.ts';
import { keepRemoved } from '#server/domain/loading/load-plan.ts';
import { type RedactionReason, reasonAsked, redactionReasons } from '#server/domain/redaction/reasons.ts';
import { isAddress, redactableText } from '#server/domain/redaction/redactable.ts';
import { waysItStands, withoutText } from '#server/domain/redaction/replacing.ts';
import { targetAsked } from '#server/domain/redaction/target.ts';
import { upToRelease, whileLatest } from '#server/domain/redaction/told.ts';
import { releasesTouched } from '#server/domain/redaction/touched.ts';
import { isRemoved, removedWords } from '#server/domain/redaction/words.ts';

describe('what is asked for', () => {
  it('is a cell, a text or a search', () => {
    expect(targetAsked(['cell', 'families', 'total', '2025|RY', 'E06000001'])).toEqual({
      target: {
        kind: 'figure',
        figure: { metric: 'families', breakdown: 'total', period: '2025|RY', area: 'E06000001' },
      },
    });
    expect(targetAsked(['text', 'Reply', 'an-id', 'text'])).toMatchObject({ target: { kind: 'text', table: 'Reply' } });
    expect(targetAsked(['find', ' some words '])).toEqual({ target: { kind: 'find', words: 'some words' } });
  });

  it('is refused politely where it cannot be taken down: ids, reference data, too little to search for', () => {
    for (const words of [[], ['cell', 'families'], ['text', 'Reply'], ['row', 'Reply', 'id']])
      expect(targetAsked(words)).toEqual({ faults: [expect.stringContaining('Give one of: cell')] });
    expect(targetAsked(['text', 'Metric', 'families', 'definition'])).toEqual({
      faults: [expect.stringContaining('Metric has no text that this command takes down')],
    });
    expect(targetAsked(['text', 'MilestoneDate', 'id', 'due'])).toEqual({
      faults: ['Of MilestoneDate it takes down: reason, note.'],
    });
    expect(targetAsked(['find', 'abc'])).toHaveProperty('faults');
  });

  it('names tables that are there, and no column that tells one thing from another', () => {
    for (const [table, columns] of Object.entries(redactableText)) {
      expect(Object.keys(grants), table).toContain(table);
      for (const column of columns) expect(column, table).not.toMatch(/^(id|slug|.*Id|.*Slug|period|areaCode)$/);
    }
  });
});

describe('the reason', () => {
  it('is a code of the list and a sentence, and every fault of both is told', () => {
    expect(reasonAsked('court', ' A court said so. ')).toEqual({ code: 'court', text: 'A court said so.' });
    expect(reasonAsked(undefined, '')).toEqual({
      faults: [expect.stringContaining('--why: Enter'), expect.stringContaining('--reason: give one of personal-data')],
    });
    expect(reasonAsked('constructor', 'Why.')).toHaveProperty('faults');
    expect(reasonAsked('court', 'x'.repeat(501))).toHaveProperty('faults');
  });

  it('is screened for personal data, because it is published', () => {
    expect(reasonAsked('personal-data', 'Write to ann.baker@example.test about it.')).toEqual({
      faults: [expect.stringContaining('looks as if it holds')],
    });
  });
});

describe('the words in its place', () => {
  const codes = Object.keys(redactionReasons) as RedactionReason[];
  it.each(codes)('say when and why (%s), are known again, and fit the shortest column', (code) => {
    const words = removedWords('2026-11-05', code);
    expect(words).toMatch(/^Removed on 5 November 2026: .+\.$/);
    expect(isRemoved(words)).toBe(true);
    expect(words.length).toBeLessThanOrEqual(120);
  });
});

describe('a text in another', () => {
  const target = { table: 'Reply', column: 'text', text: 'She said “never” to it, twice.\nAnd left.' };
  const place = { table: 'OutboxMessage', column: 'text', nullable: false, most: 65_535 };
  const words = 'Removed on 5 November 2026: it held personal data.';

  it('is replaced by the words where it was the whole, and marked where it was a part', () => {
    expect(withoutText(target, { ...place, text: target.text }, words)).toBe(words);
    expect(withoutText(target, { ...place, text: `Dear you,\n${target.text}\nBye` }, words)).toBe(
      'Dear you,\n[removed]\nBye',
    );
  });

  it('is found with the line ends of a letter and as JSON writes it', () => {
    const letter = target.text.replace('\n', '\r\n');
    expect(withoutText(target, { ...place, text: `> ${letter}` }, words)).toBe('> [removed]');
    const json = JSON.stringify({ text: target.text, other: 1 });
    expect(JSON.parse(withoutText(target, { ...place, text: json }, words) ?? '')).toEqual({
      ...{ text: '[removed]', other: 1 },
    });
  });

  it('leaves nothing of itself in whatever it stands in', () => {
    const long = fc.string({ minLength: 20, maxLength: 60, unit: 'grapheme' });
    fc.assert(
      fc.property(long, fc.string(), fc.string(), (text, before, after) => {
        for (const way of waysItStands(text)) {
          const found = withoutText({ ...target, text }, { ...place, text: `${before}${way}${after}` }, words);
          expect(found ?? '').not.toContain(way);
        }
      }),
    );
  });

  it('of few letters is left within other words, and goes where copies of it are', () => {
    const short = { table: 'ReceivedChallenge', column: 'text', text: 'Baker Ann' };
    expect(withoutText(short, { ...place, text: 'What Baker Ann said' }, words)).toBeUndefined();
    expect(withoutText(short, { ...place, text: 'Baker Ann' }, words)).toBeUndefined();
    expect(withoutText(short, { ...place, table: 'Challenge', text: 'Baker Ann' }, words)).toBe(words);
  });

  it('that was an address leaves nothing where that may be', () => {
    const url = { table: 'Source', column: 'url', text: 'https://example.test/of/a/child' };
    const at = { ...place, table: 'Source', column: 'url', text: url.text };
    expect(withoutText(url, { ...at, nullable: true }, words)).toBeNull();
    expect(isAddress('archivedUrl') && !isAddress('text')).toBe(true);
  });

  it('fits the column it stood in', () => {
    expect(withoutText(target, { ...place, text: target.text, most: 10 }, words)).toBe('[removed]');
  });
});

describe('releases touched', () => {
  it('are the one that published it first and all after it, with how much each lost', () => {
    expect(releasesTouched([3, 5], [1, 2, 3, 4, 5, 6])).toEqual([
      { release: 3, places: 1 },
      { release: 4, places: 1 },
      { release: 5, places: 2 },
      { release: 6, places: 2 },
    ]);
    expect(releasesTouched([], [1, 2])).toEqual([]);
  });
});

describe('what is told', () => {
  const told = { number: 1, role: 'r', kind: 'text' as const, reasonCode: 'court', reason: 'w' };
  const one = { ...told, at: '2026-11-05T10:00:00.000Z', releases: [4, 5].map((release) => ({ release, places: 1 })) };

  it('of an old release names no later one', () => {
    expect(upToRelease([one], 4)).toEqual([{ ...one, releases: [{ release: 4, places: 1 }] }]);
    expect(upToRelease([one], 3)).toEqual([]);
  });

  it('stands with the release that was the latest then', () => {
    expect(whileLatest([one], '2026-11-01T00:00:00.000Z', '2026-11-05T10:00:00.000Z')).toEqual([]);
    expect(whileLatest([one], '2026-11-05T10:00:00.000Z', null)).toEqual([one]);
    expect(whileLatest([one], '2026-11-06T00:00:00.000Z', null)).toEqual([]);
  });
});

describe('a load', () => {
  it('leaves a removed text as it stands, and takes the rest', () => {
    const wanted = [{ id: 'a', title: 'Secret', note: 'New' }];
    const present = [{ id: 'a', title: 'Removed', note: 'Old', corrects: null }];
    expect(keepRemoved(wanted, present, new Map([['a', ['title']]]))).toEqual([
      { id: 'a', title: 'Removed', note: 'New' },
    ]);
    expect(keepRemoved(wanted, present, new Map())).toBe(wanted);
  });

  it('leaves it where a row that corrects it held it', () => {
    const wanted = [{ id: 'a', title: 'Secret' }];
    const present = [
      { id: 'a', title: 'First', corrects: null },
      { id: 'b', title: 'Removed', corrects: 'a' },
    ];
    expect(keepRemoved(wanted, present, new Map([['b', ['title']]]))).toEqual([{ id: 'a', title: 'Removed' }]);
  });

  it('takes no figure that was taken down', () => {
    const figure = { metric: 'm', breakdown: 'total', period: '2025|RY', area: 'E1' };
    const other = { ...figure, area: 'E2' };
    expect(withoutRedacted([figure, other], new Set(['m total 2025|RY E1']))).toEqual([other]);
  });
});
