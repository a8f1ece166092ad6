import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, ledgerAt } from '#server/domain/ledger/fold.ts';
import type { LedgerRow } from '#server/domain/ledger/ledger.ts';
import { ledger } from './published-pack.ts';

type Row = LedgerRow & { slug: string | null; text: string };

const row = (id: string, corrects: string | null, recordedAt: string, text: string): Row => ({
  id,
  corrects,
  recordedAt,
  text,
  slug: corrects === null ? `slug-${id}` : null,
  statedOn: '2026-01-01',
  actorRole: 'official',
  release: 1,
});

/** Originals, each with some corrections recorded at different moments, all shuffled. */
const histories = fc
  .array(fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 5 }), { maxLength: 8 })
  .map((all) =>
    all.map((minutes, index) => ({
      original: row(`o${index}`, null, '2026-01-01T09:00:00.000Z', 'first'),
      corrections: minutes.map((minute) =>
        row(
          `c${index}-${minute}`,
          `o${index}`,
          `2026-01-02T09:${String(minute).padStart(2, '0')}:00.000Z`,
          `at ${minute}`,
        ),
      ),
      latest: minutes.length === 0 ? 'first' : `at ${Math.max(...minutes)}`,
    })),
  );

describe('folding corrections', () => {
  it('gives every original once with its own id and slug and the content of its latest correction, in any order of rows', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, chance) => {
        const rows = all.flatMap(({ original, corrections }) => [original, ...corrections]);
        const shuffled = rows
          .map((each) => ({ each, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each);
        const folded = fold(shuffled).map(({ id, slug, text, corrects }) => ({ id, slug, text, corrects }));
        const expected = all.map(({ original, latest }) => ({
          id: original.id,
          slug: original.slug,
          text: latest,
          corrects: null,
        }));
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(folded.sort(byId)).toEqual(expected.sort(byId));
      }),
    );
  });

  it('changes nothing when folded again', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const once = fold(all.flatMap(({ original, corrections }) => [original, ...corrections]));
        expect(fold(once)).toEqual(once);
      }),
    );
  });

  it('leaves out a correction of a row that is not there', () => {
    expect(fold([row('c', 'gone', '2026-01-02T09:00:00.000Z', 'x')])).toEqual([]);
  });

  it('takes the later id where two corrections were recorded in the same moment', () => {
    const moment = '2026-01-02T09:00:00.000Z';
    const rows = [row('b', 'o', moment, 'second'), row('o', null, moment, 'first'), row('a', 'o', moment, 'earlier')];
    expect(fold(rows)[0]?.text).toBe('second');
  });
});

describe('the ledger as it stood on a day', () => {
  it('holds no fact stated later and no link to something that is not there', () => {
    const then = ledgerAt(ledger, '2023-12-31');
    expect(then.progress.length).toBeGreaterThan(0);
    expect(then.progress.length).toBeLessThan(ledger.progress.length);
    expect(then.progress.every(({ statedOn }) => statedOn <= '2023-12-31')).toBe(true);
    const shown = new Set(then.recommendations.map(({ id }) => id));
    expect(then.answers.every(({ recommendationId }) => shown.has(recommendationId))).toBe(true);
    expect(then.sources).toHaveLength(ledger.sources.length);
  });

  it('only grows with the day', () => {
    const day = fc.date({ min: new Date('2022-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [early, late] = [a, b].map((date) => date.toISOString().slice(0, 10)).sort() as [string, string];
        const later = new Set(ledgerAt(ledger, late).dates.map(({ id }) => id));
        expect(ledgerAt(ledger, early).dates.every(({ id }) => later.has(id))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
