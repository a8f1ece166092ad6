import { CsrfField } from '#app/components/csrf-field.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatMoment } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { paths } from '#app/paths.ts';

type Session = { id: string; current: boolean; createdAt: string; usedAt: string };

/** Where somebody is signed in: the sessions that hold, each with a way to end it. */
export function SessionTable({ sessions, csrf }: { sessions: readonly Session[]; csrf: string }) {
  return (
    <ScrollingTable
      label="Your sessions"
      caption="Where you are signed in"
      head={[{ text: 'Signed in' }, { text: 'Last used' }, { text: 'End it' }]}
      firstCellIsHeader
      rows={sessions.map((session) => [
        { text: formatMoment(session.createdAt) },
        { text: formatMoment(session.usedAt) },
        {
          text: session.current ? (
            'This is the one you use now'
          ) : (
            <form method="post" action={paths.ownSignIn()}>
              <CsrfField token={csrf} />
              <input type="hidden" name="act" value="end" />
              <input type="hidden" name="session" value={session.id} />
              <Button variant="secondary" classes="app-signed-in__button">
                End<span className="govuk-visually-hidden"> the session of {formatMoment(session.createdAt)}</span>
              </Button>
            </form>
          ),
        },
      ])}
    />
  );
}
