import { PanelChart, panelMarks } from '#app/charts/panel-chart.tsx';
import { formatUnit, formatValue } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { AreaMeasure, Panel } from '#server/domain/areas/area-measures.ts';
import type { AreaPage } from '#server/domain/areas/area-page.ts';
import { Figure } from '../figure.tsx';
import { LegendMark } from '../legend-mark.tsx';

type Latest = AreaPage['latest'][number];
type Props = {
  area: AreaPage['area'];
  figures: readonly Latest[];
  measures: ReadonlyMap<string, AreaMeasure>;
};

/** Which line of a panel is which. */
export function PanelLegend({ area }: { area: AreaPage['area'] }) {
  const said = [
    { mark: panelMarks.own, text: area.name },
    ...(area.madeUp || area.level === 'national' ? [] : [{ mark: panelMarks.england, text: 'England' }]),
    ...(area.level === 'local-authority' && !area.madeUp
      ? [{ mark: panelMarks.neighbours, text: 'Statistical neighbours: the middle half and the median' }]
      : []),
  ];
  return (
    <ul className="app-legend">
      {said.map(({ mark, text }) => (
        <LegendMark key={text} mark={mark} text={text} />
      ))}
    </ul>
  );
}

/** Every metric of a group in a small chart, an activity measure with what is read beside it in the same figure. */
export function AreaMultiples({ area, figures, measures }: Props) {
  return (
    <ul className="app-multiples">
      {figures.map((latest) => {
        const measure = measures.get(latest.metric);
        return measure ? (
          <li key={latest.metric} className="app-multiples__measure">
            <MeasureFigure area={area} latest={latest} measure={measure} />
          </li>
        ) : null;
      })}
    </ul>
  );
}

function MeasureFigure({ area, latest, measure }: { area: Props['area']; latest: Latest; measure: AreaMeasure }) {
  const { of, point } = latest;
  const { panel, change, stands, beside } = measure;
  const id = `measure-${of.id}`;
  return (
    <figure className="app-measure" aria-labelledby={id}>
      <h4 className="govuk-heading-s app-multiples__name" id={id}>
        <a className="govuk-link" href={paths.metric(of.id)}>
          {of.name}
        </a>
      </h4>
      <div className="app-measure__panels">
        <div className="app-measure__panel">
          <p className="govuk-body-s app-measure__text">
            <strong>
              <Figure point={point} unit={of.unit} decimals={of.decimals} />
            </strong>
            {of.unit === '%' ? '' : ` ${formatUnit(of.unit)}`}, {point.periodLabel}. {change.text}
          </p>
          {panel ? <PanelPicture area={area} panel={panel} /> : <NoPanel />}
        </div>
        {beside ? (
          <div className="app-measure__panel">
            <p className="govuk-body-s app-measure__text">
              {beside.text}
              {beside.newest && beside.panel ? (
                <>
                  {' '}
                  <strong>
                    <Figure point={beside.newest} unit={beside.panel.unit} decimals={beside.panel.decimals} />
                  </strong>
                  , {beside.newest.periodLabel}.
                </>
              ) : null}
            </p>
            {beside.panel ? <PanelPicture area={area} panel={beside.panel} /> : beside.metric ? <NoPanel /> : null}
          </div>
        ) : null}
      </div>
      <figcaption className="govuk-body-s app-measure__text">
        {stands.text} Label: {point.label}. Source: {point.source}.{' '}
        <a className="govuk-link" href={paths.compare({ metric: of.id, area: [area.code] })}>
          Compare<span className="govuk-visually-hidden"> {of.name}</span>
        </a>
      </figcaption>
    </figure>
  );
}

const NoPanel = () => <p className="govuk-body-s">Fewer than two figures: nothing to draw.</p>;

function PanelPicture({ area, panel }: { area: Props['area']; panel: Panel }) {
  const unit = panel.unit.startsWith('£') ? '£' : panel.unit;
  return (
    <PanelChart {...panel} tickText={(value) => formatValue(value, unit)} label={overTime(area.name, panel, unit)} />
  );
}

/** The picture in words: where its line begins and ends. */
function overTime(place: string, { name, periods, own, decimals }: Panel, unit: string): string {
  const numbers = periods.flatMap(({ label }, at) => {
    const value = own[at] ?? null;
    return value === null ? [] : [`${formatValue(value, unit, decimals)} in ${label}`];
  });
  return `${name}, ${place}: ${numbers[0]}, ${numbers.at(-1)}`;
}
