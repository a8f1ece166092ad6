import { expect, it } from 'vitest';
import { changesFeed, changesInWords } from '#app/components/changes-feed.ts';
import type { ReleaseChanges } from '#server/domain/releases/changes.ts';

const release = (more: Partial<ReleaseChanges> = {}): ReleaseChanges => ({
  number: 3,
  title: 'Returns & “promises” <b>',
  note: '',
  publishedAt: '2026-11-25T09:30:00.000Z',
  counts: [{ kind: 'dates', words: 'milestone dates', added: 1, corrected: 1 }],
  metrics: [{ metric: 's47_rate', name: 'Enquiries', values: 1_200, areas: 150 }],
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

it('is whole when nothing changed', () => {
  expect(changesFeed([], {}, 'https://tracker.example.org')).toMatch(
    /<updated>1970-01-01T00:00:00Z<\/updated>[\s\S]*<\/feed>\n$/,
  );
});
