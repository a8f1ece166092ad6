import { returnColumns } from '../return-row.ts';
import { type Ask, figureOf, type MetricToCheck, type ReturnedValue } from '../returned-value.ts';
import { ruleWords } from '../rule-words.ts';
import { periodWords } from '../series/earlier-periods.ts';
import { referenceColumns } from './columns.ts';

export type TemplateCell = string | number | null;

/** What a template is made from. */
export type ForTemplate = {
  area: string;
  collection: { period: string; asks: readonly Ask[] };
  metrics: ReadonlyMap<string, MetricToCheck>;
  /** Names of all metrics, for rules that look at another one. */
  names: ReadonlyMap<string, string>;
  labels: ReadonlyMap<string, string>;
  /** What the area gave for the period before; empty where nothing was. */
  last: { period: string; values: readonly ReturnedValue[] };
};

/** The rules of each metric that the collection asks for, in words. */
export function templateRules({ collection, metrics, names }: Pick<ForTemplate, 'collection' | 'metrics' | 'names'>) {
  return collection.asks.flatMap(({ metric, breakdowns }) => {
    const definition = metrics.get(metric);
    if (!definition) return [];
    const { name, unit } = definition;
    const dimensions = new Set(breakdowns.map((breakdown) => breakdown.split(':')[0] ?? ''));
    return [{ metric, name, unit, rules: ruleWords(definition, (id) => names.get(id) ?? id, dimensions) }];
  });
}

/**
 * The template of a return: a row for each figure asked for. The columns of the return are empty where the figure goes;
 * after them stand, to be read and never taken as the answer, the name, the rule, and what the area gave the period before.
 */
export function templateTable(of: ForTemplate): { columns: string[]; rows: TemplateCell[][] } {
  const { area, collection, metrics, labels, last } = of;
  const [timePeriod = '', timeIdentifier = ''] = collection.period.split('|');
  const before = new Map(last.values.map((value) => [figureOf(value.metric, value.breakdown), value]));
  const rules = new Map(templateRules(of).map(({ metric, rules: words }) => [metric, words.join('; ')]));
  const rows = collection.asks.flatMap(({ metric, breakdowns }) =>
    breakdowns.map((breakdown): TemplateCell[] => {
      const given = before.get(figureOf(metric, breakdown));
      return [
        ...[area, timePeriod, timeIdentifier, metric, breakdown, '', '', '', '', ''],
        metrics.get(metric)?.name ?? metric,
        labels.get(breakdown) ?? breakdown,
        rules.get(metric) ?? '',
        given ? periodWords(last.period, metrics.get(metric)?.basis) : '',
        given?.numerator ?? '',
        given?.denominator ?? '',
        given?.value ?? '',
        given?.symbol ?? '',
      ];
    }),
  );
  return { columns: [...returnColumns, ...referenceColumns], rows };
}
