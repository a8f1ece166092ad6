import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changesFeed, changesInWords } from '#app/components/changes-feed.ts';
import type { ReleaseChanges } from '#server/domain/releases/changes.ts';
import { faultsOfFeed } from '../../../e2e/setup/atom-faults.ts';

const release = (more: Partial<ReleaseChanges> = {}): ReleaseChanges => ({
  number: 3,
  title: 'Returns & “promises” <b>',
  note: '',
  publishedAt: '2026-11-25T09:30:00.000Z',
  counts: [{ kind: 'dates', words: 'milestone dates', added: 1, corrected: 1 }],
  metrics: [{ metric: 's47_rate', name: 'Enquiries', values: 1_200, areas: 150, revised: 3, corrected: 1 }],
  revised: 0,
  corrected: 0,
  revisions: [],
  moreRevisions: 0,
  rows: [],
  moreRows: 0,
  passed: [],
  morePassed: 0,
  ...more,
});

it('tells what a release added in one sentence', () => {
  expect(changesInWords(release())).toBe('Added: 2 milestone dates, 1,200 figures of 1 metric.');
  expect(changesInWords(release({ counts: [], metrics: [] }))).toBe('Nothing of this changed.');
});

it('is an Atom feed whose entries keep their ids, with every sign of XML written as text', () => {
  const feed = changesFeed([release()], { area: 'E06000001' }, 'https://tracker.example.org');
  expect(feed).toContain('<id>https://tracker.example.org/releases/3</id>');
  expect(feed).toContain('<title>Release 3: Returns &amp; “promises” &lt;b&gt;</title>');
  expect(feed).toContain('<link rel="self" href="https://tracker.example.org/changes.atom?area=E06000001"/>');
  expect(feed).toContain('<updated>2026-11-25T09:30:00.000Z</updated>');
});

const figure = {
  ...{ metric: 'fnsp_packages', name: 'Packages <new>', breakdown: 'total', breakdownLabel: 'Total' },
  ...{ period: '202627|Q1', unit: 'count', decimals: 0, difference: 1 },
  ...{ before: { value: 43, symbol: null }, after: { value: 44, symbol: null } },
};
const correction = {
  ...{
    id: 'national-202627Q1-E06000001',
    kind: 'correction' as const,
    reason: 'Two teams were “left out” & are in now.',
  },
  ...{ collection: 'national-202627Q1', periodLabel: 'April to June 2026', version: 2 },
  area: { code: 'E06000001', name: 'Aville', madeUp: false },
  figures: [
    figure,
    { ...figure, before: { value: null, symbol: 'c' }, after: { value: 8, symbol: 'u' }, difference: null },
  ],
};

it('tells each correction by itself, with its public reason, before and after, under an address that stays', () => {
  const feed = changesFeed([release({ corrected: 2, revisions: [correction] })], {}, 'https://tracker.example.org');
  expect(feed).toContain('<id>https://tracker.example.org/releases/3#revision-national-202627Q1-E06000001</id>');
  expect(feed).toContain('<title>Correction: Aville, April to June 2026</title>');
  expect(feed).toContain(
    '<summary>Two teams were “left out” &amp; are in now. Packages &lt;new&gt;: 43 is now 44; Packages &lt;new&gt;: c is now 8 u.</summary>',
  );
  expect(feed.match(/<entry>/g)).toHaveLength(2);
});

it('tells a scheduled revision without a reason, and how many figures of those published before changed', () => {
  const scheduled = { ...correction, kind: 'scheduled' as const, reason: null, figures: Array(7).fill(figure) };
  const changes = release({ revised: 7, corrected: 1, revisions: [scheduled] });
  expect(changesInWords(changes)).toContain('Of those published before: 7 figures revised, 1 corrected.');
  expect(changesInWords(release({ counts: [], metrics: [], corrected: 1 }))).toBe(
    'Of those published before: 1 figure corrected.',
  );
  const feed = changesFeed([changes], {}, 'https://tracker.example.org');
  expect(feed).toContain('<title>Scheduled revision: Aville');
  expect(feed).toContain('<summary>More was recorded since. Packages');
  expect(feed).toContain('; and 2 more figures.</summary>');
});

it('is whole when nothing changed', () => {
  expect(changesFeed([], {}, 'https://tracker.example.org')).toMatch(
    /<updated>1970-01-01T00:00:00Z<\/updated>[\s\S]*<\/feed>\n$/,
  );
});

it('tells each date that passed under the id of the list of changes, when its day was over or when it was published', () => {
  const date = (id: string, due: string) => ({
    ...{ id, due, precision: 'day' as const, milestone: 'm-one', title: 'The step & its rule', commitment: 'c-one' },
  });
  const passed = [date('passed-a', '2026-12-31'), date('passed-b', '2026-01-31')];
  const feed = changesFeed([release({ passed })], {}, 'https://tracker.example.org');
  const entries = [...feed.matchAll(/<entry>([\s\S]*?)<\/entry>/g)].map(([, entry = '']) => ({
    id: /<id>(.*)<\/id>/.exec(entry)?.[1],
    updated: /<updated>(.*)<\/updated>/.exec(entry)?.[1],
  }));
  expect(entries).toEqual([
    { id: 'https://tracker.example.org/commitments/c-one#row-passed-a', updated: '2027-01-01T00:00:00.000Z' },
    { id: 'https://tracker.example.org/releases/3', updated: '2026-11-25T09:30:00.000Z' },
    { id: 'https://tracker.example.org/commitments/c-one#row-passed-b', updated: '2026-11-25T09:30:00.000Z' },
  ]);
  expect(feed).toContain('<title>Date passed: The step &amp; its rule</title>');
  expect(feed).toContain('Due 31 December 2026, nothing recorded as met.');
  expect(/<updated>(.*)<\/updated>/.exec(feed)?.[1]).toBe('2027-01-01T00:00:00.000Z');
});

/** Signs that XML has no way to write among them, and halves of pairs. */
const anyWords = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0x10_ff_ff)), { maxLength: 20 })
  .map((codes) => String.fromCodePoint(...codes));

it('is valid Atom whatever stands in a title, a note or a reason', () => {
  fc.assert(
    fc.property(anyWords, anyWords, fc.array(fc.nat(1_000), { maxLength: 5 }), (title, said, days) => {
      const passed = [...new Set(days)].map((day) => ({
        ...{ id: `passed-${day}`, due: new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10), title },
        ...{ precision: 'day' as const, milestone: 'm', commitment: 'c-one' },
      }));
      const revisions = [{ ...correction, reason: said }];
      const changes = release({ title, note: said, passed, revisions });
      const part = { page: 2, more: true };
      expect(faultsOfFeed(changesFeed([changes], { topic: title }, 'https://tracker.example.org', part))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

it('leads from part to part, all of them one feed', () => {
  const feed = changesFeed([release()], { topic: 'kinship' }, 'https://t.example.org', { page: 2, more: true });
  expect(feed).toContain('<id>https://t.example.org/changes.atom?topic=kinship</id>');
  expect(feed).toContain('<link rel="self" href="https://t.example.org/changes.atom?topic=kinship&amp;page=2"/>');
  expect(feed).toContain('<link rel="previous" href="https://t.example.org/changes.atom?topic=kinship"/>');
  expect(feed).toContain('<link rel="next" href="https://t.example.org/changes.atom?topic=kinship&amp;page=3"/>');
});

it('is read by a schema that would see a fault', () => {
  const good = changesFeed([release()], {}, 'https://t.example.org');
  expect(faultsOfFeed(good)).toEqual([]);
  for (const [from, to] of [
    ['<updated>2026-11-25T09:30:00.000Z', '<updated>25 November 2026'],
    ['<author>', '<writer>'],
    [' rel="self"', ' rel="itself"'],
    ['</entry>', '<extra/></entry>'],
    ['Returns &amp;', 'Returns &'],
  ] as const)
    expect(faultsOfFeed(good.replace(from, to)), to).not.toEqual([]);
  expect(faultsOfFeed(changesFeed([release(), release()], {}, 'https://t.example.org'))).toEqual([
    'the id https://t.example.org/releases/3 stands twice',
  ]);
});
