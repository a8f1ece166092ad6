import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dayIn, typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { UnexplainedFigures } from '#app/components/findings-table.tsx';
import { DecideWithdrawal, ReopenForm } from '#app/components/monitor/return-decisions.tsx';
import { QuestionThreads } from '#app/components/question-thread.tsx';
import { ReturnDifferences } from '#app/components/return-differences.tsx';
import { figureName, ReturnFigures } from '#app/components/return-figures.tsx';
import { ReturnHistory } from '#app/components/return-history.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { StaysPublic, VersionWhy } from '#app/components/version-why.tsx';
import { formatDate } from '#app/format.ts';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { Select } from '#app/govuk/select.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { versionsIn } from '#app/reporting.server.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `${data.area.name}, ${data.collection.periodLabel}` : 'Return') },
];

const placeIn = (params: LoaderFunctionArgs['params']) => ({
  collection: params.collection ?? '',
  area: params.area ?? '',
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const call = caller(request, user);
  const of = placeIn(params);
  const [current, { steps, versions }] = await Promise.all([call.return.current(of), call.return.history(of)]);
  const query = new URL(request.url).searchParams;
  const differing = versions.length > 1 ? await call.return.differences({ ...of, ...versionsIn(query) }) : null;
  const done = query.get('done');
  return {
    ...current,
    steps,
    versions,
    differing,
    user,
    csrf,
    keys: { accept: newKey(), query: newKey(), other: newKey() },
    done,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const call = caller(request, user);
  const of = placeIn(params);
  const key = textIn(form, 'key');
  const figure = textIn(form, 'figure');
  const text = textIn(form, 'text');
  if (textIn(form, 'step') === 'accept') {
    const written = await attempt(() => call.return.accept({ key, ...of, version: Number(textIn(form, 'version')) }));
    if ('refused' in written) {
      const { detail, status } = written.refused;
      return data({ field: 'accept', message: detail, figure, text, reason: '', typed: typedIn(form) }, { status });
    }
    throw redirect(paths.monitorReturn(of.collection, of.area, { done: 'accepted' }), 303);
  }
  const version = Number(textIn(form, 'version'));
  const reason = textIn(form, 'reason');
  const asTyped = { figure, text, reason, typed: typedIn(form) };
  const told = (field: string, message: string, status: number) => data({ field, message, ...asTyped }, { status });
  if (textIn(form, 'step') === 'reopen') {
    const endsOn = dayIn(typedIn(form), 'endsOn');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(endsOn)) return told('endsOn', 'Enter the last day the return is open', 400);
    if (reason === '') return told('reason', 'Enter why the return is reopened', 400);
    const written = await attempt(() => call.return.reopen({ key, ...of, endsOn, reason }));
    if ('refused' in written) return told('endsOn', written.refused.detail, written.refused.status);
    throw redirect(paths.monitorReturn(of.collection, of.area, { done: 'reopened' }), 303);
  }
  if (textIn(form, 'step') === 'withdrawal') {
    const decision = textIn(form, 'decision');
    if (decision !== 'grant' && decision !== 'refuse') return told('decision', 'Choose whether it is withdrawn', 400);
    if (reason === '') return told('reason', 'Enter your reason', 400);
    const decide = decision === 'grant' ? call.return.grantWithdrawal : call.return.refuseWithdrawal;
    const written = await attempt(() => decide({ key, ...of, version, reason }));
    if ('refused' in written) return told('decision', written.refused.detail, written.refused.status);
    const done = decision === 'grant' ? 'withdrawn' : 'kept';
    throw redirect(paths.monitorReturn(of.collection, of.area, { done }), 303);
  }
  if (text === '') return told('text', 'Enter your question', 400);
  const [metric = '', breakdown = 'total'] = figure.split(' ');
  const written = await attempt(() => call.return.query({ key, ...of, metric, breakdown, text }));
  if ('refused' in written) {
    return told('text', written.refused.detail, written.refused.status);
  }
  throw redirect(paths.monitorReturn(of.collection, of.area, { done: 'queried' }), 303);
}

type Page = Awaited<ReturnType<typeof loader>>;
type Faulty = ReturnType<typeof useActionData<typeof action>>;

const doneWords: Record<string, string> = {
  accepted: 'The return was accepted. It is published with the next release.',
  queried: 'Your question was sent. The return can be accepted once it is answered.',
  reopened: 'The return was reopened. The authority was told by letter.',
  withdrawn: 'The withdrawal was granted. The authority was told by letter.',
  kept: 'The withdrawal was refused: the return stays accepted. The authority was told by letter.',
};

function AskForm({ page, faulty }: { page: Page; faulty: Faulty }) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Ask about a figure</h2>
      <CsrfField token={page.csrf} />
      <input type="hidden" name="step" value="query" />
      <input type="hidden" name="key" value={page.keys.query} />
      <Select
        name="figure"
        label="Figure"
        value={faulty?.figure}
        items={page.asked.map((each) => ({ value: `${each.metric} ${each.breakdown}`, text: figureName(each) }))}
      />
      <Textarea
        name="text"
        label="Your question"
        hint="Ask about the figure, never about one child, family or worker."
        value={faulty?.text}
        errorMessage={faulty?.field === 'text' ? faulty.message : undefined}
      />
      <Button variant="secondary" preventDoubleClick>
        Send the question
      </Button>
    </form>
  );
}

function AcceptForm({ page }: { page: Page }) {
  return (
    <>
      <h2 className="govuk-heading-m" id="accept">
        Accept
      </h2>
      {page.acts.includes('accept') ? (
        <form method="post">
          <p className="govuk-body">Accepting a return does not publish it: two officials do that with a release.</p>
          <CsrfField token={page.csrf} />
          <input type="hidden" name="step" value="accept" />
          <input type="hidden" name="key" value={page.keys.accept} />
          <input type="hidden" name="version" value={page.version?.number} />
          <Button preventDoubleClick>Accept version {page.version?.number}</Button>
        </form>
      ) : (
        <p className="govuk-body">A question about this version has no answer yet. It can be accepted after that.</p>
      )}
    </>
  );
}

export default function MonitoredReturn() {
  const page = useLoaderData<typeof loader>();
  const faulty = useActionData<typeof action>();
  const { area, collection, standing, acts, version, asked, questions, steps, versions, user, csrf, done } = page;
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.monitor()}
      caption={area.name}
      heading={`Return for ${collection.periodLabel}`}
      before={<BackLink href={paths.monitor()} />}
      notice={
        faulty ? (
          <ErrorSummary errorList={[{ href: `#${faulty.field}`, text: faulty.message }]} />
        ) : done && doneWords[done] ? (
          <NotificationBanner type="success" text={doneWords[done]} />
        ) : null
      }
    >
      <SummaryList
        rows={[
          { key: 'Collection', value: `${collection.programmeName} (${collection.id})` },
          { key: 'Status', value: page.standingWords },
          ...(page.openUntil ? [{ key: 'Open until', value: formatDate(page.openUntil) }] : []),
        ]}
      />
      <VersionWhy version={version} published={page.published} />
      {version?.why && page.published !== null ? (
        <p className="govuk-body">
          <a
            className="govuk-link"
            href={`${paths.monitorReturn(collection.id, area.code, { from: page.published, to: version.number })}#differences`}
          >
            What version {version.number} changes of what is published
          </a>
        </p>
      ) : null}
      {page.state === 'withdrawn' || page.state === 'withdrawal-asked' ? (
        <StaysPublic published={page.published} />
      ) : null}
      {version ? <ReturnFigures asked={asked} caption={`Version ${version.number}`} /> : null}
      <UnexplainedFigures warnings={page.warnings} />
      {acts.includes('grantWithdrawal') ? <DecideWithdrawal page={page} faulty={faulty} /> : null}
      {acts.includes('accept') || standing === 'to-answer' ? <AcceptForm page={page} /> : null}
      {acts.includes('query') ? <AskForm page={page} faulty={faulty} /> : null}
      <QuestionThreads messages={questions} />
      {acts.includes('reopen') ? <ReopenForm page={page} faulty={faulty} /> : null}
      {page.differing ? (
        <ReturnDifferences differing={page.differing} action={paths.monitorReturn(collection.id, area.code)} />
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.commentary(collection.id, area.code)}>
          Commentary on these figures and the authority’s reply
        </a>
      </p>
      <h2 className="govuk-heading-m">History</h2>
      <ReturnHistory steps={steps} versions={versions} />
    </SignedInPage>
  );
}
