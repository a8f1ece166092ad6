import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
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

export const meta: MetaFunction = () => [{ title: pageTitle('Follow what changes') }];

const noStore = { 'Cache-Control': 'no-store' };

// The form's token belongs to a visitor, so this page is kept by nobody.
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = (name: string) => query.get(name)?.slice(0, 120) ?? '';
  const pillar = asked('pillar');
  const chosen: Chosen = {
    ticked: pillar === '' ? [] : [`pillar:${pillar}`],
    commitment: asked('commitment'),
    topic: asked('topic'),
    area: asked('area'),
    metric: asked('metric'),
    pace: '',
  };
  const offered = await subscriptions(request).offered();
  const { csrf, cookie } = await visitorForm(request);
  return data({ csrf, offered, chosen }, { headers: { 'Set-Cookie': cookie, ...noStore } });
}

type Answer = { chosen: Chosen; address: string; faults: FormFault[]; sentTo: string | null };

export async function action({ request }: ActionFunctionArgs) {
  const form = await requireVisitorForm(request);
  const chosen = chosenIn(form);
  const address = textIn(form, 'address').slice(0, 1_000);
  const asked = { address, choices: wordsOf(chosen), pace: chosen.pace.slice(0, 20) };
  const sent = await attempt(() => subscriptions(request).request(asked));
  if ('done' in sent)
    return data<Answer>({ chosen, address, faults: [], sentTo: sent.done.address }, { headers: noStore });
  const { refused } = sent;
  const answer = { chosen, address, faults: faultsIn(refused, 'address'), sentTo: null };
  return data<Answer>(answer, { status: refused.status, headers: noStore });
}

export default function Subscriptions() {
  const { csrf, offered, chosen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  return (
    <Page
      heading={answer?.sentTo ? 'Check your email' : 'Follow what changes'}
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Follow what changes' }]}
      notice={<FaultSummary faults={answer?.faults} />}
    >
      {answer?.sentTo ? (
        <p className="govuk-body">
          We sent a link to <strong className="app-breaks">{answer.sentTo}</strong>. Follow it within three days.
          Nothing is sent to you before that, and without it the address is deleted. If no letter comes, look where
          unwanted mail goes.
        </p>
      ) : (
        <>
          <p className="govuk-body">
            We can write to you when something changes. You need no account. You confirm your address first, and every
            letter holds a link that ends them at once.{' '}
            <a className="govuk-link" href={paths.ownSubscription()}>
              Change or end letters you get already
            </a>
            .
          </p>
          <form method="post" action={paths.subscriptions()} noValidate>
            <CsrfField token={csrf} />
            <ChoiceFields offered={offered} chosen={answer?.chosen ?? chosen} faults={answer?.faults} />
            <Input
              name="address"
              type="email"
              label="Email address"
              hint="Used for these letters and for nothing else, and deleted when you end them."
              value={answer?.address ?? ''}
              autoComplete="email"
              spellCheck={false}
              errorMessage={faultAt(answer?.faults, 'address')}
            />
            <Button preventDoubleClick>Send the link</Button>
          </form>
        </>
      )}
      <Feeds />
    </Page>
  );
}

function Feeds() {
  return (
    <>
      <h2 className="govuk-heading-m">Follow by feed</h2>
      <p className="govuk-body">
        A feed reader fetches the{' '}
        <a className="govuk-link" href={paths.changesFeed()}>
          feed of all changes (Atom)
        </a>{' '}
        and shows you each new release. You can narrow the feed by adding to its address:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <code>?pillar=</code> and the id of a pillar
        </li>
        <li>
          <code>?commitment=</code> and the id of a promise
        </li>
        <li>
          <code>?topic=</code> and the id of a topic
        </li>
        <li>
          <code>?area=</code> and the code of an area
        </li>
        <li>
          <code>?metric=</code> and the id of a metric
        </li>
      </ul>
      <p className="govuk-body">
        Each id stands at the end of the address of its page. The same changes can be read at{' '}
        <a className="govuk-link" href={paths.changes()}>
          what changed
        </a>
        .
      </p>
    </>
  );
}
