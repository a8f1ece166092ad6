import { Figure } from '#app/components/figure.tsx';
import { formatUnit } from '#app/format.ts';
import type { ThenAndNow } from '#server/domain/ledger/pages/promises/starting-page.ts';

/** England's figure then or now, with its period, label and source. */
export function EnglandFigure({ measured, which }: { measured: ThenAndNow; which: 'start' | 'now' }) {
  const { metric } = measured;
  const figure = measured[which];
  if (!figure) return <>None is published here for that time</>;
  return (
    <>
      <Figure point={figure} unit={metric.unit} decimals={metric.decimals} />
      {metric.unit === '%' || metric.unit === 'count' ? '' : ` (${formatUnit(metric.unit)})`}, {figure.periodLabel}
      <span className="govuk-hint app-source">
        England, {figure.label}. Source: {figure.source}
      </span>
    </>
  );
}
