import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { breakdownPage } from '#app/breakdown-page.server.ts';
import { drawCategoriesFiles } from '#app/charts/categories/draw-categories.tsx';
import { breakdownChart, breakdownSource } from '#app/components/breakdown/breakdown-chart.ts';
import { BesideFigure, BreakdownFigure } from '#app/components/breakdown/breakdown-figure.tsx';
import { BreakdownPart } from '#app/components/breakdown/breakdown-part.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { pageTitle } from '#app/page-title.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = breakdownPage('figures');

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(
      data && 'page' in data
        ? `${data.page.metric.name} by ${data.dimension?.name ?? 'group'}, ${data.area.name}`
        : 'Figures by group',
    ),
  },
];

const noPicture = { rows: [], names: [], domain: [0, 1], ticks: [0, 1], tickText: String } as const;

export const handle: Siblings<typeof loader> = {
  csv: (page) => tidyCsv('table' in page ? page.table : { columns: [], rows: [] }),
  svg: (page) =>
    drawCategoriesFiles(
      [page, ...(page.beside?.found ? [page.beside.found] : [])].map((each, at) => ({
        chart: breakdownChart(`chart-${at}`, each) ?? { id: `chart-${at}`, ...noPicture },
        title: each.sentence,
        source: breakdownSource(each),
      })),
    ),
};

export default function CompareBreakdown() {
  const found = useLoaderData<typeof loader>();
  if (!('page' in found)) return null;
  return (
    <BreakdownPart
      found={found}
      page={found.page}
      of="figures"
      heading="Figures by group"
      lead="One metric in one place by ethnic group, age or another breakdown, England beside it."
    >
      <BreakdownFigure name={found.page.metric.name} found={found} />
      <BesideFigure beside={found.beside} as={BreakdownFigure} />
    </BreakdownPart>
  );
}
