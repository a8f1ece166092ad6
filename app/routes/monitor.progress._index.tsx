import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { reportedWords } from '#app/components/rollout/local-words.ts';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { attempt, faultsIn, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Steps to confirm') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const query = new URL(request.url).searchParams;
  const page = Number(query.get('page') ?? 1);
  const found = await caller(request, user).programme.reportsToConfirm({ page });
  return { user, csrf, found, done: query.get('done'), key: newKey() };
}

/** Confirms every report that was ticked, or none of them. */
export async function action({ request }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const reports = form.getAll('reports').map(String);
  if (reports.length === 0) {
    const faults: FormFault[] = [{ field: '', message: 'Choose the reports to confirm' }];
    return data({ reports, faults }, { status: 400 });
  }
  const word = { key: textIn(form, 'key'), reports };
  const written = await attempt(() => caller(request, user).programme.confirmReports(word));
  if ('done' in written) throw redirect(paths.progressToConfirm({ done: 'several' }), 303);
  const { refused } = written;
  return data({ reports, faults: faultsIn(refused, '') }, { status: refused.status });
}

const doneWords: Record<string, string> = {
  confirmed: 'The report was confirmed. That shows with the next release.',
  several: 'The reports were confirmed. That shows with the next release.',
  'not-confirmed': 'The report was not confirmed. The authority is told your reason.',
};

export default function StepsToConfirm() {
  const { user, csrf, found, done, key } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const [first] = found.items;
  const hrefOf = ({ field }: FormFault) =>
    `#report-${found.items.some(({ id }) => id === field) ? field : (first?.id ?? '')}`;
  return (
    <SignedInPage
      heading="Steps to confirm"
      user={user}
      csrf={csrf}
      at={paths.progressToConfirm()}
      notice={
        failed ? (
          <FaultSummary title="No report was confirmed" faults={failed.faults} anchorOf={hrefOf} />
        ) : done && doneWords[done] ? (
          <NotificationBanner type="success" text={doneWords[done]} />
        ) : null
      }
    >
      <p className="govuk-body">
        What authorities report of the steps, the longest waiting first. Only what you confirm is counted as live. What
        you do not confirm is published as such, with your reason: open the report to say that.
      </p>
      {found.items.length === 0 ? (
        <p className="govuk-body">No report waits.</p>
      ) : (
        <form method="post" noValidate>
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={key} />
          <ScrollingTable
            label="Reports that wait"
            caption={formatCount(found.total, 'report waits', 'reports wait')}
            captionClasses="govuk-table__caption--m"
            classes="app-wide-table"
            head={[
              { text: 'Confirm' },
              { text: 'Step' },
              { text: 'Authority' },
              { text: 'As reported' },
              { text: 'Reported on' },
            ]}
            rows={found.items.map((report) => [
              {
                text: (
                  <Checkboxes
                    name="reports"
                    idPrefix={`report-${report.id}`}
                    classes="govuk-checkboxes--small"
                    errorMessage={faultAt(failed?.faults, report.id)}
                    values={failed?.reports ?? []}
                    items={[
                      {
                        value: report.id,
                        text: (
                          <span className="govuk-visually-hidden">
                            Confirm {report.stage}, {report.area.name}
                          </span>
                        ),
                      },
                    ]}
                  />
                ),
              },
              {
                text: (
                  <a className="govuk-link" href={paths.reportToConfirm(report.id)}>
                    {report.stage}
                    <span className="govuk-visually-hidden">, {report.area.name}</span>
                  </a>
                ),
              },
              { text: report.area.name },
              { text: `${reportedWords(report)}${report.reason ? `: ${report.reason}` : ''}` },
              { text: formatDate(report.statedOn) },
            ])}
          />
          <Button preventDoubleClick>Confirm the reports chosen</Button>
          <p className="govuk-hint">
            Either all the reports you choose are confirmed or none is. If one cannot be, we tell you which.
          </p>
        </form>
      )}
      <ListPages page={found.page} pages={found.pages} to={(page) => paths.progressToConfirm({ page })} />
    </SignedInPage>
  );
}
