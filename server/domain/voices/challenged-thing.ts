import type { Reading } from '../ledger/reading/reading.ts';
import { titleOf } from '../ledger/reading/shown.ts';
import { aboutOf, type Challengeable } from './challenge.ts';

/** What a challenge is about, as the ledger of a release has it. */
export type ThingChallenged = {
  subject: Challengeable;
  /** The row's own id. */
  subjectId: string;
  /** The page it stands on: a promise’s or a recommendation’s. */
  commitment: string | null;
  recommendation: string | null;
  /** “The status of “…””, as a sentence goes on. */
  words: string;
};

/**
 * The published thing that `about` names: `commitment/<id>`, `milestone/<id>` or `recommendation/<id>` by its permanent
 * id, `judgement/<id>` by the row's own. Null where nothing of the kind is published.
 */
export function challengedThing({ lookup }: Pick<Reading, 'lookup'>, about: string): ThingChallenged | null {
  const named = aboutOf(about);
  if (!named) return null;
  const { subject, id } = named;
  const { commitments, milestones, recommendations, judgements } = lookup.ledger;
  const promise = (commitmentId: string) => {
    const found = lookup.commitments.get(commitmentId);
    return found ? { commitment: found.slug, title: titleOf(lookup, found) } : null;
  };
  const onPromise = (commitmentId: string, row: { id: string }, words: (title: string) => string) => {
    const of = promise(commitmentId);
    if (!of) return null;
    return { subject, subjectId: row.id, commitment: of.commitment, recommendation: null, words: words(of.title) };
  };
  if (subject === 'commitment') {
    const row = commitments.find(({ slug }) => slug === id);
    return row ? onPromise(row.id, row, (title) => `the status of “${title}”`) : null;
  }
  if (subject === 'milestone') {
    const row = milestones.find(({ slug }) => slug === id);
    return row ? onPromise(row.commitmentId, row, () => `the milestone “${row.title}”`) : null;
  }
  if (subject === 'recommendation') {
    const row = recommendations.find(({ slug }) => slug === id);
    if (!row) return null;
    const words = `the answer recorded to “${row.title}”`;
    return { subject, subjectId: row.id, commitment: null, recommendation: row.slug, words };
  }
  const row = judgements.find((judgement) => judgement.id === id);
  const on = row && (lookup.milestones.get(row.subjectId)?.commitmentId ?? row.subjectId);
  return row && on ? onPromise(on, row, (title) => `the verdict of ${row.judge} on “${title}”`) : null;
}
