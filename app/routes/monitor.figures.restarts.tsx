import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, faultAt } from '#app/components/fault-summary.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { Select } from '#app/govuk/select.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Usual ranges that begin again') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const found = await caller(request, user).figure.restarts();
  return { user, csrf, ...found, key: newKey(), done: new URL(request.url).searchParams.get('done') };
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const typed = typedIn(form);
  const { key = '', metric = '', area = '', period = '', reason = '' } = typed;
  const written = await attempt(() => caller(request, user).figure.beginAgain({ key, metric, area, period, reason }));
  if ('done' in written) throw redirect(paths.rangeRestarts({ done: 'recorded' }), 303);
  const { refused } = written;
  return data({ typed, faults: faultsIn(refused, 'reason') }, { status: refused.status });
}

export default function RangeRestarts() {
  const { user, csrf, key, done, items, metrics, areas } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const given = (name: string) => failed?.typed[name];
  const faultOf = (field: string) => faultAt(failed?.faults, field);
  return (
    <SignedInPage
      heading="Usual ranges that begin again"
      user={user}
      csrf={csrf}
      at={paths.officialFigures()}
      before={<BackLink href={paths.officialFigures()}>Official figures</BackLink>}
      notice={
        failed ? (
          <FaultSummary faults={failed.faults} />
        ) : done === 'recorded' ? (
          <NotificationBanner type="success" text="Recorded. Readers see it with the next release." />
        ) : null
      }
    >
      <p className="govuk-body">
        A place’s usual range comes from its own past. Where what is counted, or how, has changed, the figures before
        are another process: the range begins again, readers see from when and why, and the figures before keep their
        own. Nothing recorded here is changed or removed.
      </p>
      {items.length > 0 ? (
        <ScrollingTable
          label="Recorded"
          caption="Recorded"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={[{ text: 'Metric' }, { text: 'Where' }, { text: 'From' }, { text: 'Why' }, { text: 'Shown' }]}
          rows={items.map(({ metric, metricName, areaName, periodName, reason, release }) => [
            {
              text: (
                <a className="govuk-link" href={paths.metric(metric)}>
                  {metricName}
                </a>
              ),
            },
            { text: areaName ?? 'Everywhere' },
            { text: periodName },
            { text: reason },
            { text: release === null ? 'with the next release' : `since release ${release}` },
          ])}
        />
      ) : (
        <p className="govuk-body">None was begun again so far.</p>
      )}
      <h2 className="govuk-heading-m">Begin a usual range again</h2>
      <form method="post" noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={given('key') ?? key} />
        <Select
          name="metric"
          label="Which metric?"
          value={given('metric') ?? ''}
          errorMessage={faultOf('metric')}
          items={[
            { value: '', text: 'Choose a metric' },
            ...metrics.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Select
          name="area"
          label="Where?"
          value={given('area') ?? ''}
          errorMessage={faultOf('area')}
          items={[{ value: '', text: 'Everywhere' }, ...areas.map(({ code, name }) => ({ value: code, text: name }))]}
        />
        <Input
          name="period"
          label="From which period on?"
          hint="As the data have it: 2025|RY for a reporting year, 202425|FY for a financial year, 202526|Q1 for a quarter."
          value={given('period')}
          errorMessage={faultOf('period')}
        />
        <Textarea
          name="reason"
          label="Why?"
          hint="It is published. What changed, and who says so, in 1,000 characters or fewer."
          rows={4}
          value={given('reason')}
          errorMessage={faultOf('reason')}
        />
        <Button preventDoubleClick>Begin the range again</Button>
      </form>
    </SignedInPage>
  );
}
