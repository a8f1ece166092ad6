import { describe, expect, it } from 'vitest';
import { linesOf, partQuery } from '#app/list-query.server.ts';

const asked = (query: string, sibling: string | null = null) => ({ query: new URLSearchParams(query), sibling });

describe('which part of a list an address asks for', () => {
  it('is the first one, or that of a page, or that of one of several lists', () => {
    expect(partQuery(asked(''))).toEqual({ show: undefined, page: undefined });
    expect(partQuery(asked('show=moves&page=3'))).toEqual({ show: 'moves', page: 3 });
    expect(partQuery(asked('page=many')).page).toBeNaN();
  });

  it('holds a page’s lines, in a file without a page the first 500, and with one the same lines as the page', () => {
    for (const lines of [25, 50, 100, 125] as const) {
      expect(linesOf(asked(''), lines)).toBe(lines);
      expect(linesOf(asked('page=2'), lines)).toBe(lines);
      expect(linesOf(asked('', 'csv'), lines)).toBe(500);
      expect(linesOf(asked('page=2', 'json'), lines)).toBe(lines);
      expect(500 % lines).toBe(0);
    }
  });
});
