import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { breakdownPage } from '#app/breakdown-page.server.ts';
import { drawDotsFiles } from '#app/charts/draw-dots.tsx';
import { breakdownSource, ratioChart, ratioLegend } from '#app/components/breakdown/breakdown-chart.ts';
import { BesideFigure, RatioFigure } from '#app/components/breakdown/breakdown-figure.tsx';
import { BreakdownPart } from '#app/components/breakdown/breakdown-part.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { pageTitle } from '#app/page-title.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = breakdownPage('ratios');

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(
      data && 'page' in data
        ? `Ratios by ${data.dimension?.name ?? 'group'}: ${data.page.metric.name}, ${data.area.name}`
        : 'Ratios between groups',
    ),
  },
];

const noPicture = { rows: [], domain: [0.5, 2], ticks: [0.5, 1, 2], tickText: String, line: 1, scale: 'log' } as const;

export const handle: Siblings<typeof loader> = {
  csv: (page) => tidyCsv('table' in page ? page.table : { columns: [], rows: [] }),
  svg: (page) =>
    drawDotsFiles(
      [page, ...(page.beside?.found ? [page.beside.found] : [])].map((each, at) => ({
        chart: ratioChart(`chart-${at}`, each) ?? { id: `chart-${at}`, ...noPicture },
        title: each.ratioSentence,
        source: breakdownSource(each),
      })),
      ratioLegend(page.reference?.label ?? ''),
    ),
};

export default function CompareRatios() {
  const found = useLoaderData<typeof loader>();
  if (!('page' in found)) return null;
  return (
    <BreakdownPart
      found={found}
      page={found.page}
      of="ratios"
      heading="Ratios between groups"
      lead="How many times as often one group is met as another, for the number there are of each, and whether chance alone could explain it."
    >
      <RatioFigure name={found.page.metric.name} found={found} />
      <BesideFigure beside={found.beside} as={RatioFigure} />
    </BreakdownPart>
  );
}
