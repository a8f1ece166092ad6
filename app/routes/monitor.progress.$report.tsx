import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { decisionWords, reportedWords, reporterWords } from '#app/components/rollout/local-words.ts';
import { GoLiveMoves, ReportList } from '#app/components/rollout/standing-history.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? `${page.step.title}, ${page.area.name}` : 'Step to confirm') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const found = await caller(request, user).programme.reportToConfirm({ report: params.report ?? '' });
  return { ...found, user, csrf, key: newKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const typed = typedIn(form);
  const { key = '', confirmed, note = '' } = typed;
  // The report the form was drawn for: where the area has reported since, the system says so.
  const report = typed.seen || (params.report ?? '');
  if (confirmed !== 'yes' && confirmed !== 'no') {
    const faults: FormFault[] = [{ field: 'report', message: 'Choose whether you confirm the report' }];
    return data({ typed, faults }, { status: 400 });
  }
  const word = { key, report, confirmed: confirmed === 'yes', note };
  const written = await attempt(() => caller(request, user).programme.confirmProgress(word));
  const done = word.confirmed ? 'confirmed' : 'not-confirmed';
  if ('done' in written) throw redirect(paths.progressToConfirm({ done }), 303);
  const { refused } = written;
  return data({ typed, faults: faultsIn(refused, 'report') }, { status: refused.status });
}

export default function StepToConfirm() {
  const { area, step, standing, user, csrf, key } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const faultOf = (field: string) => faultAt(failed?.faults, field);
  const { latest } = standing;
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.progressToConfirm()}
      before={<BackLink href={paths.progressToConfirm()} />}
      notice={
        <FaultSummary faults={failed?.faults} anchorOf={({ field }) => (field === 'note' ? '#note' : '#confirmed')} />
      }
      caption={area.name}
      heading={step.title}
      width="two-thirds"
    >
      <SummaryList
        rows={[
          { key: 'The latest report', value: `${reportedWords(latest)}, ${reporterWords(latest)}` },
          { key: 'Reason given', value: latest.reason ?? 'None' },
          { key: 'Go-live date', value: <GoLiveMoves standing={standing} /> },
          { key: 'Department', value: decisionWords(latest) },
        ]}
      />
      <form method="post" noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="seen" value={latest.id} />
        <Radios
          name="confirmed"
          legend="Do you confirm this report?"
          value={failed?.typed.confirmed}
          errorMessage={faultOf('report')}
          items={[
            { value: 'yes', text: 'Yes, it is counted from the next release on' },
            { value: 'no', text: 'No, it is published as not confirmed' },
          ]}
        />
        <Textarea
          name="note"
          label="Your reason"
          hint="Needed where you do not confirm. It is published and sent to the authority."
          rows={4}
          value={failed?.typed.note}
          errorMessage={faultOf('note')}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
      <h2 className="govuk-heading-m">All reports of this step</h2>
      <ReportList standing={standing} />
    </SignedInPage>
  );
}
