import { formatFigure, formatNumber, formatUnit } from '#app/format.ts';
import { type AskedFigure, figureName } from './return-figures.tsx';
import { ScrollingTable } from './scrolling-table.tsx';

type Figure = AskedFigure['figure'];
type Read = { figures: readonly (AskedFigure & { last: Figure })[]; lastPeriod: string };

/** A figure with the numbers it is made from: “75.0 (30 of 40)”. */
export function figureText(figure: Figure, unit: string, decimals: number): string {
  if (!figure) return '–';
  const { numerator, denominator } = figure;
  const shown = formatFigure(figure, unit, decimals);
  if (numerator === null || denominator === null) return shown;
  return `${shown} (${formatNumber(numerator)} of ${formatNumber(denominator)})`;
}

/** What was read from a file, beside what the authority gave for the period before. */
export function ReadFigures({ read: { figures, lastPeriod } }: { read: Read }) {
  const caption = 'What was read';
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Figure' },
        { text: 'This return', format: 'numeric' },
        { text: lastPeriod || 'Before', format: 'numeric' },
        { text: 'Explanation' },
      ]}
      rows={figures.map((each) => [
        { text: `${figureName(each)} (${formatUnit(each.unit)})` },
        { text: figureText(each.figure, each.unit, each.decimals), format: 'numeric' },
        { text: figureText(each.last, each.unit, each.decimals), format: 'numeric' },
        { text: each.figure?.explanation ?? '–' },
      ])}
    />
  );
}
