import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, faultAt } from '#app/components/fault-summary.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { Select } from '#app/govuk/select.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? `Challenge to ${page.sent.title}, ${formatMoment(page.sent.receivedAt)}` : 'Challenge') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const sent = await caller(request, user).challenge.byId({ challenge: params.challenge ?? '' });
  return { user, csrf, sent, key: newKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const typed = typedIn(form);
  const { key = '', outcome = '', answer = '', removed = '' } = typed;
  const remove = String(form.get('remove') ?? '');
  const decision = { key, challenge: params.challenge ?? '', outcome, answer, remove, removed };
  const written = await attempt(() => caller(request, user).challenge.moderate(decision));
  if ('done' in written) throw redirect(paths.challenges({ done: 'decided' }), 303);
  const { refused } = written;
  return data({ typed, faults: faultsIn(refused, 'outcome') }, { status: refused.status });
}

const grounds = [
  { value: '', text: 'Nothing is taken out' },
  { value: 'name', text: 'The name of a person' },
  { value: 'contact', text: 'Contact details' },
  { value: 'case', text: 'The number of a case or person' },
  { value: 'story', text: 'What would tell who a child or family is' },
];

type Sent = Awaited<ReturnType<typeof loader>>['sent'];

function stateOf({ outcome, may, organisation, publicBy }: Sent): string {
  if (outcome) return outcome === 'upheld' ? 'Upheld' : 'Declined';
  return may
    ? `Waits. Public at the latest at ${formatMoment(publicBy)}`
    : `Waits for somebody of another organisation: it is the word of ${organisation} that is challenged`;
}

export default function Moderate() {
  const { user, csrf, sent, key } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const faultOf = (field: string) => faultAt(failed?.faults, field);
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.challenges()}
      before={<BackLink href={paths.challenges()}>Challenges</BackLink>}
      notice={<FaultSummary faults={failed?.faults} />}
      caption="Challenge"
      heading={sent.title}
      width="two-thirds"
    >
      {sent.words ? (
        <p className="app-quote">{sent.words.text}</p>
      ) : (
        <p className="govuk-body">
          Its words are shown to whoever may decide on it, and to everybody once it is decided and published.
        </p>
      )}
      <SummaryList
        rows={[
          ...(sent.words ? [{ key: 'What shows it', value: sent.words.source }] : []),
          { key: 'Received', value: formatMoment(sent.receivedAt) },
          { key: 'State', value: stateOf(sent) },
          {
            key: 'Entry',
            value: (
              <a className="govuk-link" href={paths.entry(sent)}>
                {sent.recommendation ? 'The recommendation' : 'The promise'}
              </a>
            ),
          },
        ]}
      />
      {sent.may ? (
        <form method="post" noValidate>
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={failed?.typed.key ?? key} />
          <Radios
            name="outcome"
            legend="Is the challenge right?"
            hint="It is published either way, with your answer."
            value={failed?.typed.outcome}
            errorMessage={faultOf('outcome')}
            items={[
              { value: 'upheld', text: 'Yes, it is upheld' },
              { value: 'declined', text: 'No, it is declined' },
            ]}
          />
          <Textarea
            name="answer"
            label="Your answer"
            hint="It is published. Say what you read and why you decide so."
            rows={6}
            value={failed?.typed.answer}
            errorMessage={faultOf('answer')}
          />
          <Textarea
            name="remove"
            label="Words to take out (optional)"
            hint="Only what tells who a person is, exactly as it stands, one passage a line."
            rows={3}
            value={failed?.typed.remove}
            errorMessage={faultOf('remove')}
          />
          <Select
            name="removed"
            label="Why words are taken out"
            items={grounds}
            value={failed?.typed.removed ?? ''}
            errorMessage={faultOf('removed')}
          />
          <Button preventDoubleClick>Decide and publish</Button>
        </form>
      ) : null}
    </SignedInPage>
  );
}
