import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPages } from '#app/components/list-pages.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
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

function NoteTable({ label, notes, total }: { label: string; notes: readonly Note[]; total: number }) {
  return (
    <ScrollingTable
      label={label}
      caption={`${label}: ${formatCount(total, 'note')}`}
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Promise' }, { text: 'Supplied by' }, { text: 'Entered' }, { text: 'State' }]}
      firstCellIsHeader
      rows={notes.map((note) => [
        {
          text: (
            <a className="govuk-link" href={paths.note(note.id)}>
              {note.commitment.title}
              <span className="govuk-visually-hidden">, entered at {formatMoment(note.at)}</span>
            </a>
          ),
        },
        { text: note.suppliedBy },
        { text: formatMoment(note.at) },
        { text: stateOf(note) },
      ])}
    />
  );
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
        it. An approved note waits for nobody: it goes out with the next release of any kind, at the latest after five
        working days.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.newNote()}>
          Enter a note
        </a>
      </p>
      {waiting.total === 0 ? (
        <p className="govuk-body">No note waits for approval.</p>
      ) : (
        <NoteTable label="Waiting for approval" notes={waiting.items} total={waiting.total} />
      )}
      <ListPages page={waiting.page} pages={waiting.pages} to={(page) => paths.notes({ page })} />
      {decided.total === 0 ? null : <NoteTable label="Decided last" notes={decided.items} total={decided.total} />}
    </SignedInPage>
  );
}
