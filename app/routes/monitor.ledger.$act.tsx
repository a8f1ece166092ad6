import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type ActSubject, doAct, typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { ActField, faultAnchor, type Typed } from '#app/components/ledger-acts/act-field.tsx';
import { type ActName, actForm, correctionFields } from '#app/components/ledger-acts/act-forms.ts';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatDate } from '#app/format.ts';
import { attempt, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Select } from '#app/govuk/select.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { requireForm, requireUser, type SignedIn } from '#app/session.server.ts';
import { type Caller, caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  const title = data ? `${data.form.title}: ${data.record.title}` : 'Add to the record';
  return [{ title: pageTitle(error ? 'Add to the record' : title) }];
};

type Args = Pick<LoaderFunctionArgs, 'request' | 'params'>;

/** The form asked for and what it is about; refused where there is no such thing or it is not this person's to do. */
async function formOf(call: Caller, { user }: SignedIn, { request, params }: Args) {
  const form = actForm(params.act);
  const query = new URL(request.url).searchParams;
  const commitment = query.get('commitment') ?? '';
  if (!form || commitment === '') throw problemResponse(problem('NOT_FOUND', 'There is no such page.'));
  if (!user.memberships.some(({ role }) => role === form.role)) {
    throw problemResponse(problem('FORBIDDEN', 'Your role does not allow this.'));
  }
  const record = await call.ledger.promise({ commitment });
  const milestone = record.milestones.find(({ slug }) => slug === query.get('milestone')) ?? null;
  const row = record.rows.find(({ id, fields }) => fields !== null && id === query.get('row')) ?? null;
  const isThere = form.of === 'milestone' ? milestone !== null : params.act !== 'correct' || row !== null;
  if (!isThere) throw problemResponse(problem('NOT_FOUND', 'The promise has no such milestone or row.'));
  const fields = [...correctionFields(row?.fields ?? {}), ...form.fields];
  return { name: params.act as ActName, form, fields, record, milestone, row };
}

export async function loader(args: LoaderFunctionArgs) {
  const session = await requireUser(args.request);
  const found = await formOf(caller(args.request, session.user), session, args);
  const judges = session.user.memberships.flatMap(({ role, organisation }) =>
    role === 'assessor' ? organisation : [],
  );
  return { ...session, ...found, judges, key: newKey() };
}

type Fault = { field: string; message: string };

export async function action(args: ActionFunctionArgs) {
  const session = await requireForm(args.request);
  const call = caller(args.request, session.user);
  const { name, fields, record, milestone, row } = await formOf(call, session, args);
  const typed = typedIn(session.form);
  const of: ActSubject = {
    commitment: record.slug,
    milestone: milestone?.slug ?? typed.milestone ?? '',
    ...{ part: row?.part ?? '', row: row?.id ?? '', standing: row?.fields ?? {} },
  };
  const written = await attempt(() => doAct(call, name, typed, fields, of));
  if ('done' in written) throw redirect(paths.record(record.slug, { done: name }), 303);
  const { findings, detail, status } = written.refused;
  const faults = (findings as Fault[] | undefined) ?? [{ field: '', message: detail }];
  return data({ typed, faults }, { status });
}

type Page = Awaited<ReturnType<typeof loader>>;

/** What the person must have seen before they answer. */
function Before({ page }: { page: Page }) {
  const { name, milestone, record, row, judges } = page;
  if (name === 'judge') return <InsetText>You judge for {judges.join(' or ')}.</InsetText>;
  if (name === 'correct') return <InsetText>{row?.words}</InsetText>;
  if (name === 'term' && record.terms.length > 0) {
    return <InsetText>Now: {record.terms.map(({ term, later }) => `${term}: ${later}`).join('; ')}</InsetText>;
  }
  if (name !== 'move-date' || !milestone) return null;
  const last = milestone.dates.at(-1);
  const due = last?.due ? formatDate(last.due, last.precision) : null;
  const why = last?.reason ? ` The last reason: ${last.reason}` : '';
  return (
    <InsetText>
      {last ? `The date now: ${due ?? 'no date'}.${why}` : 'No date was ever given: this is its first, not a move.'}
    </InsetText>
  );
}

/** Which part of the promise a judge judges, and for whom where they belong to several. */
function JudgeChoices({ page, typed }: { page: Page; typed: Typed }) {
  const { record, judges } = page;
  return (
    <>
      {judges.length > 1 ? (
        <Select
          name="judge"
          label="For which organisation do you judge?"
          value={typed.judge}
          items={judges.map((judge) => ({ value: judge, text: judge }))}
        />
      ) : null}
      <Select
        name="milestone"
        label="What do you judge?"
        value={typed.milestone}
        items={[
          { value: '', text: 'The whole promise' },
          ...record.milestones.map(({ slug, title }) => ({ value: slug, text: title })),
        ]}
      />
    </>
  );
}

export default function Act() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { user, csrf, key, name, form, fields, record, milestone, row } = page;
  const standing = Object.entries(row?.fields ?? {}).map(([field, value]) => [`changes.${field}`, value ?? '']);
  const typed: Typed = failed?.typed ?? Object.fromEntries(standing);
  const faultOf = (field: string) => failed?.faults.find((fault) => fault.field === field)?.message;
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.records()}
      before={<BackLink href={paths.record(record.slug)}>Back to the record</BackLink>}
      notice={
        failed ? (
          <ErrorSummary
            errorList={failed.faults.map(({ field, message }) => ({ href: faultAnchor(fields, field), text: message }))}
          />
        ) : null
      }
      caption={milestone ? `${record.title}: ${milestone.title}` : record.title}
      heading={form.title}
      width="two-thirds"
    >
      <p className="govuk-body">{form.about}</p>
      <Before page={page} />
      <form method="post" noValidate id="act">
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={key} />
        {name === 'move-date' ? <input type="hidden" name="seenStep" value={milestone?.step ?? -1} /> : null}
        {name === 'judge' ? <JudgeChoices page={page} typed={typed} /> : null}
        {fields.map((field) => (
          <ActField key={field.name} field={field} typed={typed} fault={faultOf(field.name)} />
        ))}
        <Button preventDoubleClick>{form.submit}</Button>
      </form>
    </SignedInPage>
  );
}
