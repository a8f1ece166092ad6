import { drawSmallChart } from '#app/charts/small-chart.tsx';
import { formatValue } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { GroupComparison } from '#server/domain/comparison/groups/group-comparison.ts';

/** More places than this are no small multiples but a wall of paper. */
export const mostMultiples = 36;

type Points = GroupComparison['series'][number]['points'];

/** Each place of a group over time beside England, all on one scale and in the order of names. */
export function SmallMultiples({ name, metric, group }: { name: string; metric: string; group: GroupComparison }) {
  const { axis, series, englandSeries, unit } = group;
  const valuesOf = (points: Points) => {
    const values = new Map(points.map(({ period, value }) => [period, value]));
    return axis.periods.map(({ period }) => values.get(period) ?? null);
  };
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
  const beside = englandSeries ? valuesOf(englandSeries.points) : null;
  return (
    <>
      <p className="govuk-body">
        {name}. The thick line is the place, the dashed one England. Every chart has the same scale. A gap is a figure
        that is not published.
      </p>
      <ul className="app-multiples">
        {shown.map(({ area, points }, at) => (
          <li key={area.code} className="app-multiples__item">
            <h3 className="govuk-heading-s app-multiples__name">
              <a className="govuk-link" href={paths.compare({ metric, area: [area.code] })}>
                {area.name}
              </a>
            </h3>
            <div
              // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped by React
              dangerouslySetInnerHTML={{
                __html: drawSmallChart(
                  {
                    id: `multiple-${at}`,
                    periods: axis.periods,
                    domain: axis.domain,
                    tickText: (value) => formatValue(value, unit),
                    own: valuesOf(points),
                    beside,
                  },
                  overTime(area.name, points, unit),
                ),
              }}
            />
          </li>
        ))}
      </ul>
    </>
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
