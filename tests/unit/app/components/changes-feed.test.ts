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
