import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Page } from '#app/components/page.tsx';
import { ChoiceFields, type Chosen } from '#app/components/subscriptions/choice-fields.tsx';
import { attempt, faultsIn, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireVisitorForm, visitorForm } from '#app/session.server.ts';
import { chosenIn, wordsOf } from '#app/subscription-form.server.ts';
import { subscriptions } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Letters you get') }];

const noStore = { 'Cache-Control': 'no-store' };

const linkIn = (request: Request) => new URL(request.url).searchParams.get('link')?.slice(0, 200) ?? '';

export async function loader({ request }: LoaderFunctionArgs) {
  const link = linkIn(request);
  const call = subscriptions(request);
  const [found, offered] = link === '' ? [null, null] : await Promise.all([call.byLink({ link }), call.offered()]);
  const { csrf, cookie } = await visitorForm(request);
  const status = link !== '' && !found ? 404 : 200;
  return data({ csrf, link, found, offered }, { status, headers: { 'Set-Cookie': cookie, ...noStore } });
}

type Done = 'sent' | 'saved' | 'ended';
type Answer = { done: Done | null; chosen: Chosen | null; address: string; faults: FormFault[] };

const answered = (done: Done, address = '') =>
  data<Answer>({ done, chosen: null, address, faults: [] }, { headers: noStore });

/** RFC 8058: a mail program sends this by itself, without any page, cookie or form token; the link is what counts. */
async function endedByOneClick(request: Request, link: string): Promise<Response | null> {
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  if (form?.get('List-Unsubscribe') !== 'One-Click' || link === '') return null;
  await subscriptions(request).stop({ link });
  return new Response('These letters have ended.\n', { headers: { ...noStore, 'Content-Type': 'text/plain' } });
}

export async function action({ request }: ActionFunctionArgs) {
  const link = linkIn(request);
  const ended = await endedByOneClick(request, link);
  if (ended) return ended;
  const form = await requireVisitorForm(request);
  const call = subscriptions(request);
  const act = textIn(form, 'act');
  const chosen = chosenIn(form);
  const address = textIn(form, 'address').slice(0, 1_000);
  const written = await attempt(async () => {
    if (act === 'confirm') throw redirect(paths.ownSubscription((await call.confirm({ link })).link), { status: 303 });
    if (act === 'end') return call.stop({ link });
    if (act === 'change') return call.change({ link, choices: wordsOf(chosen), pace: chosen.pace.slice(0, 20) });
    return call.sendLink({ address });
  });
  if ('done' in written) return answered(act === 'end' ? 'ended' : act === 'change' ? 'saved' : 'sent', address);
  const { refused } = written;
  const answer = { done: null, chosen, address, faults: faultsIn(refused, act === 'change' ? 'choices' : 'address') };
  return data<Answer>(answer, { status: refused.status, headers: noStore });
}

export default function OwnSubscription() {
  const { csrf, link, found, offered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const heading =
    answer?.done === 'ended'
      ? 'You get no more letters'
      : answer?.done === 'sent'
        ? 'Check your email'
        : found?.waits
          ? 'Confirm your address'
          : 'Letters you get';
  return (
    <Page
      heading={heading}
      width="two-thirds"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Follow what changes', href: paths.subscriptions() },
        { text: 'Letters you get' },
      ]}
      notice={<FaultSummary faults={answer?.faults} />}
    >
      {answer?.done === 'ended' ? (
        <p className="govuk-body">They have ended, and your address is deleted.</p>
      ) : answer?.done === 'sent' ? (
        <p className="govuk-body">
          If <strong className="app-breaks">{answer.address}</strong> follows anything here, we have sent a link to it.
          Nobody is told here whether it does.
        </p>
      ) : found && offered ? (
        <Followed {...{ csrf, link, found, offered, answer }} />
      ) : (
        <AskForLink csrf={csrf} broken={link !== ''} answer={answer} />
      )}
    </Page>
  );
}

function AskForLink({ csrf, broken, answer }: { csrf: string; broken: boolean; answer: Answer | undefined }) {
  return (
    <>
      {broken ? (
        <p className="govuk-body">
          This link no longer works: it was ended, or nobody confirmed it within three days. You can{' '}
          <a className="govuk-link" href={paths.subscriptions()}>
            follow what changes
          </a>{' '}
          anew.
        </p>
      ) : null}
      <form method="post" action={paths.ownSubscription()} noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="act" value="link" />
        <Input
          name="address"
          type="email"
          label="Email address"
          hint="We send a link with which you see, change or end what you follow. It also stands in every letter."
          value={answer?.address ?? ''}
          autoComplete="email"
          spellCheck={false}
          errorMessage={faultAt(answer?.faults, 'address')}
        />
        <Button preventDoubleClick>Send the link</Button>
      </form>
    </>
  );
}

type FollowedProps = {
  csrf: string;
  link: string;
  found: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['found']>;
  offered: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['offered']>;
  answer: Answer | undefined;
};

function Followed({ csrf, link, found, offered, answer }: FollowedProps) {
  const words = found.choices.map(({ word }) => word);
  const chosen = answer?.chosen ?? { ticked: words, commitment: '', topic: '', area: '', metric: '', pace: found.pace };
  const act = (name: string, label: string, secondary = false) => (
    <form method="post" action={paths.ownSubscription(link)} noValidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="act" value={name} />
      <Button preventDoubleClick variant={secondary ? 'secondary' : undefined}>
        {label}
      </Button>
    </form>
  );
  const to = (
    <>
      to <strong className="app-breaks">{found.address}</strong>,{' '}
      {found.pace === 'weekly' ? 'once a week' : 'as soon as something changes'}
    </>
  );
  if (found.waits) {
    return (
      <>
        <p className="govuk-body">Somebody, probably you, asked that we write {to}, about:</p>
        <Names of={found.choices} />
        {act('confirm', 'Confirm and get these letters')}
        {act('end', 'Do not write to this address', true)}
      </>
    );
  }
  return (
    <>
      {answer?.done === 'saved' ? <p className="govuk-body">Saved.</p> : null}
      <p className="govuk-body">We write {to}, about:</p>
      <Names of={found.choices} />
      {act('end', 'End these letters')}
      <h2 className="govuk-heading-m">Change them</h2>
      <form method="post" action={paths.ownSubscription(link)} noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="act" value="change" />
        <ChoiceFields
          offered={offered}
          chosen={chosen}
          followed={found.choices.filter(({ word }) => /^(commitment|topic|area|metric):/.test(word))}
          faults={answer?.faults}
        />
        <Button preventDoubleClick variant="secondary">
          Save
        </Button>
      </form>
    </>
  );
}

function Names({ of }: { of: readonly { word: string; name: string }[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {of.map(({ word, name }) => (
        <li key={word}>{name}</li>
      ))}
    </ul>
  );
}
