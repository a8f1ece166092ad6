import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FindingsTable } from '#app/components/findings-table.tsx';
import { ReadFigures } from '#app/components/read-figures.tsx';
import { fieldId } from '#app/components/return-form/field-names.ts';
import { FigureConflicts } from '#app/components/return-form/figure-conflicts.tsx';
import { ReturnPage } from '#app/components/return-page.tsx';
import { type AnsweredWhy, placeOfWhy, RevisionQuestion, type WhyFinding } from '#app/components/revision-question.tsx';
import { StaffHours } from '#app/components/staff-hours.tsx';
import { formatCount } from '#app/format.ts';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { hoursIn, returnForm, returnPage, revisionIn, whyFindings } from '#app/reporting.server.ts';
import { chosenIn, valuesIn } from '#app/return-form.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? pageTitle(`Check and submit the form for ${data.collection.periodLabel}`, {
          error: data.findings.some(({ severity }) => severity === 'error'),
        })
      : pageTitle('Check and submit'),
  },
];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, user, csrf } = await returnPage(args);
  const form = await call.return.draft({ area, collection });
  const read = form.given > 0 ? await call.return.preview({ area, collection, values: form.values }) : null;
  return { ...form, read, user, csrf, key: newKey() };
}

type Missing = { metric: string; breakdown: string };

/** What the page says to a form that was not taken. */
const told = (
  message: string | undefined,
  status: number,
  { missing = [], why = null }: { missing?: readonly Missing[]; why?: AnsweredWhy | null } = {},
) => data({ message, missing, why }, { status });

export async function action(args: ActionFunctionArgs) {
  const { call, area, collection, form } = await returnForm(args);
  const key = textIn(form, 'key');
  if (textIn(form, 'step') === 'choose') {
    const chosen = chosenIn(form);
    const missing = chosen.filter(({ taken }) => taken === null);
    if (missing.length > 0) return told('Choose a figure for each difference', 400, { missing });
    const figures = chosen
      .filter(({ taken }) => taken === 'theirs')
      .map(({ metric, breakdown, yours, theirs }) => ({ metric, breakdown, now: theirs, was: yours }));
    const onto = Number(textIn(form, 'onto'));
    const kept = await attempt(() => call.return.saveDraft({ key, area, collection, figures, onto }));
    if ('refused' in kept) return told(kept.refused.detail, kept.refused.status);
    throw redirect(paths.returnForm(collection, area, 'check'), 303);
  }
  const [draft, baseVersion] = [Number(textIn(form, 'draft')), Number(textIn(form, 'baseVersion'))];
  const values = valuesIn(form);
  const given = revisionIn(form);
  const about = { staffHours: hoursIn(form), ...given };
  const written = await attempt(() =>
    call.return.submit({ key, area, collection, values, draft, baseVersion, ...about }),
  );
  if ('refused' in written)
    return told(written.refused.detail, written.refused.status, { why: { given, findings: [] } });
  const why = whyFindings(written.done.findings);
  if (why.length > 0) return told(undefined, 422, { why: { given, findings: why } });
  if (!written.done.accepted) throw redirect(paths.returnForm(collection, area, 'check'), 303);
  const done = written.done.unchanged ? 'unchanged' : 'submitted';
  throw redirect(paths.return(collection, area, undefined, { done }), 303);
}

type Page = Awaited<ReturnType<typeof loader>>;

/** Where a finding leads: the field on its page; those about no figure of the form to its first page. */
function fieldOf({ collection, area, sections }: Page, finding: Page['findings'][number]): string {
  const { section, metric, breakdown, field } = finding;
  const page = paths.returnForm(collection.id, area.code, section ?? sections[0]?.id);
  if (!metric || !breakdown) return page;
  return `${page}#${fieldId(field, { metric, breakdown })}`;
}

function Notice({ page, message, why }: { page: Page; message: string | undefined; why: readonly WhyFinding[] }) {
  const errors = page.findings.filter(({ severity }) => severity === 'error');
  if (!message && why.length === 0 && errors.length === 0) return null;
  return (
    <ErrorSummary
      errorList={[
        ...(message ? [{ text: message }] : []),
        ...why.map((finding) => ({ href: placeOfWhy(finding), text: finding.message })),
        ...errors.map((finding) => ({
          href: fieldOf(page, finding),
          text:
            finding.name && !finding.message.includes(finding.name)
              ? `${finding.name}: ${finding.message}`
              : finding.message,
        })),
      ]}
    />
  );
}

function Submit({ page, why }: { page: Page; why: AnsweredWhy | null }) {
  const { draft, values, version, published, csrf, key, closed, findings } = page;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (closed) return <InsetText>{closed}</InsetText>;
  if (!draft) return <InsetText>Nothing was changed since the latest version: there is nothing to submit.</InsetText>;
  if (errors > 0) return <p className="govuk-body">Correct every error, then submit. Warnings do not stop you.</p>;
  return (
    <form method="post">
      <CsrfField token={csrf} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="draft" value={draft.revision} />
      <input type="hidden" name="baseVersion" value={version} />
      <input type="hidden" name="values" value={JSON.stringify(values)} />
      <RevisionQuestion published={published} answered={why} />
      <StaffHours />
      <Button preventDoubleClick>Submit for sign-off</Button>
    </form>
  );
}

function Overtaken({ page, missing }: { page: Page; missing: readonly Missing[] }) {
  const { overtaken, csrf, key } = page;
  if (!overtaken) return null;
  const { version, figures } = overtaken;
  return (
    <>
      <p className="govuk-body">
        Version {version} was submitted since this draft was begun.{' '}
        {figures.length > 0
          ? 'Choose for each figure which one stays; every other figure is that version’s.'
          : 'Your draft holds nothing else than that version.'}
      </p>
      <FigureConflicts
        csrf={csrf}
        writeKey={key}
        missing={missing}
        hidden={{ onto: String(version) }}
        conflicts={figures.map((each) => ({ ...each, writer: null }))}
      />
    </>
  );
}

export default function CheckForm() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { collection, area, findings, overtaken, given, read, user, csrf } = page;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return (
    <ReturnPage
      user={user}
      csrf={csrf}
      area={area}
      collection={collection}
      heading="Check your figures and submit them"
      notice={<Notice page={page} message={answered?.message} why={answered?.why?.findings ?? []} />}
    >
      {overtaken ? (
        <Overtaken page={page} missing={answered?.missing ?? []} />
      ) : (
        <>
          {given === 0 ? <p className="govuk-body">Nothing has been written into the form yet.</p> : null}
          {findings.length > 0 ? (
            <FindingsTable
              findings={findings.map((finding) => ({ ...finding, row: null }))}
              href={(index) => (findings[index] ? fieldOf(page, findings[index]) : undefined)}
              caption={`${formatCount(findings.length - warnings, 'error')} and ${formatCount(warnings, 'warning')}`}
            />
          ) : null}
          {read ? <ReadFigures read={read} /> : null}
          {given > 0 ? <Submit page={page} why={answered?.why ?? null} /> : null}
        </>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.returnForm(collection.id, area.code)}>
          All pages of the form
        </a>
      </p>
    </ReturnPage>
  );
}
