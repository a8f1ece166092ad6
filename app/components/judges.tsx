import { formatCount, formatDate } from '#app/format.ts';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import type { AboutPage } from '#server/domain/ledger/pages/method-pages.ts';

const notYet = 'Not stated yet: it has not published a judgement.';

/** Who judges promises here: each organisation with the method and the interest that its latest judgement states. */
export function Judges({ judges }: Pick<AboutPage, 'judges'>) {
  return (
    <>
      <h2 className="govuk-heading-m">Who judges</h2>
      {judges.length === 0 ? (
        <p className="govuk-body">No organisation judges promises here yet.</p>
      ) : (
        <p className="govuk-body">
          Organisations that record verdicts here, each for itself. No official can hold back, edit or remove a verdict.
          The method and the interest are those in its latest verdict.
        </p>
      )}
      {judges.map(({ organisation, judgements, method, interest, latestOn }) => (
        <section key={organisation}>
          <h3 className="govuk-heading-s">{organisation}</h3>
          <SummaryList
            rows={[
              {
                key: 'Judgements',
                value: latestOn
                  ? `${formatCount(judgements, 'judgement')}, the latest on ${formatDate(latestOn)}`
                  : 'None published yet',
              },
              { key: 'Method', value: method ?? notYet },
              { key: 'Interest', value: interest ?? notYet },
            ]}
          />
        </section>
      ))}
    </>
  );
}
