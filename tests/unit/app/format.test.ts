import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatFigure,
  formatMoment,
  formatNumber,
  formatSymbol,
  formatUnit,
  formatValue,
  machineDate,
} from '#app/format.ts';

describe('a date', () => {
  it('is said no finer than it is known', () => {
    expect(formatDate('2026-06-30')).toBe('30 June 2026');
    expect(formatDate('2026-06-30', 'month')).toBe('June 2026');
    expect(formatDate('2026-05-01', 'quarter')).toBe('April to June 2026');
    expect(formatDate('2026-12-31', 'quarter')).toBe('October to December 2026');
    expect(formatDate('2026-06-30', 'year')).toBe('2026');
    expect(formatDate('2025-03-31', 'year')).toBe('2024 to 2025 financial year');
  });

  it('is given to machines no finer either', () => {
    expect(machineDate('2026-06-30T09:30:00.000Z')).toBe('2026-06-30');
    expect(machineDate('2026-06-30', 'month')).toBe('2026-06');
    expect(machineDate('2026-06-30', 'quarter')).toBe('2026');
  });

  it('that is none is shown as it came', () => {
    expect(formatDate('not known')).toBe('not known');
    expect(formatMoment('soon')).toBe('soon');
  });

  it('with a time is London’s, in summer and in winter', () => {
    expect(formatMoment('2026-06-30T08:30:00.000Z')).toBe('9:30am on 30 June 2026');
    expect(formatMoment('2026-11-25T15:00:00.000Z')).toBe('3pm on 25 November 2026');
  });

  it('around noon and midnight is no zero o’clock', () => {
    expect(formatMoment('2026-11-25T12:06:00.000Z')).toBe('12:06pm on 25 November 2026');
    expect(formatMoment('2026-11-25T00:06:00.000Z')).toBe('12:06am on 25 November 2026');
    expect(formatMoment('2026-11-25T12:00:00.000Z')).toBe('midday on 25 November 2026');
    expect(formatMoment('2026-11-25T00:00:00.000Z')).toBe('midnight on 25 November 2026');
  });
});

describe('a number', () => {
  it('has its thousands parted and its unit where that is one sign', () => {
    expect(formatNumber(70131)).toBe('70,131');
    expect(formatValue(12.34, '%', 1)).toBe('12.3%');
    expect(formatValue(-1234, '£')).toBe('−£1,234');
    expect(formatValue(52.1, 'rate per 10,000 children', 1)).toBe('52.1');
  });

  it('keeps the zeros that its metric asks for', () => {
    expect(formatValue(12, '%', 1)).toBe('12.0%');
  });

  it('is never confused with what stands in its place', () => {
    const shown = [
      { value: 0, symbol: null },
      ...['c', 'z', 'x', 'low'].map((symbol) => ({ value: null, symbol })),
      { value: 0, symbol: 'u' },
    ].map((figure) => formatFigure(figure, '%', 1));
    expect(shown).toEqual(['0.0%', 'c', 'z', 'x', 'low', '0.0% u']);
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('that is missing without a reason is said to be not available, not left empty', () => {
    expect(formatFigure({ value: null, symbol: null }, '%')).toBe('x');
  });

  it('counts one and many in their own words', () => {
    expect(formatCount(1, 'promise')).toBe('1 promise');
    expect(formatCount(2, 'authority', 'authorities')).toBe('2 authorities');
  });
});

describe('a symbol and a unit', () => {
  it('have words', () => {
    expect(formatSymbol('c')).toBe('suppressed to protect confidentiality');
    expect(formatSymbol('?')).toBe('symbol ?');
    expect(formatUnit('%')).toBe('per cent');
    expect(formatUnit('rate per 10,000 children')).toBe('rate per 10,000 children');
  });
});
