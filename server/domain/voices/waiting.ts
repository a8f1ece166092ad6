import { dayInWords } from '../ledger/acts/act-days.ts';
import { londonDay, londonHalfPastNine } from '../london-day.ts';
import type { ReleaseHead } from '../releases/steps.ts';
import { addWorkingDays } from '../working-days.ts';

/** How long a judgement, a challenge or a note may wait for a release. Source: promise 15. */
const workingDaysToWait = 5;

/**
 * A voice is what nobody but its author may decide on: a judgement, a challenge and its answer, a lived-experience note,
 * an authority's reply, which takes the commentary it answers along.
 * `since`: when it was recorded; of a challenge, and of its answer, when the challenge was received; of a commentary,
 * when it was replied to.
 */
export type WaitingVoice = {
  table: 'Judgement' | 'Challenge' | 'LivedNote' | 'Commentary' | 'Reply';
  id: string;
  since: Date;
};

/**
 * When a voice is public at the latest, by itself: half past nine in London on the fifth working day after the day it
 * was recorded.
 */
export function publicBy(since: Date): Date {
  return londonHalfPastNine(addWorkingDays(londonDay(since), workingDaysToWait));
}

/** Whether one of these voices has waited as long as it may. */
export function voicesAreDue(since: readonly Date[], now: Date): boolean {
  return since.some((moment) => publicBy(moment) <= now);
}

const inWords = (moment: Date) => `at 9:30am on ${dayInWords(londonDay(moment))}`;

/**
 * Why a release may not be approved for that hour, or null. Until it is out nothing with a higher number can come out, so
 * its hour may not be later than the first voice is due: one that waits already, or one recorded a moment from now.
 * @param at the hour of publication, null for now
 * @param since of every voice that waits, those the release holds included
 */
export function lateHourFault(at: Date | null, since: readonly Date[], now: Date): string | null {
  if (at === null) return null;
  const first = new Date(Math.min(...[...since, now].map((moment) => publicBy(moment).getTime())));
  if (at <= first) return null;
  const waits = first < publicBy(now);
  const why = waits
    ? 'A judgement or challenge that waits must be public by then'
    : 'A judgement or challenge recorded today must be public by then, and nothing comes out before a release that waits';
  const latest = first <= now ? 'now' : `${inWords(first)} at the latest`;
  return `Publish ${latest}: choose no later hour. ${why}.`;
}

/** Releases that are begun or prepared and not approved: they give way to voices that have waited as long as they may. */
export function draftsOf<Release extends ReleaseHead>(all: readonly Release[]): Release[] {
  return all.filter(({ state }) => state === 'preparing' || state === 'prepared');
}

/** The approved release whose hour is still to come, which therefore comes out before voices do; null where there is none. */
export function scheduledRelease(all: readonly ReleaseHead[], now: Date): number | null {
  const waits = all.find(({ state, publishAt }) => state === 'approved' && publishAt !== null && publishAt > now);
  return waits?.number ?? null;
}

const kinds: Record<WaitingVoice['table'], [string, string]> = {
  Judgement: ['judgement', 'judgements'],
  Challenge: ['challenge or answer', 'challenges and answers'],
  LivedNote: ['lived-experience note', 'lived-experience notes'],
  Commentary: ['commentary', 'commentaries'],
  Reply: ['reply', 'replies'],
};

/**
 * What a release of voices says of itself.
 * @param counts rows by table
 */
export function voicesRelease(counts: Partial<Record<WaitingVoice['table'], number>>): { title: string; note: string } {
  const parts = (Object.keys(kinds) as WaitingVoice['table'][]).flatMap((table) => {
    const count = counts[table] ?? 0;
    return count === 0 ? [] : `${count} ${kinds[table][count === 1 ? 0 : 1]}`;
  });
  const held = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0];
  return {
    title: `Voices: ${held}`,
    note: `Published by the service itself: what a judge or a reader says waits for no official longer than ${workingDaysToWait} working days.`,
  };
}
