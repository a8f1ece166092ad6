import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { readPack } from '#seed/read-pack.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import { ruleWords } from '#server/domain/returns/rule-words.ts';
import { rulesForMetric } from '#server/domain/returns/rules.ts';
import { templateTable } from '#server/domain/returns/tables/template.ts';
import { asks, checkCsv, codesOf, good, metrics } from './collection.ts';

const template = templateTable({
  area: 'T09000001',
  collection: {
    period: '202627|Q1',
    asks,
  },
  metrics: new Map(metrics.map((metric) => [metric.id, metric])),
  names: new Map(metrics.map(({ id }) => [id, `Name of ${id}`])),
  labels: new Map([['age:under-5', 'Under 5']]),
  last: {
    period: '202526|Q4',
    values: [
      {
        ...{ metric: 'offered', breakdown: 'total', numerator: 28, denominator: 40, value: 70 },
        ...{ symbol: null, explanation: null },
      },
    ],
  },
});
const csv = (rows: unknown[][]) => stringify([template.columns, ...rows]);
const cell = (row: unknown[] | undefined, column: string) => row?.[template.columns.indexOf(column)];

describe('the template', () => {
  test('as it comes holds no answer: last quarter’s figures stand beside it', () => {
    const row = template.rows.find((each) => each[3] === 'offered');
    expect([cell(row, 'numerator'), cell(row, 'value')]).toEqual(['', '']);
    expect([cell(row, 'last_numerator'), cell(row, 'last_value')]).toEqual([28, 70]);
    expect(cell(row, 'last_period')).toBe('January to March 2026');
    expect(new Set(codesOf(checkCsv(csv(template.rows))))).toEqual(new Set(['VAL-009']));
    expect(checkCsv(csv(template.rows)).values).toEqual([]);
  });

  test('filled in is a return without findings, whatever stands in the columns to be read', () => {
    const filled = template.rows.map((row) => {
      const given = good.find((each) => each.metric === row[3] && (each.breakdown ?? 'total') === row[4]);
      return [
        ...row.slice(0, 5),
        ...[given?.numerator ?? '', given?.denominator ?? '', given?.value ?? '', '', ''],
        ...row.slice(10),
      ];
    });
    const checked = checkCsv(csv(filled));
    expect(checked.findings).toEqual([]);
    expect(checked.values).toHaveLength(7);
  });

  test('says the rules before they bite, and only those about what is asked for', () => {
    expect(cell(template.rows[0], 'rule')).toContain('the categories of age add up to the total');
    expect(cell(template.rows[3], 'rule')).toContain('value is numerator ÷ denominator × 100');
    expect(cell(template.rows[3], 'rule')).not.toContain('add up');
    expect(cell(template.rows[6], 'rule')).toContain('value is at most the value of “Name of families”');
    expect(cell(template.rows[6], 'rule')).toContain('symbols: x, z');
  });
});

test('every rule of every metric of the pack has words', async () => {
  const { pack } = checkPack(await readPack('seed/pack'));
  expect(pack?.metrics.length).toBeGreaterThan(40);
  for (const metric of pack?.metrics ?? []) {
    const words = ruleWords(metric, (id) => id, new Set(metric.breakdowns)).join('; ');
    expect(words, metric.id).not.toBe('');
    for (const rule of rulesForMetric(metric)) {
      if ('metric' in rule) expect(words, metric.id).toContain(`“${rule.metric}”`);
      if (rule.kind === 'sum-to-total' && metric.breakdowns.includes(rule.dimension)) {
        expect(words, metric.id).toContain(rule.dimension);
      }
    }
  }
});
