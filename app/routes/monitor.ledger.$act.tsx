import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { doAct, typedIn } from '#app/act-input.server.ts';
import { actAsked, subjectOf } from '#app/act-subject.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { ActField, faultAnchor, type Typed } from '#app/components/ledger-acts/act-field.tsx';
import { BeforeAct, JudgeChoices, judgeAnswers, SeenFields } from '#app/components/ledger-acts/before-act.tsx';
import { CheckAnswers } from '#app/components/ledger-acts/check-answers.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (error || !data) return [{ title: pageTitle('Add to the record') }];
  const of = data.record ?? data.recommendation;
  return [{ title: pageTitle(of ? `${data.form.title}: ${of.title}` : data.form.title) }];
};

export async function loader(args: LoaderFunctionArgs) {
  const session = await requireUser(args.request);
  const asked = await actAsked(caller(args.request, session.user), session, args);
  const judges = session.user.memberships.flatMap(({ role, organisation }) =>
    role === 'assessor' ? organisation : [],
  );
  return { ...session, ...asked, judges, key: newKey() };
}

type Step = 'form' | 'check';

/**
 * The form sends its answers to be checked; they are shown with their questions, and from there recorded or changed. They
 * are decided both times, so that what somebody else did in between is told.
 */
export async function action(args: ActionFunctionArgs) {
  const session = await requireForm(args.request);
  const call = caller(args.request, session.user);
  const asked = await actAsked(call, session, args);
  const typed = typedIn(session.form);
  const back = (step: Step, faults: FormFault[], status = 200) => data({ step, typed, faults }, { status });
  if (typed.step === 'change') return back('form', []);
  const isRecording = typed.step === 'record';
  const written = await attempt(() =>
    doAct(call, asked.name, typed, asked.fields, subjectOf(asked, typed), !isRecording),
  );
  if ('refused' in written) {
    return back('form', faultsIn(written.refused, ''), written.refused.status);
  }
  if (!isRecording) return back('check', []);
  const { commitment, slug } = written.done;
  const done = asked.name;
  throw redirect(commitment ? paths.record(commitment, { done }) : paths.recommendationRecord(slug, { done }), 303);
}

type Page = Awaited<ReturnType<typeof loader>>;

/** What is typed into the form at first: a row as it stands, or what the address chose. */
function firstTyped({ row, chosen }: Page): Typed {
  const standing = Object.entries(row?.fields ?? {}).map(([field, value]) => [`changes.${field}`, value ?? '']);
  return { ...Object.fromEntries(standing), ...(chosen ? { recommendation: chosen } : {}) };
}

export default function Act() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { user, csrf, key, name, form, fields, record, recommendation, milestone, answer, judges } = page;
  const back = recommendation
    ? paths.recommendationRecord(recommendation.slug)
    : record
      ? paths.record(record.slug)
      : paths.records();
  const typed: Typed = sent?.typed ?? firstTyped(page);
  const faults = sent?.faults ?? [];
  const isCheck = sent?.step === 'check';
  const faultOf = (field: string) => faultAt(faults, field);
  const judging = name === 'judge' && record ? { record, judges, typed } : null;
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.records()}
      before={
        <BackLink href={back}>{record || recommendation ? 'Back to the record' : 'The record of promises'}</BackLink>
      }
      notice={<FaultSummary faults={faults} anchorOf={({ field }) => faultAnchor(fields, field)} />}
      caption={[record?.title, recommendation?.title, milestone?.title, isCheck ? form.title : null]
        .filter(Boolean)
        .join(': ')}
      heading={isCheck ? 'Check your answers before you record them' : form.title}
      width="two-thirds"
    >
      {isCheck ? null : <p className="govuk-body">{form.about}</p>}
      <BeforeAct {...page} />
      <form method="post" noValidate id="act">
        <CsrfField token={csrf} />
        {isCheck ? (
          <CheckAnswers
            fields={fields}
            typed={typed}
            submit={form.submit}
            more={judging ? judgeAnswers(judging) : []}
          />
        ) : (
          <>
            <input type="hidden" name="key" value={key} />
            <SeenFields {...page} milestone={milestone} answer={answer} />
            {judging ? <JudgeChoices {...judging} /> : null}
            {fields.map((field) => (
              <ActField key={field.name} field={field} typed={typed} fault={faultOf(field.name)} />
            ))}
            <Button preventDoubleClick>Continue</Button>
          </>
        )}
      </form>
    </SignedInPage>
  );
}
