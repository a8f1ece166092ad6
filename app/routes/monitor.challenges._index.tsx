import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DecisionQueue } from '#app/components/monitor/decision-queue.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount, formatMoment } from '#app/format.ts';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Challenges') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const query = new URL(request.url).searchParams;
  const call = caller(request, user);
  const waiting = await call.challenge.list({ page: Number(query.get('page') ?? 1) });
  const decided = await call.challenge.list({ decided: true });
  return { user, csrf, waiting, decided, done: query.get('done') };
}

type Sent = Awaited<ReturnType<typeof loader>>['waiting']['items'][number];

const subjects: Record<Sent['subject'], string> = {
  commitment: 'The status of the promise',
  milestone: 'The milestone',
  recommendation: 'The answer to the recommendation',
  judgement: 'The verdict',
};

function stateOf({ outcome, may, organisation, publicBy }: Sent): string {
  if (outcome) return outcome === 'upheld' ? 'Upheld' : 'Declined';
  const who = may ? 'Waits for you or another moderator' : `Not for ${organisation}, whose word it is`;
  return `${who}; public at the latest at ${formatMoment(publicBy)}`;
}

export default function Challenges() {
  const { user, csrf, waiting, decided, done } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      heading="Challenges"
      user={user}
      csrf={csrf}
      at={paths.challenges()}
      notice={
        done === 'decided' ? (
          <NotificationBanner
            type="success"
            text="Your decision was kept. Readers see it with the next release, at the latest five working days after the challenge came."
          />
        ) : null
      }
    >
      <p className="govuk-body">
        What readers dispute. Each challenge is decided by somebody from an organisation other than the one challenged,
        and is published with its answer whatever the decision.
      </p>
      <DecisionQueue<Sent>
        waiting={waiting}
        decided={decided}
        waitingLabel="Waiting"
        empty="No challenge waits."
        count={(total) => formatCount(total, 'challenge')}
        head={['Entry', 'What is disputed', 'Received', 'State']}
        cells={(sent) => [
          <a key="link" className="govuk-link" href={paths.challengeSent(sent.id)}>
            {sent.title}
            <span className="govuk-visually-hidden">, received at {formatMoment(sent.receivedAt)}</span>
          </a>,
          subjects[sent.subject],
          formatMoment(sent.receivedAt),
          stateOf(sent),
        ]}
        to={(page) => paths.challenges({ page })}
      />
    </SignedInPage>
  );
}
