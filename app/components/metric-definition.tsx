import { formatUnit } from '#app/format.ts';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { metricStatus } from './metric-words.ts';

type Props = { metric: Metric; words: { basis: string; polarity: string } };

const listed = (items: readonly string[]) => (items.length > 0 ? items.join(', ') : 'none');

/** How a metric is made, by whom, and by which rules a return of it is checked. */
export function MetricDefinition({ metric, words }: Props) {
  const rows: [string, string | null][] = [
    ['Id', metric.id],
    ['Counted', metric.numerator],
    ['Out of', metric.denominator],
    ['Unit', formatUnit(metric.unit)],
    ['One figure covers', `${words.basis}${metric.basisNote ? `. ${metric.basisNote}` : ''}`],
    ['Which way is hoped for', words.polarity],
    ['Standing', `${metricStatus[metric.status].word}. ${metricStatus[metric.status].meaning}`],
    ['Worked out from', metric.derivedFrom.length > 0 ? listed(metric.derivedFrom) : null],
    ['Collected through', metric.collection],
    ['How often', metric.frequency],
    ['Fit to be asked each quarter', metric.core ? `Yes: ${metric.coreWhy ?? 'one of the twelve'}` : 'No'],
    ['Already held centrally', metric.alreadyHeld ? 'Yes: councils are not asked again' : 'No'],
    ['Breakdowns', listed(metric.breakdowns)],
    ['Hidden to protect children', disclosureText(metric)],
    ['Checks of a return', metric.rulesText.length > 0 ? metric.rulesText.join('; ') : null],
    [
      'A change that wants an explanation',
      metric.changeThresholdPct === null
        ? null
        : `more than ${metric.changeThresholdPct}% on the same period a year before`,
    ],
    ['Where the definition comes from', metric.definitionSource],
    ['Baseline', metric.baselineNote],
    ['Note', metric.note],
    ['How sure this is', metric.confidence === 'recall' ? 'Rests partly on general knowledge.' : null],
  ];
  return (
    <>
      <h2 className="govuk-heading-m">How it is made</h2>
      <SummaryList rows={rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))} />
    </>
  );
}

function disclosureText({ disclosure }: Pick<Metric, 'disclosure'>): string {
  return disclosure.kind === 'hide'
    ? `Counts from ${disclosure.from} to ${disclosure.to} in returns are shown as c, and so are rates made of them`
    : 'Nothing: it counts no children, or comes as published';
}
