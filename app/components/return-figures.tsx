import { formatFigure, formatNumber, formatSymbol, formatUnit, symbolWords } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import { ScrollingTable } from './scrolling-table.tsx';

export type AskedFigure = {
  metric: string;
  breakdown: string;
  name: string;
  breakdownLabel: string;
  unit: string;
  decimals: number;
  figure: {
    numerator: number | null;
    denominator: number | null;
    value: number | null;
    symbol: string | null;
    explanation: string | null;
  } | null;
};

/** A figure with the newest the area gave before it; `change` is this one less that one. */
type KeptFigure = AskedFigure & {
  before: { value: number | null; symbol: string | null; periodLabel: string } | null;
  change: number | null;
};

const partOf = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : formatNumber(value);

/** The name of a figure: “Families open to Family Help, Under 1”. */
export function figureName({
  name,
  breakdown,
  breakdownLabel,
}: Pick<AskedFigure, 'name' | 'breakdown' | 'breakdownLabel'>) {
  return breakdown === 'total' ? name : `${name}, ${breakdownLabel}`;
}

function Before({ before, unit, decimals }: AskedFigure & { before: NonNullable<KeptFigure['before']> }) {
  return (
    <>
      {formatFigure(before, unit, decimals)}
      <div className="govuk-hint govuk-!-margin-bottom-0">{before.periodLabel}</div>
    </>
  );
}

/** A change in words: “+12”, “-1.5 points”. */
export function changeText(change: number, { unit, decimals }: Pick<AskedFigure, 'unit' | 'decimals'>): string {
  return `${change > 0 ? '+' : ''}${formatNumber(change, decimals)}${unit === '%' ? ' points' : ''}`;
}

/** The figures of a return as they are kept, each beside what the area gave before. */
export function ReturnFigures({ asked, caption }: { asked: readonly KeptFigure[]; caption: string }) {
  const symbols = [...new Set(asked.flatMap(({ figure }) => figure?.symbol ?? []))];
  return (
    <>
      <ScrollingTable
        label={caption}
        caption={caption}
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[
          { text: 'Figure' },
          { text: 'Numerator', format: 'numeric' },
          { text: 'Denominator', format: 'numeric' },
          { text: 'Value', format: 'numeric' },
          { text: 'Given before', format: 'numeric' },
          { text: 'Change', format: 'numeric' },
          { text: 'Explanation' },
        ]}
        rows={asked.map((each) => [
          { text: `${figureName(each)} (${formatUnit(each.unit)})` },
          { text: partOf(each.figure?.numerator), format: 'numeric' },
          { text: partOf(each.figure?.denominator), format: 'numeric' },
          {
            text: each.figure ? formatFigure(each.figure, each.unit, each.decimals) : 'not given',
            format: 'numeric',
          },
          { text: each.before ? <Before {...each} before={each.before} /> : '–', format: 'numeric' },
          { text: each.change === null ? '–' : changeText(each.change, each), format: 'numeric' },
          { text: each.figure?.explanation ?? '–' },
        ])}
      />
      {symbols.length > 0 ? (
        <p className="govuk-body">{symbols.map((symbol) => `${symbol}: ${formatSymbol(symbol)}`).join('; ')}.</p>
      ) : null}
    </>
  );
}

/** The template as a CSV file and as a workbook. */
export function Templates({ collection, area }: { collection: string; area: string }) {
  return (
    <ul className="govuk-list">
      <li>
        <a className="govuk-link" href={paths.template(collection, area)}>
          Download the template (CSV)
        </a>
      </li>
      <li>
        <a className="govuk-link" href={paths.templateWorkbook(collection, area)}>
          Download the template (Excel)
        </a>
      </li>
    </ul>
  );
}

/** How to fill in the template. */
export function TemplateHelp() {
  return (
    <Details summary="How to fill in the template">
      <ul className="govuk-list govuk-list--bullet">
        <li>There is one row for each figure. Do not change the first five columns.</li>
        <li>Where a metric has a denominator, give numerator and denominator and leave the value empty.</li>
        <li>Where a metric is a number, give the value.</li>
        <li>
          The columns after the explanation are for you to read: the metric’s name and rules, and what you gave for the
          period before. We do not read what you write in them.
        </li>
        <li>
          Where there is no figure, leave the numbers empty and give a symbol:{' '}
          {Object.entries(symbolWords)
            .map(([symbol, words]) => `${symbol} (${words})`)
            .join(', ')}
          . Only u may stand beside a number.
        </li>
        <li>An explanation says why a figure is what it is. Never write about one child, family or worker.</li>
      </ul>
    </Details>
  );
}
