import { expect, it } from 'vitest';
import { figureFaults, type OfficialFigure, planFigures } from '#server/domain/loading/figure-plan.ts';

const figure = (more: Partial<OfficialFigure> = {}): OfficialFigure => ({
  metric: 's47_rate',
  breakdown: 'total',
  period: '2025|RY',
  area: 'E92000001',
  value: 185.4,
  symbol: null,
  originId: 'dfe-cin',
  note: null,
  ...more,
});

it('a new figure is edition 1, a changed one the next edition, an unchanged one nothing', () => {
  const staged = [
    { ...figure(), edition: 1 },
    { ...figure({ value: 186 }), edition: 2 },
  ];
  const plan = planFigures([figure({ value: 186 }), figure({ area: 'E12000001' })], staged);
  expect(plan).toMatchObject({ added: 1, changed: 0, unchanged: 1 });
  expect(planFigures([figure()], staged).rows).toMatchObject([{ edition: 3, value: 185.4 }]);
});

it('a figure that becomes a symbol, or gets another source, is changed', () => {
  const staged = [{ ...figure(), edition: 1 }];
  expect(planFigures([figure({ value: null, symbol: 'x' })], staged).changed).toBe(1);
  expect(planFigures([figure({ originId: 'derived' })], staged).changed).toBe(1);
});

it('a figure is a number or a symbol, and only low reliability may be both', () => {
  expect(figureFaults(figure())).toEqual([]);
  expect(figureFaults(figure({ symbol: 'u' }))).toEqual([]);
  expect(figureFaults(figure({ symbol: 'c' }))[0]).toMatch(/both a number and the symbol c/);
  expect(figureFaults(figure({ value: null }))[0]).toMatch(/neither/);
});
