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

export const meta: MetaFunction = () => [{ title: pageTitle('Lived-experience notes') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const query = new URL(request.url).searchParams;
  const call = caller(request, user);
  const waiting = await call.note.list({ page: Number(query.get('page') ?? 1) });
  const decided = await call.note.list({ decided: true });
  return { user, csrf, waiting, decided, done: query.get('done') };
}

type Note = Awaited<ReturnType<typeof loader>>['waiting']['items'][number];

const doneWords: Record<string, string> = {
  entered: 'The note was entered. Another person must approve it before anybody else can read it.',
  approved: 'The note was approved. Readers see it with the next release, at the latest after five working days.',
  refused: 'The note was not approved. Your reason stands beside it for whoever entered it.',
};

function stateOf({ approved, own, publicBy }: Note): string {
  if (approved === null) return own ? 'Waits for another person: you entered it' : 'Waits for you or another person';
  if (!approved) return 'Not approved, not published';
  return `Approved, public at the latest at ${publicBy ? formatMoment(publicBy) : ''}`;
}

export default function LivedExperienceNotes() {
  const { user, csrf, waiting, decided, done } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      heading="Lived-experience notes"
      user={user}
      csrf={csrf}
      at={paths.notes()}
      notice={done && doneWords[done] ? <NotificationBanner type="success" text={doneWords[done]} /> : null}
    >
      <p className="govuk-body">
        What people who live with a promise say of it, in their own words. One person enters a note and another approves
        it. Nobody can hold back an approved note: it is published with the next release of any kind, after five working
        days at the latest.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.newNote()}>
          Enter a note
        </a>
      </p>
      <DecisionQueue<Note>
        waiting={waiting}
        decided={decided}
        waitingLabel="Waiting for approval"
        empty="No note waits for approval."
        count={(total) => formatCount(total, 'note')}
        head={['Promise', 'Supplied by', 'Entered', 'State']}
        cells={(note) => [
          <a key="link" className="govuk-link" href={paths.note(note.id)}>
            {note.commitment.title}
            <span className="govuk-visually-hidden">, entered at {formatMoment(note.at)}</span>
          </a>,
          note.suppliedBy,
          formatMoment(note.at),
          stateOf(note),
        ]}
        to={(page) => paths.notes({ page })}
      />
    </SignedInPage>
  );
}
