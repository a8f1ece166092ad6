import type { Workshop, Writing } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { readHolders } from '#server/data/workshop/people.ts';
import { countReleaseContents } from '#server/data/workshop/release-contents.ts';
import { createRelease, readAllReleases, readDatabaseClock, updateRelease } from '#server/data/workshop/releases.ts';
import { addChallenges, readUntoldChallenges } from '#server/data/workshop/voices/challenges.ts';
import { takeVoices } from '#server/data/workshop/voices/waiting-voices.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { publisherOfVoices } from '#server/domain/people/system-people.ts';
import { checklistOf } from '#server/domain/releases/report.ts';
import { methodVersion, nextNumber, ruleVersion } from '#server/domain/releases/steps.ts';
import { takenBackLetter } from '#server/domain/voices/letters.ts';
import { draftsOf, publicBy, scheduledRelease, voicesAreDue, voicesRelease } from '#server/domain/voices/waiting.ts';
import { waitingChallenge } from '#server/domain/voices/waiting-challenge.ts';
import { commentaryReport } from '#server/trpc/releases/commentary-report.ts';
import { voicesThatWait } from '#server/trpc/voices/waiting.ts';

/** Somebody changed a release while this one was made: the next round begins anew. */
class Overtaken extends Error {
  override name = 'Overtaken';
}

const isTaken = (error: unknown) => (error as { code?: unknown }).code === 'P2002';

/** Takes back what is begun or prepared and not approved: nothing is lost, because void releases hold nothing. */
async function takeBackDrafts(writing: Writing, all: Awaited<ReturnType<typeof readAllReleases>>, now: Date) {
  const by = { at: now, actorId: publisherOfVoices, actorRole: 'service' };
  const officials = await readHolders(writing, 'official', null);
  for (const draft of draftsOf(all)) {
    if (!(await updateRelease(writing, draft, { state: 'void' }))) throw new Overtaken();
    const detail = { because: 'voices have waited as long as they may' };
    await recordAudit(writing, { ...by, action: 'release.recall', subject: String(draft.number), detail });
    const letter = takenBackLetter(draft);
    const letters = officials.map((person) => ({ ...letter, toUserId: person.id, toAddress: person.email }));
    await queueLetters(writing, letters, now);
  }
}

async function publishDue(writing: Writing, now: Date): Promise<number | null> {
  const waiting = await voicesThatWait(writing, londonDay(now));
  const untold = await readUntoldChallenges(writing);
  if (!voicesAreDue([...waiting.map(({ since }) => since), ...untold.map(({ receivedAt }) => receivedAt)], now))
    return null;
  const all = await readAllReleases(writing);
  const clock = await readDatabaseClock(writing);
  const scheduled = scheduledRelease(all, clock);
  if (scheduled !== null)
    throw new Error(`voices are due and wait for release ${scheduled}, which is approved for later`);
  await takeBackDrafts(writing, all, now);
  const by = { actorId: publisherOfVoices, actorRole: 'service' };
  const told = untold.filter(({ receivedAt }) => publicBy(receivedAt) <= now);
  const rows = told.map((challenge) => waitingChallenge(challenge, londonDay(now)));
  await addChallenges(writing, rows, { ...by, recordedAt: now });
  const voices = [...waiting, ...rows.map(({ id }) => ({ table: 'Challenge' as const, id, since: now }))];
  const number = nextNumber(all);
  const counts: Record<string, number> = {};
  for (const { table } of voices) counts[table] = (counts[table] ?? 0) + 1;
  const said = { ...voicesRelease(counts), asOf: londonDay(now), methodVersion, ruleVersion };
  await createRelease(writing, { number, ...said, preparedBy: by.actorId, preparedAt: now });
  await takeVoices(writing, number, voices);
  const { ledger } = await countReleaseContents(writing, number);
  const commentary = await commentaryReport(writing, number, londonDay(now));
  const contents = { ledger, figures: {}, returned: {}, returns: [], commentary };
  const report = { ...contents, checklist: checklistOf(contents) };
  const approval = { approvedBy: by.actorId, approvedAt: now, publishAt: clock };
  const made = { state: 'approved' as const, kind: 'voices', report, ...approval };
  if (!(await updateRelease(writing, { number, revision: 1 }, made))) throw new Overtaken();
  const detail = { publishAt: clock.toISOString(), rows: voices.map(({ table, id }) => `${table} ${id}`) };
  await recordAudit(writing, { ...by, at: now, action: 'release.publishVoices', subject: String(number), detail });
  return number;
}

/**
 * Publishes judgements, challenges and notes that have waited as long as they may, in a release that the service itself
 * makes and approves in one transaction; drafts give way. Of two nodes at once the release's number lets one win. Run
 * again it finds nothing that waits.
 * @param now decides what is due; the release comes out by the database's clock
 * @returns the release's number; null where nothing is due, or another node was quicker
 * @throws where a release approved for later stands before it
 */
export async function publishVoices(workshop: Workshop, now: Date): Promise<number | null> {
  try {
    return await inTransaction(workshop, (writing) => publishDue(writing, now));
  } catch (error) {
    if (error instanceof Overtaken || isTaken(error)) return null;
    throw error;
  }
}
