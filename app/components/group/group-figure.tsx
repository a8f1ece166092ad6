import { dotMark, dotWords, drawDots, englandMark, kindsIn } from '#app/charts/draw-dots.tsx';
import { formatUnit } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { BesideGroup } from '#server/domain/comparison/groups/beside-group.ts';
import type { GroupComparison } from '#server/domain/comparison/groups/group-comparison.ts';
import { Figure } from '../figure.tsx';
import { LegendMark } from '../legend-mark.tsx';
import { ScrollingTable } from '../scrolling-table.tsx';
import { groupChart, groupSource } from './group-chart.ts';

type Shown = { name: string; group: GroupComparison };

/**
 * A group of places at one period: what is seen in words, each place's figure with its interval, and the same as a
 * table. An activity measure stands with its counter-metric of the same places in the same figure.
 */
export function GroupFigure({ name, group, beside }: Shown & { beside?: BesideGroup | null | undefined }) {
  const pair = beside?.metric && beside.group ? { name: beside.metric.name, group: beside.group } : null;
  return (
    <>
      <figure className="app-chart" aria-labelledby="group-title">
        <h3 className="app-chart__title" id="group-title">
          {group.sentence}
        </h3>
        <Panel id="group-chart" name={name} group={group} />
        {beside ? <p className={pair ? 'govuk-heading-s app-chart__beside' : 'govuk-body'}>{beside.text}</p> : null}
        {pair ? (
          <>
            <p className="govuk-body">{pair.group.sentence}</p>
            <Panel id="group-beside" {...pair} />
          </>
        ) : null}
        <figcaption className="app-chart__caption">
          In the order of names: this is no league table. A bar is the 95% interval of a figure; where it crosses
          England’s line the difference may be chance. {groupSource(group)}
          {pair ? ` ${pair.name}: ${groupSource(pair.group)}` : ''}
        </figcaption>
      </figure>
      <GroupTable name={name} group={group} />
      {pair ? <GroupTable {...pair} /> : null}
    </>
  );
}

function Panel({ id, name, group }: Shown & { id: string }) {
  const chart = groupChart(id, group);
  const unit = formatUnit(group.unit);
  return (
    <>
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
