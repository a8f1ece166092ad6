import { drawSmallChart } from '#app/charts/small-chart.tsx';
import { formatValue } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { BesideGroup } from '#server/domain/comparison/groups/beside-group.ts';
import type { GroupComparison } from '#server/domain/comparison/groups/group-comparison.ts';

/** More places than this are no small multiples but a wall of paper. */
export const mostMultiples = 36;

type Points = GroupComparison['series'][number]['points'];

type Props = {
  name: string;
  metric: string;
  group: GroupComparison;
  /** What an activity measure stands with. */
  beside?: BesideGroup | null | undefined;
};

/**
 * Each place of a group over time beside England, all on one scale and in the order of names; of an activity measure
 * with its counter-metric below it.
 */
export function SmallMultiples({ name, metric, group, beside }: Props) {
  const { axis, series } = group;
  const shown = series.filter(({ points }) => points.some(({ value }) => value !== null));
  if (shown.length === 0 || axis.periods.length < 2) {
    return <p className="govuk-body">Figures of one period only are published: there is nothing to show over time.</p>;
  }
  if (shown.length > mostMultiples) {
    return (
      <p className="govuk-body">
        {shown.length} places are too many to show over time on one page. Choose a region, a programme, or a place and
        its statistical neighbours.
      </p>
    );
  }
  const pair = beside?.metric && beside.group ? { name: beside.metric.name, group: beside.group } : null;
  return (
    <>
      <p className="govuk-body">
        {name}. The thick line is the place, the dashed one England. Every chart has the same scale. A gap is a figure
        that is not published.
        {pair
          ? ` Below each stands ${pair.name}, which is to be read beside it, on a scale of its own that is the same for all.`
          : ''}
      </p>
      {beside && !pair ? <p className="govuk-body">{beside.text}</p> : null}
      <ul className="app-multiples">
        {shown.map(({ area }, at) => (
          <li key={area.code} className="app-multiples__item">
            <h3 className="govuk-heading-s app-multiples__name">
              <a className="govuk-link" href={paths.compare({ metric, area: [area.code] })}>
                {area.name}
              </a>
            </h3>
            <Multiple id={`multiple-${at}`} code={area.code} group={group} />
            {pair ? (
              <>
                <p className="govuk-body-s app-multiples__name">{pair.name}</p>
                <Multiple id={`multiple-beside-${at}`} code={area.code} group={pair.group} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Multiple({ id, code, group }: { id: string; code: string; group: GroupComparison }) {
  const { axis, series, englandSeries, unit } = group;
  const own = series.find(({ area }) => area.code === code);
  if (!own || own.points.every(({ value }) => value === null)) {
    return <p className="govuk-body-s">No number is published.</p>;
  }
  const valuesOf = (points: Points) => {
    const values = new Map(points.map(({ period, value }) => [period, value]));
    return axis.periods.map(({ period }) => values.get(period) ?? null);
  };
  const chart = {
    id,
    periods: axis.periods,
    domain: axis.domain,
    tickText: (value: number) => formatValue(value, unit),
    own: valuesOf(own.points),
    beside: englandSeries ? valuesOf(englandSeries.points) : null,
  };
  return (
    <div
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped by React
      dangerouslySetInnerHTML={{ __html: drawSmallChart(chart, overTime(own.area.name, own.points, unit)) }}
    />
  );
}

/** The picture in words: where the line begins and ends. */
function overTime(name: string, points: Points, unit: string): string {
  const numbers = points.filter((point) => point.value !== null);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (!first || !last) return name;
  const said = (point: Points[number]) => `${formatValue(point.value!, unit)} in ${point.periodLabel}`;
  return first === last ? `${name}: ${said(last)}` : `${name}: ${said(first)}, ${said(last)}`;
}
