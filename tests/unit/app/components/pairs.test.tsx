import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AreaMultiples } from '#app/components/area/area-multiples.tsx';
import { ComparisonFigure } from '#app/components/comparison-figure.tsx';
import { comparisonFile } from '#app/components/comparison-file.ts';
import { groupFile } from '#app/components/group/group-chart.ts';
import { GroupFigure } from '#app/components/group/group-figure.tsx';
import { SmallMultiples } from '#app/components/group/small-multiples.tsx';
import { areaPage } from '#server/domain/areas/area-page.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import { besideGroup } from '#server/domain/comparison/groups/beside-group.ts';
import { groupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { byMetric, newestPeriods, type TotalRow } from '#server/domain/comparison/latest.ts';
import { besideMetrics, besideOf, isActivity } from '#server/domain/comparison/pairs/pair.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { aReference, aRow, first } from '../../server/domain/comparison/published.ts';

const breakdown = { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 };
const pack: Metric[] = JSON.parse(readFileSync('seed/pack/measures/metrics.json', 'utf8'));
const reference = { ...aReference(), metrics: new Map(pack.map((metric) => [metric.id, metric])) };
const activity = pack.filter(isActivity);
const group = { id: 'programme:x', kind: 'programme' as const, name: 'A programme', areas: [first] };

const figuresOf = ({ id }: Metric): TotalRow[] =>
  ['2024|RY', '2025|RY'].map((period, at) => ({ ...aRow(first.code, period, 40 + at), metric: id }));

/** Every figure and picture in which a metric's chart stands, by name. */
function figures(metric: Metric, rows: TotalRow[]): Record<string, string> {
  const grouped = byMetric(rows);
  const question = { metric, areas: [first], breakdown };
  const comparison = compare(question, reference, grouped.get(metric.id) ?? []);
  const beside = besideOf(question, comparison, reference, grouped);
  const side = groupComparison(comparison, group, metric, undefined);
  const pair = besideGroup(beside, side, group, reference);
  const known = { populations: [], programmes: [] };
  const page = areaPage(first, reference, newestPeriods(rows), rows, known);
  const measures = new Map(page.measures!.map((measure) => [measure.metric, measure]));
  const own = page.latest.filter((latest) => latest.metric === metric.id);
  const { id, name } = metric;
  const figure = /<figure[\s\S]*<\/figure>/;
  const inFigure = (html: string) => figure.exec(html)?.[0] ?? '';
  return {
    comparison: inFigure(
      renderToStaticMarkup(
        <ComparisonFigure
          id="chart"
          name={name}
          comparison={comparison}
          beside={beside}
          downloads={{ csv: '', json: '' }}
        />,
      ),
    ),
    'comparison as a picture': comparisonFile(comparison, beside),
    group: inFigure(renderToStaticMarkup(<GroupFigure name={name} group={side} beside={pair} />)),
    'group as a picture': groupFile({ ...side, beside: pair }),
    'group over time': renderToStaticMarkup(<SmallMultiples name={name} metric={id} group={side} beside={pair} />),
    place: inFigure(renderToStaticMarkup(<AreaMultiples area={first} figures={own} measures={measures} />)),
  };
}

/** As it is read: entities resolved, and lines of a picture joined. */
const said = (markup: string) =>
  markup
    .replaceAll(/<\/text><text[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'");

describe('every figure of every activity measure of the pack', () => {
  it('holds the counter-metric, drawn', () => {
    for (const metric of activity) {
      const counter = besideMetrics(metric, reference)[0]!;
      const found = figures(metric, [...figuresOf(metric), ...figuresOf(counter)]);
      for (const [where, markup] of Object.entries(found)) {
        expect(said(markup), `${metric.id}, ${where}`).toContain(counter.name);
        expect(markup.match(/<svg[^>]*role="img"/g)?.length, `${metric.id}, ${where}`).toBe(2);
      }
    }
  }, 60_000);

  it('says in words that none is measured, where none is', () => {
    for (const metric of activity) {
      for (const [where, markup] of Object.entries(figures(metric, figuresOf(metric)))) {
        expect(said(markup), `${metric.id}, ${where}`).toContain('is not measured for these places and periods');
      }
    }
  }, 60_000);

  it('is drawn alone for a metric that is a result', () => {
    const result = pack.find((metric) => !isActivity(metric))!;
    for (const markup of Object.values(figures(result, figuresOf(result)))) {
      expect(markup.match(/<svg[^>]*role="img"/g)).toHaveLength(1);
      expect(markup).not.toContain('Read beside it');
    }
  });
});
