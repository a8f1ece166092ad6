import { expect, it } from 'vitest';
import { drawChartFile, drawLineChart } from '#app/charts/draw.tsx';
import { comparisonChart, sourceLine } from '#app/components/comparison-chart.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import { aMetric, anArea, aReference, aRow, first } from '../../server/domain/comparison/published.ts';

const metric = aMetric({ polarity: 'lower' });
const reason = 'The definition changed, as the guide of 2011 says.';
const low = [20, 22, 21, 19, 20, 21, 20, 22, 19, 20];

function asked(areas = [first]) {
  const restarts = [{ metric: metric.id, areaCode: null, period: '2011|RY', reason }];
  const reference = { ...aReference(metric), restarts };
  const figures = [...low, ...low.map((value) => value + 30)];
  const rows = areas.flatMap(({ code }) => figures.map((value, at) => aRow(code, `${2001 + at}|RY`, value)));
  return compare({ metric, areas, breakdown: reference.breakdowns.get('total')! }, reference, rows);
}

it('each usual range is drawn as far as it holds, with an upright line where it begins again', () => {
  const svg = drawLineChart(comparisonChart('chart', asked()), 'A line');
  const levels = /<g class="app-levels"[^>]*>(.*?)<\/g>/.exec(svg)![1]!;
  const [centres, ends] = [...levels.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path!);
  expect(centres!.match(/M/g)).toHaveLength(2);
  expect(ends!.match(/M/g)).toHaveLength(4);
  const [[, firstEnds] = [], [, secondBegins] = []] = [
    /M([\d.]+),[\d.]+h([\d.]+)/.exec(centres!)!,
    /M([\d.]+)/.exec(centres!.slice(1).replace(/^[^M]*/, ''))!,
  ].map((found, at) => [at, at === 0 ? Number(found[1]) + Number(found[2]) : Number(found[1])]);
  const cut = Number(/<g class="app-cuts"[^>]*><path d="M([\d.]+),/.exec(svg)![1]);
  expect(firstEnds).toBeLessThan(cut);
  expect(secondBegins).toBeGreaterThan(cut);
});

it('the file and the caption say why', () => {
  const one = asked();
  expect(sourceLine(one)).toContain(`Upright line: its usual range begins again. ${reason}`);
  const file = drawChartFile(comparisonChart('chart', one), one.sentence, sourceLine(one));
  expect(file.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(
    'Upright line: its usual range begins again',
  );
});

it('of several places no range and no cut is drawn: they would hide one another', () => {
  const chart = comparisonChart('chart', asked([first, anArea('E06000011')]));
  expect(chart).not.toHaveProperty('levels');
  expect(chart).not.toHaveProperty('cuts');
});
