import { formatNumber, formatSymbol, formatValue } from '#app/format.ts';
import type { RevisionKind } from '#server/domain/returns/versions/revision.ts';

type Point = {
  value: number | null;
  symbol: string | null;
  provisional?: boolean;
  revision?: RevisionKind | null;
  low?: number | null;
  high?: number | null;
};

type Props = {
  point: Point | null;
  unit: string;
  decimals: number;
  /** Its 95% interval stands below it. */
  ranged?: boolean;
};

/** One figure. A symbol says its meaning to a screen reader and on hovering; where nothing is published, words say so. */
export function Figure({ point, unit, decimals, ranged = false }: Props) {
  if (!point) return <span className="app-symbol">none published</span>;
  return (
    <>
      {point.value === null ? null : formatValue(point.value, unit.startsWith('£') ? '£' : unit, decimals)}
      {point.symbol ? (
        <>
          {point.value === null ? null : ' '}
          <abbr className="app-symbol" title={formatSymbol(point.symbol)}>
            {point.symbol}
          </abbr>
          <span className="govuk-visually-hidden"> ({formatSymbol(point.symbol)})</span>
        </>
      ) : null}
      {point.provisional ? ' (provisional)' : null}
      {point.revision ? ` (${point.revision === 'correction' ? 'corrected' : 'revised'})` : null}
      {ranged && point.low != null && point.high != null ? (
        <span className="app-range">
          {formatNumber(point.low, decimals)} to {formatNumber(point.high, decimals)}
        </span>
      ) : null}
    </>
  );
}
