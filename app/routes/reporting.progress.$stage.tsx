import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dayIn, typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, faultAt } from '#app/components/fault-summary.tsx';
import { ActField, type Typed } from '#app/components/ledger-acts/act-field.tsx';
import { partWords, stateWords } from '#app/components/rollout/local-words.ts';
import { ReportList } from '#app/components/rollout/standing-history.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { returnForm, returnPage } from '#app/reporting.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? `How far you are: ${page.item.title}` : 'How far you are') },
];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area: code, user, csrf } = await returnPage(args);
  const { area, items } = await call.programme.progressOfArea({ area: code });
  const item = items.find(({ slug }) => slug === args.params.stage);
  if (!item) throw problemResponse(problem('NOT_FOUND', 'There is no such step for your authority.'));
  return { area, item, user, csrf, key: newKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { call, area, form } = await returnForm(args);
  const typed = typedIn(form);
  const stage = args.params.stage ?? '';
  const { key = '', state = '', reason = '' } = typed;
  const report = { key, area, stage, seen: typed.seen || null, state, liveOn: dayIn(typed, 'liveOn'), reason };
  const written = await attempt(() => call.programme.reportProgress(report));
  if ('done' in written) throw redirect(paths.progress(area, { done: stage }), 303);
  const { refused } = written;
  return data({ typed, faults: faultsIn(refused, 'state') }, { status: refused.status });
}

const liveOn = {
  kind: 'date',
  name: 'liveOn',
  label: 'When did it go live?',
  hint: 'Only for a step that is live. For example, 27 3 2026',
} as const;
const reason = {
  kind: 'text',
  name: 'reason',
  label: 'Reason',
  hint: 'Needed where the go-live date changes, where the step is no longer live and where it is not being implemented. It is published: never write about one child, family or worker.',
} as const;

const hrefs: Record<string, string> = { state: '#state', liveOn: '#liveOn-day', reason: '#reason' };

/** What the form begins with: what was typed, or else the last report without its reason. */
function beginning(page: Awaited<ReturnType<typeof loader>>): Typed {
  const latest = page.item.standing?.latest;
  const [year = '', month = '', day = ''] = latest?.liveOn?.split('-') ?? [];
  return { state: latest?.state ?? '', 'liveOn-day': day, 'liveOn-month': month, 'liveOn-year': year };
}

export default function YourStep() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { area, item, user, csrf, key } = page;
  const typed: Typed = failed?.typed ?? beginning(page);
  const faultOf = (field: string) => faultAt(failed?.faults, field);
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.progress()}
      before={<BackLink href={paths.progress(area.code)} />}
      notice={<FaultSummary faults={failed?.faults} anchorOf={({ field }) => hrefs[field] ?? '#state'} />}
      caption={`${area.name}, ${partWords[item.pillar] ?? item.pillar}`}
      heading={item.title}
      width="two-thirds"
    >
      <form method="post" noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="seen" value={item.standing?.latest.id ?? ''} />
        <Radios
          name="state"
          legend="How far is this step?"
          value={typed.state}
          errorMessage={faultOf('state')}
          items={Object.entries(stateWords).map(([value, text]) => ({ value, text }))}
        />
        <ActField field={liveOn} typed={typed} fault={faultOf('liveOn')} />
        <ActField field={reason} typed={typed} fault={faultOf('reason')} />
        <Button preventDoubleClick>Report</Button>
      </form>
      <h2 className="govuk-heading-m">What you reported before</h2>
      {item.standing ? <ReportList standing={item.standing} /> : <p className="govuk-body">Nothing yet.</p>}
    </SignedInPage>
  );
}
