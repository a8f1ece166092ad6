import { ChartPicture } from '#app/charts/chart-picture.tsx';
import { Legend } from '#app/charts/legend.tsx';
import { formatUnit, formatValue } from '#app/format.ts';
import type { TableCell } from '#app/govuk/table.tsx';
import type {
  ProgrammeAndOthers,
  ProgrammePair,
  SidePoint,
} from '#server/domain/comparison/programmes/programme-and-others.ts';
import { ScrollingTable } from '../scrolling-table.tsx';
import { programmeChart, programmeSource } from './programme-chart.ts';

/** A programme's places against the others, with what stands beside an activity measure, and the same as tables. */
export function ProgrammeFigure({ pair: { beside, ...own } }: { pair: ProgrammePair }) {
  return (
    <>
      <figure className="app-chart" aria-labelledby="programme-title">
        <h2 className="app-chart__title" id="programme-title">
          {own.sentence}
        </h2>
        <Panel id="programme-chart" shown={own} />
        {beside ? (
          <p className={beside.shown ? 'govuk-heading-s app-chart__beside' : 'govuk-body'}>{beside.text}</p>
        ) : null}
        {beside?.shown ? (
          <>
            <p className="govuk-body">{beside.shown.sentence}</p>
            <Panel id="programme-beside" shown={beside.shown} />
          </>
        ) : null}
        <figcaption className="app-chart__caption">
          {programmeSource(own)}
          {beside?.shown ? ` ${beside.shown.name}: ${programmeSource(beside.shown)}` : ''}
        </figcaption>
      </figure>
      <SidesTable shown={own} />
      {beside?.shown ? <SidesTable shown={beside.shown} /> : null}
    </>
  );
}

function Panel({ id, shown }: { id: string; shown: ProgrammeAndOthers }) {
  const chart = programmeChart(id, shown);
  const unit = formatUnit(shown.unit);
  return (
    <>
      <p className="app-chart__subtitle">
        {shown.name}, {unit}
      </p>
      {chart ? (
        <>
          <Legend lines={chart.lines} />
          <ChartPicture
            chart={chart}
            label={`Line chart: ${shown.name}, ${unit}, ${chart.lines.map(({ name }) => name).join(' and ')}. The table below holds the same figures.`}
          />
        </>
      ) : (
        <p className="govuk-body">There is no median to draw. The table says how many places have a number.</p>
      )}
    </>
  );
}

const phases = { before: 'before', start: 'as it began', after: 'after' } as const;

function SidesTable({ shown: { name, unit, decimals, periods, sides } }: { shown: ProgrammeAndOthers }) {
  const caption = `${name}, ${formatUnit(unit)}: median and middle half of each side`;
  const sign = unit.startsWith('£') ? '£' : unit;
  const write = (value: number) => formatValue(value, sign, decimals);
  const cells = ({ median, low, high, numbers }: SidePoint): TableCell[] => [
    { text: median === null ? 'too few' : write(median), format: 'numeric' },
    { text: low === null || high === null ? '' : `${write(low)} to ${write(high)}`, format: 'numeric' },
    { text: numbers, format: 'numeric' },
  ];
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      firstCellIsHeader
      head={[
        { text: 'Period' },
        { text: 'When' },
        ...['Programme', 'Others'].flatMap((side): TableCell[] => [
          { text: `${side}: median`, format: 'numeric' },
          { text: 'Middle half', format: 'numeric' },
          { text: 'Places', format: 'numeric' },
        ]),
      ]}
      rows={periods.map(({ label, phase }, at) => [
        { text: label },
        { text: phase === null ? 'not recorded' : phases[phase] },
        ...sides.flatMap(({ points }) => cells(points[at]!)),
      ])}
    />
  );
}
