import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { CommitmentPage, SuccessionShown } from '#server/domain/ledger/pages/promises/commitment-page.ts';
import { LaterNote } from './recorded-later.tsx';
import { rowAnchor } from './row-anchor.ts';
import { EvidenceList, SourceCitation } from './source-citation.tsx';
import { TermChange } from './term-change.tsx';

/** Quantities, scope and wording that moved. Less than a ceiling is not a broken promise. */
export function Terms({ terms }: Pick<CommitmentPage, 'terms'>) {
  if (terms.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">Terms of the promise</h2>
        <p className="govuk-body">No change of its quantity, scope or wording was found in the pages read.</p>
      </>
    );
  }
  return (
    <ScrollingTable
      label="What was promised and later changed"
      caption="Terms of the promise that changed"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Term' }, { text: 'First' }, { text: 'Later' }, { text: 'When and why' }]}
      rows={terms.map((term) => [
        { text: term.term },
        { text: `${term.original}${term.isCeiling ? ' (an upper limit)' : ''}` },
        { text: term.later },
        {
          text: (
            <>
              <TermChange {...term} />
              <LaterNote of={term.id} />
            </>
          ),
        },
      ])}
    />
  );
}

const metricRoles = {
  outcome: 'Outcome: a result for children, families or staff',
  output: 'Output: what the promise directly produces',
  activity: 'Activity: volume or money, neutral alone',
  balance: 'Balance: read beside the others',
} as const;

/** What an outcome is to be read beside, or that nothing is named. */
function Counters({ metrics }: { metrics: CommitmentPage['metrics'][number]['counterMetrics'] }) {
  return (
    <span className="govuk-hint app-source">
      {metrics.length === 0 ? 'No counter-metric named' : 'Read beside it: '}
      {metrics.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? '; ' : ''}
          <a className="govuk-link" href={paths.metric(id)}>
            {name}
          </a>
        </span>
      ))}
    </span>
  );
}

/** The local figures that would show the promise working, by what they can show. */
export function CommitmentMetrics({ metrics, notMeasuredNote }: Pick<CommitmentPage, 'metrics' | 'notMeasuredNote'>) {
  return (
    <>
      <h2 className="govuk-heading-m">Figures that would show it working</h2>
      {metrics.length === 0 ? (
        <p className="govuk-body">Not measured. {notMeasuredNote ?? 'No metric is linked to this promise.'}</p>
      ) : (
        <>
          <p className="govuk-body">
            The links are editorial. A figure that moves shows what happened, not that the promise caused it.
          </p>
          <ScrollingTable
            label="Metrics of this promise"
            caption="Metrics linked to this promise"
            captionClasses="govuk-visually-hidden"
            head={[{ text: 'Metric' }, { text: 'What it can show' }, { text: 'Why' }]}
            rows={metrics.map((metric) => [
              {
                text: (
                  <a className="govuk-link" href={paths.metric(metric.id)}>
                    {metric.name}
                  </a>
                ),
              },
              {
                text: (
                  <>
                    {metricRoles[metric.role]}
                    {metric.role === 'outcome' ? <Counters metrics={metric.counterMetrics} /> : null}
                  </>
                ),
              },
              {
                text: (
                  <>
                    {metric.why}
                    {metric.status === 'proposed' ? ' Proposed by this project: not measured yet.' : ''}
                    {metric.evidence.length > 0 ? <EvidenceList evidence={metric.evidence} /> : null}
                  </>
                ),
              },
            ])}
          />
        </>
      )}
    </>
  );
}

function SuccessionLine({ line }: { line: SuccessionShown }) {
  return (
    <li>
      {line.kind.replaceAll('-', ' ')}:{' '}
      {line.commitment ? (
        <a className="govuk-link" href={paths.commitment(line.commitment.slug)}>
          {line.commitment.title}
        </a>
      ) : line.url ? (
        <a className="govuk-link" href={line.url} rel="external">
          {line.text}
        </a>
      ) : (
        line.text
      )}
      {line.happenedOn ? ` (${formatDate(line.happenedOn)})` : ''}. {line.why}
    </li>
  );
}

/** What it was replaced by, what it continues, and how it ended. */
export function Successions({ page }: { page: CommitmentPage }) {
  const { successors, predecessors, end } = page;
  if (successors.length + predecessors.length === 0 && !end) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What came before and after</h2>
      {end ? (
        <p className="govuk-body">
          Ended: {end.how}
          {end.endedOn ? ` on ${formatDate(end.endedOn)}` : ''}. {end.why.replace(/\.?$/, '.')}{' '}
          {end.source ? <SourceCitation source={end.source} /> : null}
        </p>
      ) : null}
      <ul className="govuk-list govuk-list--bullet">
        {successors.map((line, index) => (
          <SuccessionLine key={`after-${index}`} line={line} />
        ))}
        {predecessors.map((line, index) => (
          <SuccessionLine key={`before-${index}`} line={{ ...line, kind: `follows (${line.kind})` }} />
        ))}
      </ul>
    </>
  );
}

/** Days on which somebody looked for news of the promise, the latest first. */
export function Looks({ looks }: Pick<CommitmentPage, 'looks'>) {
  if (looks.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">When somebody looked</h2>
      <ul className="govuk-list govuk-list--bullet">
        {looks.toReversed().map(({ id, lookedOn, found }) => (
          <li key={id} id={rowAnchor(id)}>
            {formatDate(lookedOn)}: {found}
            <LaterNote of={id} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What nobody has recorded or published about the promise. */
export function Missing({ missing }: Pick<CommitmentPage, 'missing'>) {
  return (
    <>
      <h2 className="govuk-heading-m">What is missing</h2>
      {missing.length === 0 ? (
        <p className="govuk-body">Nothing that this service looks for is missing.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {missing.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      )}
    </>
  );
}
