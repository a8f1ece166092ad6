import { formatDate } from '#app/format.ts';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { paths } from '#app/paths.ts';
import type { JudgementShown } from '#server/domain/ledger/pages/promises/voices.ts';
import { LaterNote } from './recorded-later.tsx';
import { rowAnchor } from './row-anchor.ts';
import { EvidenceList } from './source-citation.tsx';

const outcomes: Record<JudgementShown['outcomeSeen'], string> = {
  yes: 'Yes',
  partly: 'Partly',
  'not-yet': 'Not yet',
  'cannot-tell': 'Cannot tell',
};

function Outcome({ outcomeSeen, metric }: JudgementShown) {
  return (
    <>
      {outcomes[outcomeSeen]}
      {metric ? (
        <>
          , by{' '}
          <a className="govuk-link" href={paths.metric(metric)}>
            the metric it rests on
          </a>
        </>
      ) : null}
    </>
  );
}

/** Verdicts of named organisations, side by side with the test each applied; never added up or averaged. */
export function Judgements({ judgements }: { judgements: readonly JudgementShown[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Verdicts of others</h2>
      {judgements.length === 0 ? (
        <p className="govuk-body">No organisation has recorded a verdict on this promise.</p>
      ) : (
        <p className="govuk-body">Each is its judge’s own. They stand side by side and are not added up.</p>
      )}
      {judgements.map((judgement) => (
        <article key={judgement.id} id={rowAnchor(judgement.id)}>
          <h3 className="govuk-heading-s">
            {judgement.judge}: {judgement.verdict}
          </h3>
          <SummaryList
            rows={[
              ...(judgement.milestone ? [{ key: 'Of the milestone', value: judgement.milestone.title }] : []),
              { key: 'Test applied', value: judgement.test },
              { key: 'Method', value: judgement.method },
              { key: 'Interest', value: judgement.interest },
              { key: 'Is the outcome seen?', value: <Outcome {...judgement} /> },
              { key: 'Judged on', value: formatDate(judgement.statedOn) },
            ]}
          />
          <LaterNote of={judgement.id} />
          <p className="govuk-body">
            <a className="govuk-link" href={paths.challenge(`judgement/${judgement.id}`)}>
              Challenge this verdict<span className="govuk-visually-hidden"> of {judgement.judge}</span>
            </a>
          </p>
          <EvidenceList evidence={judgement.evidence ? [judgement.evidence] : []} />
        </article>
      ))}
    </>
  );
}
