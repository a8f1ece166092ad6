import { describe, expect, it } from 'vitest';
import { type BriefSection, briefPage as schema } from '#server/domain/ledger/pages/brief-page.ts';
import { isRefused, type PartsAsked } from '#server/domain/ledger/reading/listing.ts';
import type { Reading } from '#server/domain/ledger/reading/reading.ts';
import { briefPage, threeMonthsBefore } from '#server/domain/ledger/views/brief/brief.ts';
import { movesShown } from '#server/domain/ledger/views/milestones/slippage.ts';
import { ledger, read } from './published-pack.ts';

const releases = [{ number: 1, title: 'The pack', publishedAt: '2026-07-01T08:00:00.000Z' }];
const part = (reading: Reading, since: string, asked: PartsAsked, told = releases) => {
  const page = briefPage(reading, since, told, asked);
  if (isRefused(page)) throw new Error(page.faults.join(' '));
  return page;
};
const brief = (since: string, today = '2026-11-25', at: string | null = null) =>
  part(read(today, at), since, { limit: 10_000 });
const linesOf = (page: ReturnType<typeof brief>, section: BriefSection) =>
  page.sections.find((each) => each.section === section)!.lines;

describe('a brief since a day', () => {
  const whole = brief('2020-01-01');

  it('is what its schema says', () => {
    expect(schema.parse(whole)).toEqual(whole);
  });

  it('told from before the strategy, holds every move, response, end and piece of evidence that has a day', () => {
    const moves = movesShown(read()).filter(({ movedOn, movedBefore }) => movedOn ?? movedBefore);
    const terms = ledger.terms.filter(({ changedOn }) => changedOn !== null);
    expect(linesOf(whole, 'moved')).toHaveLength(moves.length + terms.length);
    const answers = ledger.responses.filter(({ response, statedOn }) => response !== 'unclear' && statedOn >= '2020');
    const found = linesOf(whole, 'decided').map(({ kind }) => kind);
    expect(found.filter((kind) => kind === 'Answer of the government')).toHaveLength(answers.length);
    expect(found.filter((kind) => kind === 'End of a promise')).toHaveLength(ledger.ends.length);
    const evidence = linesOf(whole, 'published').filter(({ kind }) => kind === 'Evidence');
    expect(evidence).toHaveLength(ledger.evidence.filter(({ statedOn }) => statedOn >= '2020').length);
    expect(linesOf(whole, 'reached').length).toBe(
      ledger.progress.filter((row) => (row.happenedOn ?? row.statedOn) >= '2020').length,
    );
  });

  it('holds only days from that one to the day it goes to, the latest first', () => {
    const page = brief('2024-04-01', '2026-11-25', '2025-06-30');
    for (const section of ['moved', 'decided', 'reached', 'published', 'overdue'] as const) {
      const days = linesOf(page, section).map(({ on }) => on!);
      for (const day of days) expect(day >= '2024-04-01' && day <= '2025-06-30').toBe(true);
      expect(days).toEqual([...days].sort().reverse());
    }
    expect(linesOf(page, 'moved').length).toBeGreaterThan(0);
  });

  it('splits without loss: two briefs one after the other hold what one over both holds', () => {
    const both = linesOf(brief('2023-01-01'), 'reached').map(({ id }) => id);
    const second = linesOf(brief('2025-01-01'), 'reached').map(({ id }) => id);
    const first = both.filter((id) => !second.includes(id));
    expect(second.length).toBeGreaterThan(0);
    expect(first.length + second.length).toBe(both.length);
    expect(linesOf(brief('2025-01-01'), 'reached').every(({ on }) => on! >= '2025-01-01')).toBe(true);
  });

  it('calls a date overdue only once it has passed, and says when its promise was last checked', () => {
    const lines = linesOf(whole, 'overdue');
    expect(lines.length).toBeGreaterThan(0);
    for (const { on, checkedOn, what } of lines) {
      expect(on! < '2026-11-25').toBe(true);
      expect(checkedOn).not.toBeNull();
      if (what.startsWith('Date passed, nothing recorded')) expect(on! < checkedOn!).toBe(true);
    }
  });

  it('names what is due within four weeks, the nearest first, and nothing that is finished', () => {
    const lines = linesOf(brief('2026-11-01', '2026-12-15'), 'due-soon');
    expect(lines.length).toBeGreaterThan(0);
    for (const { on } of lines) expect(on! >= '2026-12-15' && on! <= '2027-01-12').toBe(true);
    expect(linesOf(brief('2026-11-01', '2040-01-01'), 'due-soon')).toEqual([]);
  });

  it('tells a release for its day in London', () => {
    const late = [{ number: 1, title: 'The pack', publishedAt: '2026-06-30T23:30:00.000Z' }];
    const page = part(read(), '2026-07-01', { limit: 500 }, late);
    expect(linesOf(page, 'published').map(({ release, on }) => [release, on])).toContainEqual([1, '2026-07-01']);
  });
});

describe('a brief without a day', () => {
  it('goes back three months, to the last day of a shorter one', () => {
    expect(threeMonthsBefore('2026-11-25')).toBe('2026-08-25');
    expect(threeMonthsBefore('2026-05-31')).toBe('2026-02-28');
  });

  it('gives a long section in parts that lose nothing, each saying how many lines there are in all', () => {
    const reading = read();
    const first = part(reading, '2020-01-01', { limit: 25 });
    const all = linesOf(brief('2020-01-01'), 'published').map(({ id }) => id);
    const pages = first.sections.find(({ section }) => section === 'published')!.pages;
    expect(pages).toBe(Math.ceil(all.length / 25));
    for (const { lines, total } of first.sections) expect(lines).toHaveLength(Math.min(25, total));
    const parts = Array.from({ length: pages }, (_, at) =>
      part(reading, '2020-01-01', { limit: 25, show: 'published', page: at + 1 }),
    );
    for (const { sections, show } of parts) {
      expect(show).toBe('published');
      expect(sections.map(({ section, total }) => [section, total])).toEqual([['published', all.length]]);
    }
    expect(parts.flatMap((page) => linesOf(page, 'published').map(({ id }) => id))).toEqual(all);
    expect(() => part(reading, '2020-01-01', { limit: 25, show: 'nothing' })).toThrow('show: give moved, decided');
    expect(() => part(reading, '2020-01-01', { limit: 25, show: 'published', page: pages + 1 })).toThrow('page:');
  });
});
