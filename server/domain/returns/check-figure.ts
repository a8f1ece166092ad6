import type { CheckCode } from './checks.ts';
import { type Finding, findingOf } from './finding.ts';
import type { ReturnRow } from './return-row.ts';
import type { MetricToCheck, ReturnedValue } from './returned-value.ts';
import { type MetricRule, type ReturnField, symbols, type ValueSymbol } from './rules.ts';

const fields = ['numerator', 'denominator', 'value'] as const;

const isNumber = (text: string) => text.length <= 24 && /^[+-]?\d+(\.\d+)?$/.test(text);
const isSymbol = (text: string): text is ValueSymbol => (symbols as readonly string[]).includes(text);

/** What stands where a number should, and what to write: spreadsheets and habits make the same few slips. */
function notANumber(text: string): { message?: string; fix?: string } {
  if (isSymbol(text.toLowerCase())) return { message: 'This is a symbol', fix: 'Write it in the column symbol.' };
  const bare = text.replace(/[£%\s,]/g, '');
  if (/^\d{4}-\d{2}-\d{2}|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{1,2}-[a-z]{3}(-\d{2,4})?$/i.test(text)) {
    return {
      message: 'This is a date',
      fix: 'Set the cell to “Number” in the spreadsheet and write the figure again.',
    };
  }
  if (!isNumber(bare)) return {};
  if (text.includes('%')) {
    return {
      message: 'There is a percent sign',
      fix: `Give numerator and denominator; a value is ${bare}, without the sign.`,
    };
  }
  const sign = text.includes('£') ? 'a pound sign' : text.includes(',') ? 'a comma between the thousands' : 'a space';
  return { message: `There is ${sign} in the number`, fix: `Write ${bare}.` };
}

const decimalsOf = (text: string) => (text.split('.')[1] ?? '').replace(/0+$/, '').length;

const rounded = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;

type Given = { row: ReturnRow; metric: MetricToCheck; breakdown: string; rules: MetricRule[] };

/** What the rules say about one field by itself. `column` is where the number stood. */
function checkField(
  number: number,
  given: { field: ReturnField; column: string; text: string },
  rules: MetricRule[],
  at: (code: CheckCode, column: string, more?: { message?: string }) => Finding,
): Finding[] {
  const { field, column, text } = given;
  if (number < 0) return [at('VAL-002', column)];
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.kind === 'integer' && rule.of === field && !Number.isInteger(number)) findings.push(at('VAL-003', column));
    if (rule.kind === 'decimal-places' && field === 'value' && decimalsOf(text) > rule.most) {
      findings.push(
        at('VAL-013', column, {
          message: `The number has more than ${rule.most} decimal ${rule.most === 1 ? 'place' : 'places'}`,
        }),
      );
    }
    if (rule.kind === 'range' && rule.of === field) {
      const { min = -Infinity, max = Infinity } = rule;
      if (number < min || number > max) {
        const range = max === Infinity ? `${min} or above` : min === -Infinity ? `${max} or below` : `${min} to ${max}`;
        const code = rule.severity === 'error' ? 'VAL-004' : 'EXP-001';
        findings.push(at(code, column, { message: `The number is outside the range ${range}` }));
      }
    }
  }
  return findings;
}

/**
 * Checks the numbers and the symbol of one row by the rules of its metric, and works out the value.
 * @returns every finding at once, and the figure, or null where an error leaves none.
 */
export function checkFigure({ row, metric, breakdown, rules }: Given): {
  findings: Finding[];
  figure: ReturnedValue | null;
} {
  const { cells } = row;
  const ratio = rules.find((rule) => rule.kind === 'ratio');
  const explanation = cells.explanation || null;
  const findings: Finding[] = [];
  const at = (code: CheckCode, column: string, more: { message?: string; fix?: string } = {}) =>
    findingOf(code, {
      row: row.row,
      column,
      metric: metric.id,
      breakdown,
      found: cells[column as keyof typeof cells] || null,
      ...more,
    });

  const numbers: Record<ReturnField, number | null> = { numerator: null, denominator: null, value: null };
  for (const field of fields) {
    if (cells[field] === '') continue;
    if (!ratio && field === 'denominator') findings.push(at('VAL-014', field));
    else if (!isNumber(cells[field])) findings.push(at('VAL-001', field, notANumber(cells[field])));
    else numbers[field] = Number(cells[field]);
  }
  const written = (field: ReturnField) => cells[field] !== '';

  // A metric without a denominator has one number: the template's numerator column is as good a place as any.
  const standsIn: ReturnField = !ratio && !written('value') && written('numerator') ? 'numerator' : 'value';
  if (!ratio && written('value') && numbers.numerator !== null && numbers.numerator !== numbers.value) {
    findings.push(at('VAL-012', 'value', { fix: 'Give the number once, as the value.' }));
  }
  if (standsIn === 'numerator') numbers.value = numbers.numerator;

  for (const field of ratio ? (['numerator', 'denominator'] as const) : (['value'] as const)) {
    const number = numbers[field];
    const column = field === 'value' ? standsIn : field;
    if (number !== null) findings.push(...checkField(number, { field, column, text: cells[column] }, rules, at));
  }

  const symbol = cells.symbol.toLowerCase();
  if (symbol !== '' && !isSymbol(symbol)) findings.push(at('VAL-010', 'symbol'));
  const allowed = rules.find((rule) => rule.kind === 'symbols')?.allowed ?? symbols;
  if (isSymbol(symbol) && !allowed.includes(symbol)) {
    findings.push(at('VAL-011', 'symbol', { fix: `Use one of: ${allowed.join(', ')}.` }));
  }
  const anyNumber = written('value') || written('numerator') || (written('denominator') && Boolean(ratio));
  if (isSymbol(symbol) && symbol !== 'u' && anyNumber) findings.push(at('VAL-008', 'symbol'));
  if (symbol === '' && !anyNumber) findings.push(at('VAL-009', 'value'));

  let value = numbers.value;
  if (ratio && anyNumber && (symbol === '' || symbol === 'u')) {
    const { numerator, denominator } = numbers;
    for (const field of ['numerator', 'denominator'] as const) {
      if (!written(field)) findings.push(at('VAL-006', field, { message: `The ${field} is missing` }));
    }
    if (denominator === 0) findings.push(at('VAL-007', 'denominator'));
    if (numerator !== null && denominator !== null) {
      if (numerator > denominator && rules.some((rule) => rule.kind === 'numerator-not-above-denominator')) {
        findings.push(at('VAL-005', 'numerator', { message: `${numerator} is above the denominator, ${denominator}` }));
      }
      if (denominator > 0) {
        const exact = (numerator / denominator) * ratio.times;
        value = rounded(exact, metric.decimals);
        if (numbers.value !== null) {
          const places = Math.min(decimalsOf(cells.value), metric.decimals);
          if (Math.abs(numbers.value - exact) > 0.5 * 10 ** -places + 1e-9) {
            findings.push(
              at('VAL-012', 'value', { message: `The value is ${numbers.value}, the other two give ${value}` }),
            );
          }
        }
        findings.push(...checkField(value, { field: 'value', column: 'value', text: '' }, rules, at));
      }
    }
  }

  for (const rule of rules) {
    if (rule.kind !== 'explain' || explanation || value === null) continue;
    if ((rule.above !== undefined && value > rule.above) || (rule.below !== undefined && value < rule.below)) {
      findings.push(at('EXP-001', 'explanation', { message: rule.why }));
    }
  }

  const spoilt = findings.some((finding) => finding.severity === 'error');
  if (spoilt) return { findings, figure: null };
  return {
    findings,
    figure: {
      metric: metric.id,
      breakdown,
      numerator: ratio ? numbers.numerator : null,
      denominator: ratio ? numbers.denominator : null,
      value,
      symbol: isSymbol(symbol) ? symbol : null,
      explanation,
    },
  };
}
