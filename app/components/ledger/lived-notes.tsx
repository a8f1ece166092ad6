import type { ReactNode } from 'react';
import { formatDate } from '#app/format.ts';
import type { LivedNoteShown } from '#server/domain/ledger/pages/promises/voices.ts';
import { LaterNote } from './recorded-later.tsx';
import { rowAnchor } from './row-anchor.ts';

const approvers: Record<string, string> = { official: 'an official', assessor: 'an assessor' };

/** What people who live with the promise say of it, each with who supplied it and who approved it; nobody's name. */
export function LivedNotes({ notes }: { notes: readonly LivedNoteShown[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Lived experience</h2>
      {notes.length === 0 ? (
        <p className="govuk-body">No organisation or group has supplied a note by people who live with this promise.</p>
      ) : (
        <p className="govuk-body">
          In the words of people who live with this promise. A note says how it was for them; it does not change the
          status.
        </p>
      )}
      {notes.map((note) => (
        <LivedNote key={note.id} note={note} />
      ))}
    </>
  );
}

/** One note, with what it is about where the page does not say so. */
export function LivedNote({ note, about = null }: { note: LivedNoteShown; about?: ReactNode }) {
  return (
    <article id={rowAnchor(note.id)}>
      <p className="app-quote">{note.text}</p>
      <p className="govuk-hint">
        {about}
        Supplied by {note.suppliedBy}. Consent: {note.consent.replace(/\.?$/, '.')} Entered for {note.enteredFor},
        approved on {formatDate(note.statedOn)} by {approvers[note.approvedBy] ?? note.approvedBy} for{' '}
        {note.approvedFor}, another person than the one who entered it.
      </p>
      <LaterNote of={note.id} />
    </article>
  );
}
