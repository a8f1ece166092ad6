import { formatDate, formatNumber, formatValue } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import type { PartnershipYear, ReportShown, TestShown } from '#server/domain/partnerships/partnership-years.ts';

export const verdictWords: Record<TestShown['verdict'], string> = {
  met: 'Met',
  partly: 'Partly met',
  'not-met': 'Not met',
};

export const moneyHowWords: Record<NonNullable<ReportShown['moneyHow']>, string> = {
  pooled: 'Pooled in one budget',
  'spent-together': 'Spent together from separate budgets',
  both: 'Both pooled and spent together',
};

/** A number reported; what was not reported is never a zero. */
export function countText(count: number | null): string {
  return count === null ? 'not reported' : formatNumber(count);
}

/** Pounds to the pound, or to the penny where pennies were reported. */
export function moneyText(pounds: number | null): string {
  if (pounds === null) return 'not reported';
  return formatValue(pounds, '£', Number.isInteger(pounds) ? 0 : 2);
}

const withDocument = (text: string, document: string | null) => (
  <>
    {text}
    {document ? <span className="app-partnership__document">Document: {document}</span> : null}
  </>
);

/** What a partnership reported of a year, each answer with its document. */
export function PartnershipReport({ report }: { report: ReportShown }) {
  const how = report.moneyHow ? `. ${moneyHowWords[report.moneyHow]}` : '';
  const made = report.delegationsText ? `. ${report.delegationsText}` : '';
  return (
    <SummaryList
      rows={[
        {
          key: 'Money pooled or spent together',
          value: withDocument(`${moneyText(report.moneyGbp)}${how}`, report.moneyDocument),
        },
        {
          key: 'Information-sharing agreements',
          value: withDocument(
            `Signed: ${countText(report.agreementsSigned)}. In force: ${countText(report.agreementsInForce)}`,
            report.agreementsDocument,
          ),
        },
        {
          key: 'Delegations to operational leaders',
          value: withDocument(`${countText(report.delegations)}${made}`, report.delegationsDocument),
        },
        { key: 'Education as relevant agency', value: report.education ?? 'not reported' },
        { key: 'Reported on', value: formatDate(report.statedOn) },
        ...(report.reason ? [{ key: 'Why it was reported again', value: report.reason }] : []),
      ]}
    />
  );
}

/** How others answered the three tests; where nobody did, it says so. */
export function PartnershipTests({ tests }: Pick<PartnershipYear, 'tests'>) {
  return (
    <SummaryList
      rows={tests.map(({ title, question, answer, earlier }) => ({
        key: title,
        value: (
          <>
            <span className="app-partnership__document">{question}</span>
            {answer ? <TestAnswer answer={answer} /> : <strong>Not answered by anybody independent</strong>}
            {earlier.map((each) => (
              <span key={each.id} className="app-partnership__document">
                Before, on {formatDate(each.statedOn)}, by {each.judge}: {verdictWords[each.verdict]}. {each.reason}
              </span>
            ))}
          </>
        ),
      }))}
    />
  );
}

function TestAnswer({ answer }: { answer: TestShown }) {
  return (
    <>
      <strong>{verdictWords[answer.verdict]}</strong>. {answer.reason}
      <span className="app-partnership__document">
        Answered by {answer.judge} on {formatDate(answer.statedOn)}. Document: {answer.document}
      </span>
    </>
  );
}

/** One year of a partnership under its own heading. */
export function PartnershipYearSection({ year }: { year: PartnershipYear }) {
  const id = `year-${year.period.split('|')[0]}`;
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {year.label.charAt(0).toUpperCase() + year.label.slice(1)}
      </h2>
      <h3 className="govuk-heading-s">What the partnership reported</h3>
      {year.report ? (
        <PartnershipReport report={year.report} />
      ) : (
        <p className="govuk-body">The partnership reported nothing for this year.</p>
      )}
      {year.earlier.map((report) => (
        <Details key={report.id} summary={`What it reported before, on ${formatDate(report.statedOn)}`}>
          <PartnershipReport report={report} />
        </Details>
      ))}
      <h3 className="govuk-heading-s">The three tests</h3>
      <PartnershipTests tests={year.tests} />
      <Gaps gaps={year.gaps} />
    </section>
  );
}

/** What nobody reported or answered. */
export function Gaps({ gaps, heading = 'What is missing' }: { gaps: readonly string[]; heading?: string }) {
  if (gaps.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">{heading}</h3>
      <ul className="govuk-list govuk-list--bullet">
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </>
  );
}
