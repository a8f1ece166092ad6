import { describe, expect, it } from 'vitest';
import { besideField, newestOfCountry } from '#server/domain/returns/drafts/beside-field.ts';
import { emptyFigure, figureAsTyped, figuresOfForm, valuesOfForm } from '#server/domain/returns/drafts/draft-figure.ts';
import { formSections, standingOfSection } from '#server/domain/returns/drafts/form-sections.ts';
import { findingOf } from '#server/domain/returns/finding.ts';
import { figureOf, type ReturnedValue } from '#server/domain/returns/returned-value.ts';

const figure = (more: Partial<ReturnedValue>): ReturnedValue => ({
  metric: 'm',
  breakdown: 'total',
  numerator: null,
  denominator: null,
  value: null,
  symbol: null,
  explanation: null,
  ...more,
});

describe('what the form holds', () => {
  const asks = [
    { metric: 'm', breakdowns: ['total', 'age:under-1'] },
    { metric: 'n', breakdowns: ['total'] },
  ];

  it('is the draft over the latest version over nothing, in the order of the collection', () => {
    const version = [figure({ value: 7 }), figure({ metric: 'n', value: 8 })];
    const drafted = [{ metric: 'n', breakdown: 'total', ...emptyFigure, value: '9' }];
    const form = figuresOfForm(asks, version, drafted);
    expect([...form.values()].map(({ metric, breakdown, value }) => [metric, breakdown, value])).toEqual([
      ['m', 'total', '7'],
      ['m', 'age:under-1', ''],
      ['n', 'total', '9'],
    ]);
  });

  it('leaves a value worked out from two numbers empty, and writes no exponent', () => {
    expect(figureAsTyped(figure({ numerator: 1, denominator: 4, value: 25 }))).toMatchObject({
      value: '',
      numerator: '1',
    });
    expect(figureAsTyped(figure({ value: 1e-7 })).value).toBe('0.0000001');
  });

  it('hands in neither empty figures nor comments', () => {
    const drafted = [
      { metric: 'm', breakdown: 'total', ...emptyFigure, comment: 'Ask the data team' },
      { metric: 'n', breakdown: 'total', ...emptyFigure, symbol: 'x', comment: 'Later' },
    ];
    const values = valuesOfForm(figuresOfForm(asks, [], drafted));
    expect(values).toHaveLength(1);
    expect(values[0]).toMatchObject({ metric: 'n', symbol: 'x' });
    expect(values[0]).not.toHaveProperty('comment');
  });
});

describe('the pages of the form', () => {
  const metrics = new Map([
    ['m', { name: 'M', pillars: ['pillar-2'] }],
    ['n', { name: 'N', pillars: [] }],
  ]);
  const pillars = new Map([['pillar-2', 'Second pillar']]);

  it('are the pillars asked about; what belongs to none has its own page', () => {
    const sections = formSections(
      [
        { metric: 'm', breakdowns: ['total'] },
        { metric: 'n', breakdowns: ['total'] },
      ],
      metrics,
      pillars,
    );
    expect(sections.map(({ id, title, figures }) => [id, title, figures.length])).toEqual([
      ['pillar-2', 'Second pillar', 1],
      ['other', 'Other figures', 1],
    ]);
  });

  it('are one for each metric where a page would hold more than forty figures', () => {
    const breakdowns = Array.from({ length: 21 }, (_, index) => `age:${index}`);
    const both = new Map([...metrics, ['n', { name: 'N', pillars: ['pillar-2'] }]]);
    const sections = formSections(
      [
        { metric: 'm', breakdowns },
        { metric: 'n', breakdowns },
      ],
      both,
      pillars,
    );
    expect(sections.map(({ id, title }) => [id, title])).toEqual([
      ['m', 'M'],
      ['n', 'N'],
    ]);
  });

  it('are done once every figure is given and none has an error; what is to do is no error', () => {
    const section = {
      id: 's',
      title: 'S',
      figures: [
        { metric: 'm', breakdown: 'total' },
        { metric: 'n', breakdown: 'total' },
      ],
    };
    const missing = findingOf('MET-003', { metric: 'n', breakdown: 'total' });
    const wrong = findingOf('VAL-002', { metric: 'm', breakdown: 'total' });
    const filled = (...names: string[]) =>
      new Map(names.map((name) => [figureOf(name, 'total'), { ...emptyFigure, value: '1' }]));
    expect(standingOfSection(section, filled('m'), [missing])).toMatchObject({
      given: 1,
      asked: 2,
      errors: 0,
      done: false,
    });
    expect(standingOfSection(section, filled('m', 'n'), [])).toMatchObject({ given: 2, done: true });
    expect(standingOfSection(section, filled('m', 'n'), [wrong])).toMatchObject({ errors: 1, done: false });
  });
});

describe('beside a field', () => {
  const of = { country: undefined, decimals: 1, basis: 'quarter' };

  it('the change is rounded as the metric is, and is none where a number is missing', () => {
    expect(besideField({ ...of, now: figure({ value: 8.25 }), last: figure({ value: 8.1 }) }).change).toBe(0.2);
    expect(besideField({ ...of, now: figure({ symbol: 'x' }), last: figure({ value: 8.1 }) }).change).toBeNull();
    expect(besideField({ ...of, now: undefined, last: figure({ value: 8.1 }) }).change).toBeNull();
  });

  it('stands the newest published figure of the country, in the words of the latest release', () => {
    const row = { metric: 'm', period: '2024|RY', value: 1, symbol: null, fromRelease: 1 };
    const newest = newestOfCountry([
      row,
      { ...row, period: '2025|RY', value: 2 },
      { ...row, period: '2025|RY', value: 3, fromRelease: 2 },
    ]);
    expect(newest.get('m')).toMatchObject({ period: '2025|RY', value: 3 });
  });
});
