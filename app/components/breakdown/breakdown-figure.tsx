import type { ReactNode } from 'react';
import { barMark, drawCategories } from '#app/charts/categories/draw-categories.tsx';
import { dotMark, drawDots, englandMark, kindsIn } from '#app/charts/draw-dots.tsx';
import { formatUnit } from '#app/format.ts';
import type { BesideBreakdown } from '#server/domain/comparison/breakdowns/beside-breakdown.ts';
import type { BreakdownComparison, CategoryAt } from '#server/domain/comparison/breakdowns/breakdown-comparison.ts';
import { Figure } from '../figure.tsx';
import { LegendMark } from '../legend-mark.tsx';
import { ScrollingTable } from '../scrolling-table.tsx';
import { breakdownChart, breakdownSource, inEngland, ratioChart, ratioLegend } from './breakdown-chart.ts';

/** `id`: unique on its page, where a counter-metric stands below. */
type Props = { name: string; found: BreakdownComparison; id?: string };

const numeric = { format: 'numeric' as const };

/** The categories of one place: what is seen in words, bars with their intervals, and the same as a table. */
export function BreakdownFigure({ name, found, id = 'breakdown' }: Props) {
  const chart = breakdownChart(`${id}-chart`, found);
  const label = `${name}, ${found.area.name}, by ${found.dimension?.name}`;
  return (
    <>
      <Drawn
        id={id}
        title={found.sentence}
        subtitle={`${name}, ${formatUnit(found.unit)}, ${found.periodLabel}`}
        label={label}
        svg={chart && drawCategories(chart, label)}
        legend={chart?.names.map((text, at) => <LegendMark key={text} mark={barMark(at)} text={text} />)}
      >
        In the order of the groups: nobody is ranked. The stroke at the end of a bar is the 95% interval, where one can
        be worked out. {breakdownSource(found)}
      </Drawn>
      <FiguresTable name={name} found={found} />
    </>
  );
}

/** How often as often each group is met as the reference group: in words, as a plot, and as a table. */
export function RatioFigure({ name, found, id = 'ratios' }: Props) {
  const chart = ratioChart(`${id}-chart`, found);
  const { words, line } = ratioLegend(found.reference?.label ?? '');
  const label = `${name}, ${found.area.name}: ratios by ${found.dimension?.name}`;
  return (
    <>
      <Drawn
        id={id}
        title={found.ratioSentence}
        subtitle={`How many times as often as ${found.reference?.label ?? 'the reference group'}, ${found.periodLabel}`}
        label={label}
        svg={chart && drawDots(chart, label)}
        legend={
          chart && [
            ...kindsIn(chart).map((kind) => <LegendMark key={kind} mark={dotMark(kind)} text={words[kind]} />),
            <LegendMark key="line" mark={englandMark} text={line} />,
          ]
        }
      >
        In the order of the groups: nobody is ranked. Half as often lies as far from 1 as twice as often. The bar is the
        95% interval; where it crosses 1 the difference may be chance. {breakdownSource(found)}
      </Drawn>
      <RatiosTable name={name} found={found} />
      {found.context.length > 0 ? <ContextTable name={name} found={found} /> : null}
    </>
  );
}

/** What is read beside an activity measure, below it: its counter-metric by the same groups, or why there is none. */
export function BesideFigure({ beside, as: As }: { beside: BesideBreakdown | null; as: (props: Props) => ReactNode }) {
  if (!beside) return null;
  const { metric, found, text } = beside;
  if (!metric || !found) return <p className="govuk-body">{text}</p>;
  return (
    <>
      <p className="govuk-heading-s app-chart__beside">{text}</p>
      <As name={metric.name} found={found} id="beside" />
    </>
  );
}

type DrawnProps = {
  id: string;
  title: string;
  subtitle: string;
  label: string;
  svg: string | null;
  legend: ReactNode;
  children: ReactNode;
};

function Drawn({ id, title, subtitle, label, svg, legend, children }: DrawnProps) {
  return (
    <figure className="app-chart" aria-labelledby={`${id}-title`}>
      <h3 className="app-chart__title" id={`${id}-title`}>
        {title}
      </h3>
      <p className="app-chart__subtitle">{subtitle}</p>
      {svg ? (
        <>
          <ul className="app-legend">{legend}</ul>
          <section
            className="app-scroll app-chart__scroll app-chart__scroll--tall"
            aria-label={`Chart: ${label}. The table below holds the same figures.`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped by React
            dangerouslySetInnerHTML={{ __html: svg }}
          />
        </>
      ) : (
        <p className="govuk-body">There is nothing to draw. The table says why.</p>
      )}
      <figcaption className="app-chart__caption">{children}</figcaption>
    </figure>
  );
}

function FiguresTable({ name, found }: Props) {
  const { rows, unit, decimals, total, periodLabel } = found;
  const caption = `${name}, ${formatUnit(unit)}, by ${found.dimension?.name}, ${periodLabel}`;
  const figure = (point: CategoryAt['point']) => <Figure point={point} unit={unit} decimals={decimals} />;
  const limit = (value: number | null | undefined) =>
    value == null ? 'none' : <Figure point={{ value, symbol: null }} unit={unit} decimals={decimals} />;
  const withEngland = rows.some((row) => row.england !== null);
  const cells = (point: CategoryAt['point'], country: CategoryAt['point']) => [
    { text: figure(point), ...numeric },
    { text: limit(point?.low), ...numeric },
    { text: limit(point?.high), ...numeric },
    ...(withEngland ? [{ text: figure(country), ...numeric }] : []),
  ];
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      firstCellIsHeader
      head={[
        { text: 'Group' },
        { text: found.area.name, ...numeric },
        { text: 'Interval from', ...numeric },
        { text: 'to', ...numeric },
        ...(withEngland ? [{ text: 'England', ...numeric }] : []),
      ]}
      rows={[
        ...rows.map(({ label, own, england }) => [{ text: label }, ...cells(own.point, england?.point ?? null)]),
        ...(total ? [[{ text: 'All together' }, ...cells(total, null)]] : []),
      ]}
    />
  );
}

/** What stands beside ratios as context: the same metric by how deprived the neighbourhood is. */
function ContextTable({ name, found: { context, unit, decimals, area, periodLabel } }: Props) {
  const caption = `Context: ${name}, ${area.name}, ${periodLabel}, by how deprived the neighbourhood is. The ratios are not adjusted for it.`;
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      firstCellIsHeader
      head={[{ text: 'Neighbourhoods' }, { text: formatUnit(unit), ...numeric }]}
      rows={context.map(({ label, point }) => [
        { text: label },
        { text: <Figure point={point} unit={unit} decimals={decimals} />, ...numeric },
      ])}
    />
  );
}

function RatiosTable({ name, found }: Props) {
  const caption = `${name}: how many times as often as ${found.reference?.label ?? ''}, ${found.periodLabel}`;
  const written = (value: number | undefined) =>
    value === undefined ? 'none' : <Figure point={{ value, symbol: null }} unit="" decimals={2} />;
  const line = (label: string, { ratio, whyText }: CategoryAt) => [
    { text: label },
    { text: written(ratio?.ratio), ...numeric },
    { text: written(ratio?.low), ...numeric },
    { text: written(ratio?.high), ...numeric },
    { text: ratio ? said[ratio.side] : whyText },
  ];
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      firstCellIsHeader
      head={[
        { text: 'Group' },
        { text: 'Ratio', ...numeric },
        { text: 'Interval from', ...numeric },
        { text: 'to', ...numeric },
        { text: 'In words' },
      ]}
      rows={found.rows.flatMap(({ label, own, england }) => [
        line(label, own),
        ...(england ? [line(inEngland(label), england)] : []),
      ])}
    />
  );
}

const said = { higher: 'More often', lower: 'Less often', similar: 'The difference may be chance' } as const;
