import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReleaseChanges } from '#server/domain/releases/changes.ts';
import { choiceInWord, choiceOf, type Published, tidyChoices } from '#server/domain/subscriptions/choices.ts';
import { confirmingLetter, newsLetter } from '#server/domain/subscriptions/letters.ts';
import { isDue, newsFor } from '#server/domain/subscriptions/news.ts';
import { addressIn, choicesIn, keptChoices, requestOf } from '#server/domain/subscriptions/request.ts';

const published: Published = {
  pillar: new Map([['pillar-1', 'The first pillar']]),
  commitment: new Map([['c-one', 'Promise one']]),
  topic: new Map([['kinship', 'Kinship care']]),
  area: new Map([['E06000047', 'County Durham']]),
  metric: new Map([['cla_rate', 'Children looked after']]),
};

const dated = (id: string, due: string) => ({
  ...{ id, due, precision: 'day' as const, milestone: `m-${id}`, title: `Step ${id}`, commitment: 'c-one' },
});
const release = (number: number, more: Partial<ReleaseChanges> = {}): ReleaseChanges => ({
  ...{ number, title: `Figures ${number}`, note: '', publishedAt: `2026-11-${10 + number}T09:30:00.000Z` },
  ...{ counts: [], metrics: [], revised: 0, corrected: 0, revisions: [], moreRevisions: 0 },
  ...{ rows: [], moreRows: 0, passed: [], morePassed: 0 },
  ...more,
});
const row = (id: string) => ({
  ...{ id, kind: 'dates' as const, words: 'milestone date', corrected: false, statedOn: '2026-11-01' },
  ...{ actorRole: 'official', reason: null, title: `Step ${id}`, commitment: 'c-one', recommendation: null },
  ...{ step: null, area: null, said: null },
});

describe('what a reader asks for', () => {
  it('is every fault at once, in the order of the form, or a tidy request', () => {
    const faults = requestOf({ address: 'nobody', choices: [], pace: 'daily' }, published);
    expect(faults).toEqual({
      faults: [
        { field: 'choices', message: 'Choose what you want to be told of' },
        { field: 'pace', message: 'Choose how often we write' },
        { field: 'address', message: 'Enter an email address, like name@example.org' },
      ],
    });
    const asked = { address: ' Reader@Example.org ', choices: ['area:E06000047', 'pillar:pillar-1'], pace: 'weekly' };
    expect(requestOf(asked, published)).toEqual({
      address: 'reader@example.org',
      choices: [
        { kind: 'area', id: 'E06000047' },
        { kind: 'pillar', id: 'pillar-1' },
      ],
      pace: 'weekly',
    });
  });

  it('names what is published, or is told which word names nothing', () => {
    const asked = { address: 'a@example.org', pace: 'weekly' };
    for (const word of ['area:X', 'pillar:c-one', 'commitment:', 'theme:x', 'everything:x', 'area:E06000047\n']) {
      const found = requestOf({ ...asked, choices: [word] }, published);
      expect(found, word).toMatchObject({ faults: [{ field: 'choices', message: expect.stringContaining('called') }] });
    }
  });

  it('takes no address with a line break, a second address, a name around it or signs outside ASCII', () => {
    const bad = [
      'a@example.org\r\nBcc: b@example.org',
      'a@example.org,b@example.org',
      'A <a@example.org>',
      'а@example.org',
    ];
    for (const address of [...bad, '', 'a@', `${'a'.repeat(250)}@example.org`])
      expect(addressIn(address), address).toBeNull();
    expect(addressIn('a+tag@sub.example.org')).toBe('a+tag@sub.example.org');
  });

  it('is kept and read back as it was, whatever the choices', () => {
    const kind = fc.constantFrom('pillar' as const, 'commitment' as const, 'area' as const, 'metric' as const);
    const choice = fc.record({ kind, id: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/) });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 20 }), (choices) => {
        const tidy = tidyChoices(choices);
        expect(choicesIn(keptChoices(tidy))).toEqual(tidy);
        expect(new Set(tidy.map(choiceInWord)).size).toBe(tidy.length);
        expect(tidy).toHaveLength(new Set(choices.map(choiceInWord)).size);
      }),
    );
    expect(
      tidyChoices([
        { kind: 'area', id: 'x' },
        { kind: 'everything', id: '' },
      ]),
    ).toEqual([{ kind: 'everything', id: '' }]);
    expect(choiceOf('everything')).toEqual({ kind: 'everything', id: '' });
  });
});

describe('what a reader is told', () => {
  const told = { release: 1, day: '2026-11-10' };

  it('is due at once where something is new, and weekly on the seventh day', () => {
    expect(isDue('at-once', told, told)).toBe(false);
    expect(isDue('at-once', told, { release: 1, day: '2026-11-11' })).toBe(true);
    expect(isDue('weekly', told, { release: 2, day: '2026-11-16' })).toBe(false);
    expect(isDue('weekly', told, { release: 2, day: '2026-11-17' })).toBe(true);
  });

  it('is each thing once, though it belongs to several of their choices', () => {
    const releases = [release(2, { rows: [row('r1'), row('r2')] }), release(1, { rows: [row('old')] })];
    const parts = newsFor(
      [
        { choice: { kind: 'pillar', id: 'pillar-1' }, releases },
        { choice: { kind: 'commitment', id: 'c-one' }, releases },
      ],
      told,
      { release: 2, day: '2026-11-12' },
    );
    expect(parts.map(({ heading }) => heading)).toEqual(['Release 2: Figures 2, 12 November 2026']);
    expect(parts[0]?.items.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(parts[0]?.items[0]?.path).toBe('/commitments/c-one#row-r1');
  });

  it('never goes beyond where it is told up to, and never back', () => {
    const all = [3, 2, 1].map((number) => release(number, { rows: [row(`r${number}`)] }));
    const days = [
      dated('before', '2026-11-09'),
      dated('first', '2026-11-10'),
      dated('last', '2026-11-11'),
      dated('next', '2026-11-12'),
    ];
    const changes = [
      { choice: { kind: 'pillar' as const, id: 'p' }, releases: [...all, release(0, { passed: days })] },
    ];
    const ids = (from: typeof told, until: typeof told) =>
      newsFor(changes, from, until).flatMap(({ items }) => items.map(({ id }) => id));
    const until = { release: 2, day: '2026-11-12' };
    expect(ids(told, until)).toEqual(['r2', 'first', 'last']);
    expect(ids(until, { release: 3, day: '2026-11-13' })).toEqual(['r3', 'next']);
    expect(ids(until, until)).toEqual([]);
  });

  it('is nothing where a release added nothing of what they follow', () => {
    const changes = [{ choice: { kind: 'everything' as const, id: '' }, releases: [release(2)] }];
    expect(newsFor(changes, told, { release: 2, day: '2026-11-12' })).toEqual([]);
  });
});

describe('a letter', () => {
  const evil = '<script>alert(1)</script>\r\nBcc: everybody@example.org & "more"';

  it('holds in both forms what it tells, and nothing in it becomes markup or another header', () => {
    const parts = [{ heading: evil, path: null, items: [{ id: '1', text: evil, path: '/releases/2' }] }];
    const { subject, text, html } = newsLetter(parts, 'secret', '2028-11-25');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    for (const form of [text, html]) {
      expect(form).toContain('{baseUrl}/releases/2');
      expect(form).toContain('25 November 2028');
      expect(form).toContain('{baseUrl}/subscriptions/mine?link=secret');
    }
  });

  it('asks for confirmation in words, with what was asked for', () => {
    const asked = { choices: [{ kind: 'area' as const, id: 'E06000047' }], pace: 'weekly' as const };
    const { text } = confirmingLetter(asked, 'secret', published);
    expect(text).toContain('About: County Durham');
    expect(text).toContain('once a week');
    expect(text).toContain('do nothing');
  });
});
