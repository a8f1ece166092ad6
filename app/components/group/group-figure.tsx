import { dotMark, dotWords, drawDots, englandMark, kindsIn } from '#app/charts/draw-dots.tsx';
import { formatUnit } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { GroupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { Figure } from '../figure.tsx';
import { LegendMark } from '../legend-mark.tsx';
import { ScrollingTable } from '../scrolling-table.tsx';
import { groupChart, groupSource } from './group-chart.ts';

/** A group of places at one period: what is seen in words, each place's figure with its interval, and the same as a table. */
export function GroupFigure({ name, group }: { name: string; group: GroupComparison }) {
  const chart = groupChart('group-chart', group);
  const unit = formatUnit(group.unit);
  return (
    <>
      <figure className="app-chart" aria-labelledby="group-title">
        <h3 className="app-chart__title" id="group-title">
          {group.sentence}
        </h3>
        <p className="app-chart__subtitle">
          {name}, {unit}, {group.periodLabel}
        </p>
        {chart ? (
          <>
            <ul className="app-legend">
              {kindsIn(chart).map((kind) => (
                <LegendMark key={kind} mark={dotMark(kind)} text={dotWords[kind]} />
              ))}
              {chart.line === null ? null : <LegendMark mark={englandMark} text="England" />}
            </ul>
            <section
              className="app-scroll app-chart__scroll app-chart__scroll--tall"
              aria-label={`Chart: ${name}, ${unit}, ${group.periodLabel}, ${group.group.name}, in the order of names. The table below holds the same figures.`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
              tabIndex={0}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped by React
              dangerouslySetInnerHTML={{ __html: drawDots(chart, `${name}, ${group.group.name}`) }}
            />
          </>
        ) : (
          <p className="govuk-body">There is no number to draw. The table says why.</p>
        )}
        <figcaption className="app-chart__caption">
          In the order of names: this is no league table. A bar is the 95% interval of a figure; where it crosses
          England’s line the difference may be chance. {groupSource(group)}
        </figcaption>
      </figure>
      <GroupTable name={name} group={group} />
    </>
  );
}

function GroupTable({ name, group }: { name: string; group: GroupComparison }) {
  const { rows, england, unit, decimals, periodLabel } = group;
  const caption = `${name}, ${formatUnit(unit)}, ${periodLabel}`;
  const numeric = { format: 'numeric' as const };
  const cells = (point: GroupComparison['england']) => [
    { text: <Figure point={point} unit={unit} decimals={decimals} />, ...numeric },
    {
      text: point?.low == null ? 'none' : <Figure point={{ value: point.low, symbol: null }} {...{ unit, decimals }} />,
      ...numeric,
    },
    {
      text:
        point?.high == null ? 'none' : <Figure point={{ value: point.high, symbol: null }} {...{ unit, decimals }} />,
      ...numeric,
    },
  ];
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      firstCellIsHeader
      head={[
        { text: 'Place' },
        { text: 'Figure', ...numeric },
        { text: 'Interval from', ...numeric },
        { text: 'to', ...numeric },
        { text: 'Beside England' },
      ]}
      rows={[
        ...rows.map(({ area, point, standing }) => [
          {
            text: (
              <a className="govuk-link" href={paths.area(area.code)}>
                {area.name}
              </a>
            ),
          },
          ...cells(point),
          { text: standing?.text ?? (point?.value == null ? 'No figure' : 'Not compared') },
        ]),
        [{ text: 'England' }, ...cells(england), { text: '' }],
      ]}
    />
  );
}
