import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beside, paths } from '#app/paths.ts';

describe('an address', () => {
  it('leaves out what is not asked for', () => {
    expect(paths.commitments()).toBe('/commitments');
    expect(paths.commitments({ pillar: '', status: null, page: 1 })).toBe('/commitments');
  });

  it('is the same whatever order its filters come in', () => {
    expect(paths.commitments({ q: 'kinship', status: 'delayed', pillar: 'pillar-3' })).toBe(
      paths.commitments({ pillar: 'pillar-3', q: 'kinship', status: 'delayed' }),
    );
  });

  it('carries release and day', () => {
    expect(paths.commitment('c-family-help', { release: 3, at: '2026-06-30' })).toBe(
      '/commitments/c-family-help?release=3&at=2026-06-30',
    );
  });

  it('keeps areas in the order asked', () => {
    expect(paths.compare({ area: ['E09000033', 'E06000001'], metric: 's47_rate' })).toBe(
      '/compare?metric=s47_rate&area=E09000033&area=E06000001',
    );
  });

  it('lets no id or search text out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const one = new URL(paths.commitment(text === '.' || text === '..' ? 'c' : text), 'http://host');
        expect(one.pathname.startsWith('/commitments/')).toBe(true);
        expect(one.search + one.hash).toBe('');
        expect(new URL(paths.search(text), 'http://host').searchParams.get('q')).toBe(text);
      }),
    );
  });
});

describe('what stands beside a page', () => {
  it('has the ending on the path, before the question', () => {
    expect(beside(paths.commitments({ status: 'delayed' }), 'csv')).toBe('/commitments.csv?status=delayed');
    expect(beside(paths.metric('s47_rate'), 'csv-metadata.json')).toBe('/metrics/s47_rate.csv-metadata.json');
  });

  it('of the overview is called index', () => {
    expect(beside(paths.overview(), 'json')).toBe('/index.json');
    expect(beside(paths.overview({ release: 2 }), 'json')).toBe('/index.json?release=2');
  });
});
