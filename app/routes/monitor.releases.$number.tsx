import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { PreviewForm } from '#app/components/monitor/preview-form.tsx';
import { ReleaseReportView } from '#app/components/release-report.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { DateInput } from '#app/govuk/date-input.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Input } from '#app/govuk/input.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { londonInstant } from '#app/london-instant.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Release ${data.release.number}` : 'Release') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const call = caller(request, user);
  const all = await call.release.preview();
  const release = all.find(({ number }) => String(number) === params.number);
  if (!release) throw problemResponse(problem('NOT_FOUND', 'There is no such release.'));
  const { report: _, ...standing } = release;
  return {
    user,
    csrf,
    key: newKey(),
    release: standing,
    report: await call.release.contents({ number: release.number }),
  };
}

type Given = { when: string; day: string; month: string; year: string; hour: string };
type Seen = Pick<Given, 'day' | 'month' | 'year'>;
const nothing: Given = { when: '', day: '', month: '', year: '', hour: '9:30' };

/** What is wrong with the hour asked for, by field; the instant where nothing is. */
function publishAtOf(given: Given): { publishAt: string | null } | { field: string; fault: string } {
  if (given.when === 'now') return { publishAt: null };
  if (given.when !== 'later') return { field: 'when', fault: 'Select when the release comes out' };
  const publishAt = londonInstant(given, given.hour);
  if (!publishAt) return { field: 'at-day', fault: 'Enter a real date and an hour like 9:30' };
  return { publishAt };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const number = Number(params.number);
  const key = textIn(form, 'key');
  const call = caller(request, user);
  const [when, day, month, year, hour] = ['when', 'at-day', 'at-month', 'at-year', 'hour'].map((name) =>
    textIn(form, name),
  );
  const given = { when, day, month, year, hour } as Given;
  if (textIn(form, 'act') === 'preview') {
    const seen: Seen = { day: textIn(form, 'on-day'), month: textIn(form, 'on-month'), year: textIn(form, 'on-year') };
    const moment = londonInstant(seen, '9:30');
    if (moment) return redirect(paths.preview(number, moment.slice(0, 10)), 303);
    return data({ given: nothing, seen, field: 'on-day', fault: 'Enter a real day' }, { status: 400 });
  }
  if (textIn(form, 'act') === 'recall') {
    const result = await attempt(() => call.release.recall({ key, number }));
    if ('done' in result) return redirect(paths.preparedRelease(number), 303);
    return data(
      { given, seen: nothing, field: 'recall', fault: result.refused.detail },
      { status: result.refused.status },
    );
  }
  const asked = publishAtOf(given);
  if ('fault' in asked) return data({ given, seen: nothing, ...asked }, { status: 400 });
  const result = await attempt(() => call.release.approve({ key, number, publishAt: asked.publishAt }));
  if ('done' in result) return redirect(paths.preparedRelease(number), 303);
  return data({ given, seen: nothing, field: 'when', fault: result.refused.detail }, { status: result.refused.status });
}

export default function PreparedRelease() {
  const { user, csrf, key, release, report } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { number, title, note, state, mayApprove, mayRecall, previewDay, preparedAt } = release;
  return (
    <SignedInPage
      heading={title}
      caption={`Release ${number}`}
      user={user}
      csrf={csrf}
      at={paths.preparedReleases()}
      notice={
        failed ? (
          <ErrorSummary errorList={[{ href: `#${failed.field}`, text: failed.fault }]} />
        ) : (
          <Standing {...release} publishAt={release.publishAt ? String(release.publishAt) : null} />
        )
      }
    >
      <p className="govuk-body">Prepared at {formatMoment(String(preparedAt))}.</p>
      {note && <p className="govuk-body">{note}</p>}
      {report && <ReleaseReportView report={report} />}
      {previewDay && (
        <PreviewForm
          number={number}
          csrf={csrf}
          day={previewDay}
          typed={failed?.field === 'on-day' ? failed.seen : null}
          fault={failed?.field === 'on-day' ? failed.fault : undefined}
        />
      )}
      {state === 'prepared' && !mayApprove && (
        <InsetText>You prepared this release, so another official has to approve it.</InsetText>
      )}
      {mayApprove && (
        <Approve number={number} csrf={csrf} keyValue={key} given={failed?.given ?? nothing} failed={failed} />
      )}
      {mayRecall && (
        <form method="post" action={paths.preparedRelease(number)} id="recall">
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={key} />
          <h2 className="govuk-heading-m">Take it back</h2>
          <p className="govuk-body">What it holds goes into the next release. Its number is not used again.</p>
          <Button variant="warning" name="act" value="recall" preventDoubleClick>
            Take release {number} back
          </Button>
        </form>
      )}
    </SignedInPage>
  );
}

function Standing({ number, state, publishAt }: { number: number; state: string; publishAt: string | null }) {
  if (state === 'void') return <NotificationBanner text={`Release ${number} was taken back.`} />;
  if (state !== 'approved' || !publishAt) return null;
  return (
    <NotificationBanner>
      <p className="govuk-notification-banner__heading">
        Approved. It comes out at {formatMoment(publishAt)}.{' '}
        <a className="govuk-notification-banner__link" href={paths.release(number)}>
          Its public page
        </a>{' '}
        shows from then on.
      </p>
    </NotificationBanner>
  );
}

type ApproveProps = {
  number: number;
  csrf: string;
  keyValue: string;
  given: Given;
  failed: { field: string; fault: string } | undefined;
};

function Approve({ number, csrf, keyValue, given, failed }: ApproveProps) {
  const faultAt = (field: string) => (failed?.field === field ? failed.fault : undefined);
  return (
    <form method="post" action={paths.preparedRelease(number)} noValidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="key" value={keyValue} />
      <Radios
        name="when"
        legend="When does the release come out?"
        legendClasses="govuk-fieldset__legend--m"
        value={given.when || null}
        errorMessage={faultAt('when')}
        items={[
          { value: 'now', text: 'Now' },
          { value: 'later', text: 'At the day and hour below' },
        ]}
      />
      <DateInput
        id="at"
        namePrefix="at"
        legend="Day (only for later)"
        hint="For example, 30 6 2027"
        values={given}
        errorMessage={faultAt('at-day')}
      />
      <Input
        name="hour"
        label="Hour in England (only for later)"
        hint="For example, 9:30"
        classes="govuk-input--width-5"
        value={given.hour}
      />
      <Button preventDoubleClick>Approve release {number}</Button>
    </form>
  );
}
