import { expect, it } from 'vitest';
import { archiveSearch } from '#app/archive-search.ts';

it('asks for the copy nearest to a day, or for the newest', () => {
  const url = 'https://www.gov.uk/page?a=1#part';
  expect(archiveSearch(url, '2026-06-30')).toBe(`https://web.archive.org/web/20260630/${url}`);
  expect(archiveSearch(url, null)).toBe(`https://web.archive.org/web/2/${url}`);
});
