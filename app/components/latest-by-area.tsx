import { formatUnit } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import type { LatestByArea as Latest } from '#server/domain/metrics/metric-page.ts';
import { Figure } from './figure.tsx';
import { ScrollingTable } from './scrolling-table.tsx';

type Props = { metric: Pick<Metric, 'id' | 'name' | 'method' | 'unit' | 'decimals'>; latest: Latest };

/** Every authority's newest figure in the order of names. */
export function LatestByArea({ metric, latest }: Props) {
  const caption = `${metric.name}, ${formatUnit(metric.unit)}, ${latest.periodLabel}`;
  return (
    <section aria-labelledby="by-area">
      <h2 className="govuk-heading-m" id="by-area">
        Every local authority
      </h2>
      <p className="govuk-body">
        In the order of their names. This is not a league table: places differ in need, size and how they record, and a
        small difference may be chance.
        {metric.method === 'none' ? null : (
          <>
            {' '}
            <a className="govuk-link" href={paths.variation(metric.id)}>
              Variation between areas
            </a>{' '}
            shows which figures are usual for the size of a place.
          </>
        )}
      </p>
      <Details summary={`Figures of ${latest.rows.length} local authorities, ${latest.periodLabel}`}>
        <ScrollingTable
          label={caption}
          caption={caption}
          firstCellIsHeader
          head={[
            { text: 'Local authority' },
            { text: 'Region' },
            { text: formatUnit(metric.unit), format: 'numeric' },
            { text: 'Label' },
          ]}
          rows={latest.rows.map(({ area, region, point }) => [
            {
              text: (
                <a className="govuk-link" href={paths.area(area.code)}>
                  {area.name}
                </a>
              ),
            },
            { text: region ?? '' },
            { text: <Figure point={point} unit={metric.unit} decimals={metric.decimals} ranged />, format: 'numeric' },
            { text: point?.label ?? '' },
          ])}
        />
      </Details>
    </section>
  );
}
