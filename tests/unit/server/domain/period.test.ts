import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byTime,
  nextPeriod,
  type Period,
  parsePeriod,
  periodLabel,
  periodsBetween,
  sameLine,
  shortPeriodLabel,
} from '#server/domain/period.ts';

const period = (id: string): Period => {
  const found = parsePeriod(id);
  if (!found) throw new Error(`${id} is no period`);
  return found;
};

const anyPeriod = fc
  .tuple(fc.integer({ min: 1990, max: 2098 }), fc.constantFrom('RY', 'CY', 'FY', 'AY', 'Q1', 'Q2', 'Q3', 'Q4'))
  .map(([year, code]) => {
    const short = code === 'RY' || code === 'CY';
    return period(`${year}${short ? '' : String((year + 1) % 100).padStart(2, '0')}|${code}`);
  });

describe('a period', () => {
  it('has the days it covers', () => {
    expect(period('2025|RY')).toMatchObject({ start: '2024-04-01', end: '2025-03-31', frequency: 'year' });
    expect(period('202425|FY')).toMatchObject({ start: '2024-04-01', end: '2025-03-31' });
    expect(period('202526|Q1')).toMatchObject({ start: '2025-04-01', end: '2025-06-30', frequency: 'quarter' });
    expect(period('202526|Q4')).toMatchObject({ start: '2026-01-01', end: '2026-03-31' });
    expect(period('199900|FY')).toMatchObject({ end: '2000-03-31' });
  });

  it('is refused where the year, the second year or the code cannot be', () => {
    for (const id of [
      '',
      '2025',
      '2025|FY',
      '202526|RY',
      '202527|Q1',
      '2025|Q1',
      '202526|Q5',
      '202526|q1',
      ' 2025|RY',
    ]) {
      expect(parsePeriod(id), id).toBeNull();
    }
  });

  it('is named by what its figures cover', () => {
    expect(periodLabel(period('2025|RY'), 'snapshot')).toBe('31 March 2025');
    expect(periodLabel(period('2025|RY'), 'year')).toBe('year to 31 March 2025');
    expect(periodLabel(period('2025|RY'), 'snapshot', '09-30')).toBe('30 September 2025');
    expect(periodLabel(period('202425|FY'), 'year')).toBe('financial year 2024 to 2025');
    expect(periodLabel(period('202526|Q2'), 'quarter')).toBe('July to September 2025');
    expect(periodLabel(period('202526|Q2'), 'snapshot')).toBe('30 September 2025');
    expect(periodLabel(period('202526|Q4'), 'year-to-date')).toBe('April 2025 to March 2026');
    expect(periodLabel(period('202526|Q2'), 'rolling-12-months')).toBe('year to 30 September 2025');
    expect(shortPeriodLabel(period('202526|Q2'))).toBe('Q2 25–26');
    expect(shortPeriodLabel(period('202425|FY'))).toBe('2024–25');
  });

  it('shares a line with its own kind only', () => {
    expect(sameLine(period('202526|Q1'), period('202425|Q4'))).toBe(true);
    expect(sameLine(period('2025|RY'), period('202425|FY'))).toBe(false);
    expect(sameLine(period('2025|RY'), period('202425|Q4'))).toBe(false);
  });

  it('is followed by one that begins the day after it ends', () => {
    fc.assert(
      fc.property(anyPeriod, (at) => {
        const next = nextPeriod(at);
        const dayAfter = new Date(`${at.end}T00:00:00Z`);
        dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
        expect(next.start).toBe(dayAfter.toISOString().slice(0, 10));
        expect(byTime(at, next)).toBe(-1);
        expect(sameLine(at, next)).toBe(true);
      }),
    );
  });

  it('can be listed to another of its line, both ends included, and to no other', () => {
    expect(periodsBetween(period('202425|Q3'), period('202526|Q1'))).toEqual(['202425|Q3', '202425|Q4', '202526|Q1']);
    expect(periodsBetween(period('2025|RY'), period('202526|Q1'))).toBeNull();
    expect(periodsBetween(period('1900|RY'), period('2025|RY'))).toBeNull();
  });
});
