import type { Reading } from '../ledger/reading/reading.ts';
import { titleOf } from '../ledger/reading/shown.ts';
import { aboutOf, type Challengeable } from './challenge.ts';

/** What a challenge is about, as the ledger of a release has it. */
export type ThingChallenged = {
  subject: Challengeable;
  /** The row's own id. */
  subjectId: string;
  /** The promise it stands with. */
  commitment: string;
  /** “The status of “…””, as a sentence goes on. */
  words: string;
};

/**
 * The published thing that `about` names: `commitment/<id>` or `milestone/<id>` by its permanent id, `judgement/<id>` by
 * the row's own. Null where nothing of the kind is published.
 */
export function challengedThing({ lookup }: Pick<Reading, 'lookup'>, about: string): ThingChallenged | null {
  const named = aboutOf(about);
  if (!named) return null;
  const { subject, id } = named;
  const { commitments, milestones, judgements } = lookup.ledger;
  const promise = (commitmentId: string) => {
    const found = lookup.commitments.get(commitmentId);
    return found ? { commitment: found.slug, title: titleOf(lookup, found) } : null;
  };
  if (subject === 'commitment') {
    const row = commitments.find(({ slug }) => slug === id);
    const of = row && promise(row.id);
    return of ? { subject, subjectId: row.id, commitment: of.commitment, words: `the status of “${of.title}”` } : null;
  }
  if (subject === 'milestone') {
    const row = milestones.find(({ slug }) => slug === id);
    const of = row && promise(row.commitmentId);
    const words = row ? `the milestone “${row.title}”` : '';
    return of ? { subject, subjectId: row.id, commitment: of.commitment, words } : null;
  }
  const row = judgements.find((judgement) => judgement.id === id);
  const of = row && promise(lookup.milestones.get(row.subjectId)?.commitmentId ?? row.subjectId);
  if (!row || !of) return null;
  return {
    subject,
    subjectId: row.id,
    commitment: of.commitment,
    words: `the verdict of ${row.judge} on “${of.title}”`,
  };
}
