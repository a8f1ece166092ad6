import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import { ScrollingTable } from './scrolling-table.tsx';

type Check = { code: string; severity: 'error' | 'warning'; meaning: string; fix: string; whoCanFix: string };
type CrossRule = { id: string; rule: string; codes: string[]; how: string };

const severityWords = { error: 'Blocks the return', warning: 'Asks for an explanation' };

/** How returns are checked: every code with what it means, and how each rule across metrics is applied. */
export function ReturnChecks({ checks, crossRules }: { checks: readonly Check[]; crossRules: readonly CrossRule[] }) {
  return (
    <>
      <p className="govuk-body">
        A return goes through the same checks by form, by CSV file, by Excel workbook and by program. Each has a
        permanent code, says what to do and who can do it, and either blocks the return or asks for an explanation. All
        findings come at once. The rules of each metric are data on the metric; the template shows them before you fill
        it in.{' '}
        <a className="govuk-link" href={paths.checks()}>
          Every check with its code (JSON)
        </a>
      </p>
      <p className="govuk-body">
        Those who report may say how long it took:{' '}
        <a className="govuk-link" href={paths.burden()}>
          what reporting takes
        </a>
        .
      </p>
      <Details summary={`All ${checks.length} checks`}>
        <ScrollingTable
          label="Checks of a return"
          caption="Checks of a return"
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={['Code', 'What is wrong', 'What it does', 'What to do', 'Who can fix it'].map((text) => ({ text }))}
          rows={checks.map(({ code, severity, meaning, fix, whoCanFix }) => [
            { text: code },
            { text: meaning },
            { text: severityWords[severity] },
            { text: fix },
            { text: whoCanFix },
          ])}
        />
      </Details>
      <h3 className="govuk-heading-s">How an unusual count is found (OUT-001)</h3>
      <p className="govuk-body">
        Most of these counts are small and skewed: from 2 to 4 is a rise of 100% and says nothing, and a mean with a
        standard deviation does not fit them. So a quarter is compared with the same area’s last four quarters by the
        chance of so large a difference if nothing had changed. A count, or a rate by population, is compared by the
        exact conditional test of two Poisson counts; a percentage by Fisher’s exact test. Where chance alone would give
        it less than once in 1,000, an explanation is asked for. At least two earlier quarters are needed. Counts above
        100 are left to the percentage change (CHG-001), because large counts vary by more than chance. Days and money
        come in lumps and are not tested.
      </p>
      {crossRules.length > 0 ? (
        <Details summary={`All ${crossRules.length} rules across metrics`}>
          <ScrollingTable
            label="Rules across metrics"
            caption="Rules across metrics"
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            head={['Rule', 'What it says', 'How it is applied', 'Codes'].map((text) => ({ text }))}
            rows={crossRules.map(({ id, rule, how, codes }) => [
              { text: id },
              { text: rule },
              { text: how },
              { text: codes.length > 0 ? codes.join(', ') : '–' },
            ])}
          />
        </Details>
      ) : null}
    </>
  );
}
