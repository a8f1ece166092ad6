import { drawFunnel, funnelLegend } from '#app/charts/draw-funnel.tsx';
import { formatNumber, formatUnit } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { BesideVariation } from '#server/domain/comparison/variation/beside-variation.ts';
import type { Variation, VariationRow } from '#server/domain/comparison/variation/variation.ts';
import { Figure } from '../figure.tsx';
import { LegendMark } from '../legend-mark.tsx';
import { ScrollingTable } from '../scrolling-table.tsx';
import { sizeWords, variationChart, variationSource } from './variation-chart.ts';

type Shown = { name: string; variation: Variation };

/**
 * How places differ at one period: what is seen in words, the funnel, and every place in the order of names. An activity
 * measure stands with its counter-metric in the same figure.
 */
export function VariationFigure({ name, variation, beside }: Shown & { beside?: BesideVariation | null | undefined }) {
  const pair = beside?.metric && beside.variation ? { name: beside.metric.name, variation: beside.variation } : null;
  return (
    <>
      <figure className="app-chart" aria-labelledby="variation-title">
        <h2 className="app-chart__title" id="variation-title">
          {variation.sentence}
        </h2>
        <Panel id="funnel" name={name} variation={variation} />
        {beside ? <p className={pair ? 'govuk-heading-s app-chart__beside' : 'govuk-body'}>{beside.text}</p> : null}
        {pair ? (
          <>
            <p className="govuk-body">{pair.variation.sentence}</p>
            <Panel id="funnel-beside" {...pair} />
          </>
        ) : null}
        <figcaption className="app-chart__caption">
          {variation.drawing || pair?.variation.drawing
            ? 'Each mark is a local authority. Left and right is its size, which is no merit. '
            : ''}
          {variationSource(variation)}
          {pair ? ` ${pair.name}: ${variationSource(pair.variation)}` : ''}
        </figcaption>
      </figure>
      {[{ name, variation }, ...(pair ? [pair] : [])].map((each) =>
        each.variation.rows.some(({ point }) => point !== null) ? (
          <VariationTable key={each.name} caption={captionOf(each)} variation={each.variation} />
        ) : null,
      )}
    </>
  );
}

const captionOf = ({ name, variation: { unit, periodLabel } }: Shown) =>
  `${name}, ${formatUnit(unit)}${periodLabel ? `, ${periodLabel}` : ''}`;

function Panel({ id, name, variation }: Shown & { id: string }) {
  const chart = variationChart(id, variation);
  const caption = captionOf({ name, variation });
  return (
    <>
      <p className="app-chart__subtitle">{caption}</p>
      {chart ? (
        <>
          <ul className="app-legend">
            {funnelLegend(chart, variation.centre?.name ?? '').map(({ mark, text }) => (
              <LegendMark key={text} mark={mark} text={text} />
            ))}
          </ul>
          <section
            className="app-scroll app-chart__scroll"
            aria-label={`Chart: ${caption}, each local authority by its size. The table below holds the same figures.`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped by React
            dangerouslySetInnerHTML={{ __html: drawFunnel(chart, `${caption}, by size`) }}
          />
        </>
      ) : null}
    </>
  );
}

function VariationTable({ caption, variation }: { caption: string; variation: Variation }) {
  const { rows, unit, decimals, highlighted } = variation;
  const numeric = { format: 'numeric' as const };
  const standing = new Set(highlighted.map(({ code }) => code));
  const end = (value: number | undefined) => ({
    text: value === undefined ? 'none' : <Figure point={{ value, symbol: null }} unit={unit} decimals={decimals} />,
    ...numeric,
  });
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      firstCellIsHeader
      head={[
        { text: 'Local authority' },
        { text: 'Figure', ...numeric },
        { text: sizeWords(unit), ...numeric },
        { text: 'Usual for its size, from', ...numeric },
        { text: 'to', ...numeric },
        { text: 'Where it lies' },
      ]}
      rows={rows.map(({ area, point, of, limits, text, judgement }) => [
        {
          text: (
            <>
              <a className="govuk-link" href={paths.area(area.code)}>
                {area.name}
              </a>
              {standing.has(area.code) ? ' (highlighted)' : ''}
            </>
          ),
        },
        { text: <Figure point={point} unit={unit} decimals={decimals} />, ...numeric },
        { text: of === null ? 'none' : formatNumber(of, 0), ...numeric },
        end(limits?.low95),
        end(limits?.high95),
        { text: `${text}${judged[judgement]}` },
      ])}
    />
  );
}

const judged: Record<VariationRow['judgement'], string> = {
  'hoped-for': ', the way that is hoped for',
  'not-hoped-for': ', not the way that is hoped for',
  'no-judgement': '',
  none: '',
};
