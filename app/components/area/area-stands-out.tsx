import { formatUnit, formatValue } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { AreaPage } from '#server/domain/areas/area-page.ts';

const hoped = {
  'hoped-for': 'In the direction hoped for.',
  'not-hoped-for': 'Not in the direction hoped for.',
  mixed: 'One points in the direction hoped for, the other does not.',
  'no-judgement': 'No judgement: neither direction is better by itself.',
  none: '',
} as const;

type Props = Pick<AreaPage, 'area' | 'latest'> & {
  measures: NonNullable<AreaPage['measures']>;
  sentence: string;
};

/** What stands out of a place in words, in the order of its metrics and not of how far out they are. */
export function AreaStandsOut({ area, latest, measures, sentence }: Props) {
  const out = measures.filter(({ stands }) => stands.why.length > 0);
  const newest = new Map(latest.map((one) => [one.metric, one]));
  return (
    <section aria-labelledby="stands-out">
      <h2 className="govuk-heading-m" id="stands-out">
        What stands out
      </h2>
      <p className="govuk-body">{sentence}</p>
      {out.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {out.map(({ metric, stands }) => {
            const one = newest.get(metric);
            if (!one || one.point.value === null) return null;
            const { of, point } = one;
            return (
              <li key={metric}>
                <a className="govuk-link" href={paths.compare({ metric, area: [area.code] })}>
                  {of.name}
                </a>
                : {formatValue(point.value!, of.unit.startsWith('£') ? '£' : of.unit, of.decimals)}
                {of.unit === '%' ? '' : ` (${formatUnit(of.unit)})`}, {point.periodLabel}. {stands.text}{' '}
                {hoped[stands.judgement]}
              </li>
            );
          })}
        </ul>
      ) : null}
      {measures.length > 0 ? (
        <p className="govuk-body-s">
          {area.madeUp
            ? 'A made-up place is held against nobody: only its own past can tell.'
            : 'Named here is only what lies outside by its whole 95% interval, or by the rules of a control chart of its own past. Standing out may still be chance, good or bad recording, or a small place; it is not the effect of a reform, and not a ranking.'}
        </p>
      ) : null}
    </section>
  );
}
