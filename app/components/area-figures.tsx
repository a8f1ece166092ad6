import { formatUnit, formatValue } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { AreaPage } from '#server/domain/areas/area-page.ts';
import { AreaMultiples, PanelLegend } from './area/area-multiples.tsx';
import { Figure } from './figure.tsx';
import { ScrollingTable } from './scrolling-table.tsx';

type Props = {
  area: AreaPage['area'];
  latest: AreaPage['latest'];
  pillars: readonly { slug: string; title: string }[];
  /** Not there for releases that went out before pairs. */
  measures?: AreaPage['measures'];
};

/** An area's figures by pillar: each over time in a small chart, and its newest in a table beside England's and the neighbours'. */
export function AreaFigures({ area, latest, pillars, measures }: Props) {
  const byId = new Map(measures?.map((measure) => [measure.metric, measure]));
  const groups = [
    ...pillars.map(({ slug, title }) => ({
      id: slug,
      title,
      figures: latest.filter(({ of }) => of.status !== 'context' && of.pillars[0] === slug),
    })),
    { id: 'context', title: 'Context measures', figures: latest.filter(({ of }) => of.status === 'context') },
  ].filter(({ figures }) => figures.length > 0);
  return (
    <section aria-labelledby="figures">
      <h2 className="govuk-heading-m" id="figures">
        {measures ? 'All metrics' : 'Newest figures'}
      </h2>
      {groups.length === 0 ? <p className="govuk-body">No figures of this area are published here yet.</p> : null}
      {groups.length > 0 && !area.madeUp ? (
        <p className="govuk-body">
          A difference from England or from neighbours may be chance, and does not show what a reform did. Each metric’s
          page names others to read beside it.
        </p>
      ) : null}
      {measures && groups.length > 0 ? (
        <>
          <p className="govuk-body">
            Each chart has its own scale. A gap is a figure that is not published. A measure of activity says how much
            is done, not how well: it stands with another to read beside it.
          </p>
          <PanelLegend area={area} />
        </>
      ) : null}
      {groups.map(({ id, title, figures }) => (
        <section key={id} aria-labelledby={`figures-${id}`}>
          <h3 className="govuk-heading-m" id={`figures-${id}`}>
            {title}
          </h3>
          {measures ? <AreaMultiples area={area} figures={figures} measures={byId} /> : null}
          <FiguresTable title={`${title}: newest figures of ${area.name}`} area={area} figures={figures} />
        </section>
      ))}
    </section>
  );
}

type TableProps = Omit<Props, 'latest' | 'pillars' | 'measures'> & { title: string; figures: AreaPage['latest'] };

function FiguresTable({ title, area, figures }: TableProps) {
  const metricLink = ({ of }: AreaPage['latest'][number]) => (
    <a className="govuk-link" href={paths.metric(of.id)}>
      {of.name}
    </a>
  );
  return (
    <ScrollingTable
      label={title}
      caption={title}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[
        { text: 'Metric' },
        { text: area.name, format: 'numeric' },
        ...(area.madeUp
          ? []
          : ([
              { text: 'England', format: 'numeric' },
              { text: 'Neighbours’ median', format: 'numeric' },
            ] as const)),
        { text: 'Unit' },
        { text: 'Period' },
        { text: 'Label' },
        { text: 'Over time' },
      ]}
      rows={figures.map((figure) => {
        const { of, point, england, neighboursMedian } = figure;
        const median =
          neighboursMedian === null ? 'fewer than five have one' : formatValue(neighboursMedian, of.unit, of.decimals);
        return [
          { text: metricLink(figure) },
          { text: <Figure point={point} unit={of.unit} decimals={of.decimals} />, format: 'numeric' },
          ...(area.madeUp
            ? []
            : ([
                { text: <Figure point={england} unit={of.unit} decimals={of.decimals} />, format: 'numeric' },
                { text: median, format: 'numeric' },
              ] as const)),
          { text: formatUnit(of.unit) },
          { text: point.periodLabel },
          { text: point.label },
          {
            text: (
              <a className="govuk-link" href={paths.compare({ metric: of.id, area: [area.code] })}>
                Chart<span className="govuk-visually-hidden"> of {of.name}</span>
              </a>
            ),
          },
        ];
      })}
    />
  );
}
