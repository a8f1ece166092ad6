import type { Workshop, Writing } from '#server/data/connections.ts';
import { addRedaction, nextRedaction, readStandingReleases } from '#server/data/redaction/records.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { londonDay } from '#server/domain/london-day.ts';
import type { RedactionReason } from '#server/domain/redaction/reasons.ts';
import { releasesTouched } from '#server/domain/redaction/touched.ts';
import { removedWords } from '#server/domain/redaction/words.ts';

/** As whom things are taken down: the account that owns the database, and nobody else, can. */
export const ownerRole = 'owner of the database';

export type Asked = { reason: { code: RedactionReason; text: string }; now: Date; dryRun: boolean };

/** What was done, or with `dryRun` would be. `places`: what goes, by name, never what it says. */
export type Done = {
  /** Null: nothing was left to do, or nothing was to be done. */
  number: number | null;
  places: string[];
  releases: number[];
  /** What whoever runs the command has to know besides. */
  warnings: string[];
};

export const nothingToDo: Done = { number: null, places: [], releases: [], warnings: [] };

/** The words that stand where something was, on the day in London. */
export const wordsFor = ({ reason, now }: Asked) => removedWords(londonDay(now), reason.code);

/**
 * Writes a redaction: what `take` changes in place, its notice, the mark in the record of acts, all or nothing.
 * @param first the first release that told each figure or text that goes
 * @param take changes what stands, and marks it against coming back
 */
export async function writeRedaction(
  owner: Workshop,
  asked: Asked,
  { kind, first, places }: { kind: 'figure' | 'text'; first: readonly number[]; places: string[] },
  take: (writing: Writing, number: number) => Promise<void>,
): Promise<Done> {
  const standing = await readStandingReleases(owner);
  const touched = releasesTouched(
    first,
    standing.map(({ number }) => number),
  );
  const releases = touched.map(({ release }) => release);
  const warnings = standing
    .filter(({ preparing }) => preparing)
    .map(({ number }) => `Release ${number} is being prepared just now: run this again once it is.`);
  if (asked.dryRun) return { number: null, places, releases, warnings };
  const number = await inTransaction(owner, async (writing) => {
    const next = await nextRedaction(writing);
    const { code: reasonCode, text: reason } = asked.reason;
    await addRedaction(writing, { number: next, at: asked.now, role: ownerRole, kind, reasonCode, reason }, touched);
    await take(writing, next);
    await recordAudit(writing, {
      ...{ at: asked.now, actorId: null, actorRole: ownerRole, action: 'redaction.take', subject: String(next) },
      detail: { kind, reasonCode, places: places.length, releases },
    });
    return next;
  });
  return { number, places, releases, warnings };
}
