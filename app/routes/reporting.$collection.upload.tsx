import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FindingsSummary, FindingsTable } from '#app/components/findings-table.tsx';
import { ReadFigures } from '#app/components/read-figures.tsx';
import { TemplateHelp, Templates } from '#app/components/return-figures.tsx';
import {
  type Explained,
  ExplainFigures,
  type ExplanationFault,
  explanationId,
} from '#app/components/return-form/explain-figures.tsx';
import { ReturnPage } from '#app/components/return-page.tsx';
import { placeOfWhy, RevisionQuestion } from '#app/components/revision-question.tsx';
import { StaffHours } from '#app/components/staff-hours.tsx';
import { formatCount } from '#app/format.ts';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { FileUpload } from '#app/govuk/file-upload.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { hoursIn, returnForm, returnPage, revisionIn, whyFindings } from '#app/reporting.server.ts';
import { explanationsIn } from '#app/return-form.server.ts';
import { fileIn, fileMessage } from '#app/uploaded-file.server.ts';
import type { Finding } from '#server/domain/returns/finding.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Upload your figures') }];

/** What was written beside the file, and what is wrong with it. */
type Beside = { typed: Explained[]; faults: ExplanationFault[] };
const nothing: Beside = { typed: [], faults: [] };

const faultsOf = (
  findings: readonly Pick<Finding, 'severity' | 'metric' | 'breakdown' | 'name' | 'message' | 'fix'>[],
): ExplanationFault[] =>
  findings.flatMap(({ severity, metric, breakdown, name, message, fix }) =>
    severity === 'error' && metric
      ? [{ metric, breakdown: breakdown ?? 'total', name: name ?? metric, message, fix }]
      : [],
  );

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, user, csrf } = await returnPage(args);
  const current = await call.return.current({ area, collection });
  const { collection: facts, area: place, version, published } = current;
  return { collection: facts, area: place, baseVersion: version?.number ?? 0, published, user, csrf };
}

export async function action(args: ActionFunctionArgs) {
  const { call, area, collection, form } = await returnForm(args);
  if (textIn(form, 'step') === 'submit') {
    const file = textIn(form, 'file');
    const baseVersion = Number(textIn(form, 'baseVersion'));
    const explanations = explanationsIn(form);
    const revision = revisionIn(form);
    const given = { file, explanations, baseVersion, staffHours: hoursIn(form), ...revision };
    const written = await attempt(() => call.return.submit({ key: textIn(form, 'key'), area, collection, ...given }));
    if ('refused' in written) return data({ message: written.refused.detail }, { status: written.refused.status });
    const { accepted, unchanged, findings, counts } = written.done;
    if (!accepted) {
      const asItWas = await call.return.preview({ area, collection, file });
      // Where the file by itself is good, what was written beside it is not: that is shown again, each text in its field.
      const read = asItWas.accepted ? asItWas : null;
      const told = read ?? { findings, counts };
      const why = read ? { given: revision, findings: whyFindings(findings) } : null;
      const beside = read ? { typed: explanations, faults: faultsOf(findings) } : nothing;
      const again = { findings: told.findings, counts: told.counts, read, beside, why };
      return data({ ...again, file, key: read ? newKey() : null }, { status: 422 });
    }
    throw redirect(paths.return(collection, area, undefined, { done: unchanged ? 'unchanged' : 'submitted' }), 303);
  }
  const uploaded = await fileIn(form, 'file');
  if (!uploaded) return data({ message: 'Select a CSV file or an Excel workbook' }, { status: 400 });
  const checked = await attempt(() => call.return.preview({ area, collection, file: uploaded.base64 }));
  if ('refused' in checked) return data({ message: checked.refused.detail }, { status: checked.refused.status });
  const { accepted, findings, counts } = checked.done;
  const message = fileMessage(findings);
  if (message) return data({ message }, { status: 422 });
  const key = accepted ? newKey() : null;
  return data(
    { findings, counts, read: checked.done, beside: nothing, why: null, file: uploaded.base64, key },
    { status: accepted ? 200 : 422 },
  );
}

type Page = Awaited<ReturnType<typeof loader>>;
type Checked = Extract<Exclude<ReturnType<typeof useActionData<typeof action>>, undefined>, { file: string }>;

function UploadForm({ csrf, message }: { csrf: string; message?: string }) {
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <CsrfField token={csrf} />
      <FileUpload
        name="file"
        label="Upload a CSV or Excel file"
        labelClasses="govuk-label--m"
        hint="Use the template, or DfE’s tidy layout. The file is checked first; nothing is stored until you submit it."
        accept=".csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        errorMessage={message}
      />
      <Button preventDoubleClick>Check the file</Button>
    </form>
  );
}

function FindingsFile({ page, checked }: { page: Page; checked: Checked }) {
  return (
    <form method="post" action={paths.return(page.collection.id, page.area.code, 'findings.csv')}>
      <CsrfField token={page.csrf} />
      <input type="hidden" name="file" value={checked.file} />
      <Button variant="secondary">Download the findings (CSV)</Button>
    </form>
  );
}

function Findings({ page, checked }: { page: Page; checked: Checked }) {
  const { findings, counts } = checked;
  return (
    <>
      <p className="govuk-body">
        {formatCount(counts.rows, 'row was', 'rows were')} read. Nothing was stored. Correct every error in your file
        and upload it again. Warnings do not stop you: they ask for an explanation.
      </p>
      <FindingsTable
        findings={findings}
        caption={`${formatCount(counts.errors, 'error')} and ${formatCount(counts.warnings, 'warning')}`}
      />
      <FindingsFile page={page} checked={checked} />
      <UploadForm csrf={page.csrf} />
    </>
  );
}

function Confirm({ page, checked }: { page: Page; checked: Checked }) {
  const { findings, counts, read, beside, why, file, key } = checked;
  const toExplain = read?.toExplain ?? [];
  return (
    <>
      <p className="govuk-body">
        {formatCount(counts.rows, 'row was', 'rows were')} read and there are no errors. Nothing is stored yet.
      </p>
      {findings.length > 0 ? (
        <>
          <InsetText>
            Warnings do not stop you.
            {toExplain.length > 0
              ? ' Those about a figure ask for an explanation: write it below, or the approver and the department will see the figure without one.'
              : null}
          </InsetText>
          <FindingsTable findings={findings} caption={formatCount(counts.warnings, 'warning')} />
          <FindingsFile page={page} checked={checked} />
        </>
      ) : null}
      {read ? <ReadFigures read={read} /> : null}
      <form method="post">
        <CsrfField token={page.csrf} />
        <input type="hidden" name="step" value="submit" />
        <input type="hidden" name="key" value={key ?? ''} />
        <input type="hidden" name="baseVersion" value={page.baseVersion} />
        <input type="hidden" name="file" value={file} />
        {read && toExplain.length > 0 ? (
          <>
            <h2 className="govuk-heading-m">Explain what is unusual</h2>
            <ExplainFigures figures={toExplain} lastPeriod={read.lastPeriod} {...beside} />
          </>
        ) : null}
        <RevisionQuestion published={page.published} answered={why} />
        <StaffHours />
        <Button preventDoubleClick>Submit for sign-off</Button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.return(page.collection.id, page.area.code, 'upload')}>
          Upload another file instead
        </a>
      </p>
    </>
  );
}

/** What was written beside the file and cannot be taken, each with its field. */
const faultsBeside = ({ beside, why }: Checked) => [
  ...beside.faults.map((fault) => ({ href: `#${explanationId(fault)}`, text: `${fault.name}: ${fault.message}` })),
  ...(why?.findings ?? []).map((each) => ({ href: placeOfWhy(each), text: each.message })),
];

export default function Upload() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const checked = answered && 'file' in answered ? answered : null;
  const message = answered && 'message' in answered ? answered.message : undefined;
  const faulty = checked !== null && checked.counts.errors > 0;
  const beside = checked ? faultsBeside(checked) : [];
  const heading = faulty
    ? `Your file has ${formatCount(checked.counts.errors, 'error')}`
    : checked
      ? 'Check before you submit'
      : 'Upload your figures';
  return (
    <ReturnPage
      user={page.user}
      csrf={page.csrf}
      area={page.area}
      collection={page.collection}
      heading={heading}
      notice={
        message ? (
          <ErrorSummary errorList={[{ href: '#file', text: message }]} />
        ) : faulty ? (
          <FindingsSummary findings={checked.findings} />
        ) : beside.length > 0 ? (
          <ErrorSummary errorList={beside} />
        ) : null
      }
    >
      {checked === null ? (
        <>
          <Templates collection={page.collection.id} area={page.area.code} />
          <TemplateHelp />
          <UploadForm csrf={page.csrf} message={message} />
        </>
      ) : faulty ? (
        <Findings page={page} checked={checked} />
      ) : (
        <Confirm page={page} checked={checked} />
      )}
    </ReturnPage>
  );
}
