import type { DataFile } from './check-file.ts';

/** Which figures of a file belong to which metric: an indicator, in the lines of these categories. */
export type IndicatorMapping = {
  indicator: string;
  /** Filter → category. Filters not named are taken whole where they hold one category, else by their total. */
  filters: Record<string, string>;
  metric: string;
  breakdown: string;
};

const form = /^([A-Za-z][A-Za-z0-9_]*)(?:\[(.*)\])?=([a-z0-9_]+)(?:\/([a-z0-9:-]+))?$/;

/**
 * Reads `INDICATOR=METRIC`, `INDICATOR[filter=category;filter=category]=METRIC` or `…=METRIC/breakdown`; null where it
 * is none of them.
 */
export function parseMapping(text: string): IndicatorMapping | null {
  const match = form.exec(text.trim());
  if (!match) return null;
  const [, indicator = '', inside = '', metric = '', breakdown = 'total'] = match;
  const filters: Record<string, string> = {};
  for (const part of inside === '' ? [] : inside.split(';')) {
    const at = part.indexOf('=');
    if (at < 1) return null;
    filters[part.slice(0, at).trim()] = part.slice(at + 1).trim();
  }
  return { indicator, filters, metric, breakdown };
}

/** A mapping as a person writes it. */
export function mappingText({ indicator, filters, metric, breakdown }: IndicatorMapping): string {
  const inside = Object.entries(filters).map(([filter, category]) => `${filter}=${category}`);
  return `${indicator}${inside.length > 0 ? `[${inside.join(';')}]` : ''}=${metric}${breakdown === 'total' ? '' : `/${breakdown}`}`;
}

const categoriesOf = (file: DataFile, filter: number) => [
  ...new Set(file.lines.map(({ filters }) => filters[filter] ?? '')),
];

const totals = new Set(['total', 'all', 'totals']);

/** Mappings used before that fit this file: it has the indicator and every category they name. */
export function proposedMappings(file: DataFile, before: readonly IndicatorMapping[]): IndicatorMapping[] {
  return before.filter(({ indicator, filters }) => {
    if (!file.indicators.some(({ name }) => name === indicator)) return false;
    return Object.entries(filters).every(([filter, category]) => {
      const index = file.filters.findIndex(({ name }) => name === filter);
      return index >= 0 && categoriesOf(file, index).includes(category);
    });
  });
}

/** One mapping made ready for a file: every filter has its category; or why it cannot be. */
export type ResolvedMapping = { mapping: IndicatorMapping; faults: string[] };

/**
 * Fills in the categories a mapping does not name: from a mapping used before, the only category, or the total.
 * @param before mappings used before, with their categories
 */
export function resolveMapping(
  asked: IndicatorMapping,
  file: DataFile,
  known: { metrics: ReadonlySet<string>; breakdowns: ReadonlySet<string> },
  before: readonly IndicatorMapping[],
): ResolvedMapping {
  const faults: string[] = [];
  const { indicator, metric, breakdown } = asked;
  const names = file.indicators.map(({ name }) => name);
  if (!names.includes(indicator)) faults.push(`The file has no indicator ${indicator}. It has: ${names.join(', ')}.`);
  if (!known.metrics.has(metric)) faults.push(`There is no metric ${metric}.`);
  if (!known.breakdowns.has(breakdown)) faults.push(`There is no breakdown ${breakdown}.`);
  const strange = Object.keys(asked.filters).filter((filter) => !file.filters.some(({ name }) => name === filter));
  for (const filter of strange) faults.push(`The file has no filter ${filter}.`);
  const remembered = proposedMappings(file, before).filter(
    (each) => each.indicator === indicator && each.metric === metric && each.breakdown === breakdown,
  );
  const filters: Record<string, string> = {};
  file.filters.forEach(({ name }, index) => {
    const categories = categoriesOf(file, index);
    const wanted =
      asked.filters[name] ??
      (remembered.length === 1 ? remembered[0]?.filters[name] : undefined) ??
      (categories.length === 1 ? categories[0] : categories.find((each) => totals.has(each.toLowerCase())));
    if (wanted === undefined)
      faults.push(
        `${indicator}: say which ${name} is meant: ${indicator}[${name}=…]=${metric} with one of ${categories.join(' · ')}.`,
      );
    else if (!categories.includes(wanted))
      faults.push(`The filter ${name} has no category “${wanted}”. It has: ${categories.join(' · ')}.`);
    else filters[name] = wanted;
  });
  return { mapping: { indicator, filters, metric, breakdown }, faults };
}

/** Figures of a file that could each be a metric: an indicator in the lines of one category of each filter. */
export type MappingChoice = Pick<IndicatorMapping, 'indicator' | 'filters'>;

/** More choices than these nobody goes through on a page. */
const mostChoices = 80;

/**
 * Every choice a file offers: each indicator with each combination of categories that stands in it.
 * @returns null where there are more than a page can show
 */
export function mappingChoices(file: DataFile): MappingChoice[] | null {
  const combinations = new Map<string, Record<string, string>>();
  for (const { filters } of file.lines) {
    const key = JSON.stringify(filters);
    if (combinations.has(key)) continue;
    combinations.set(key, Object.fromEntries(file.filters.map(({ name }, index) => [name, filters[index] ?? ''])));
    if (combinations.size * file.indicators.length > mostChoices) return null;
  }
  return file.indicators.flatMap(({ name: indicator }) =>
    [...combinations.values()].map((filters) => ({ indicator, filters })),
  );
}
