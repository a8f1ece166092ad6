import { type Fault, textFault } from '#server/domain/ledger/acts/act.ts';
import type { ReleaseState } from '#server/domain/people/permissions.ts';
import { currentMethods } from '#server/domain/statistics/methods.ts';
import { londonDay } from '../london-day.ts';

/** Versions written on every release, so that a figure can be traced to the rules it went through. */
export const methodVersion = currentMethods.version;
export const ruleVersion = '1';

export type ReleaseHead = { number: number; state: ReleaseState; publishAt: Date | null };

const isOut = (release: ReleaseHead, now: Date) =>
  release.state === 'approved' && release.publishAt !== null && release.publishAt <= now;

/**
 * Why this release cannot be approved for that hour, or null. Releases come out in number order: each lower one is
 * published or void, and the hour is neither past nor before a lower one's.
 * @param at the hour of publication, null for now; `now` is the database's clock, which also keeps the embargo.
 */
export function approvalFault(number: number, all: ReleaseHead[], at: Date | null, now: Date): string | null {
  const lower = all.filter((release) => release.number < number && release.state !== 'void');
  const waiting = lower.filter((release) => !isOut(release, now)).map((release) => release.number);
  if (waiting.length > 0) {
    const [last, ...others] = waiting.toSorted((a, b) => b - a);
    return others.length === 0
      ? `Release ${last} comes first: it is neither published nor withdrawn.`
      : `Releases ${others.reverse().join(', ')} and ${last} come first: they are neither published nor withdrawn.`;
  }
  if (at && at < now) return 'The hour of publication has passed. Give a later one, or publish now.';
  const latest = Math.max(...lower.map((release) => release.publishAt?.getTime() ?? 0), 0);
  if ((at ?? now).getTime() < latest) return 'A release cannot come out before one with a lower number.';
  return null;
}

/**
 * The day, `YYYY-MM-DD`, as of which a release that is still to come out is best looked at: its own, or today where no
 * hour is decided; null for one that is out, was taken back or is not filled yet.
 */
export function previewDay(release: ReleaseHead, now: Date): string | null {
  const filled = release.state === 'prepared' || release.state === 'approved';
  return filled && !isOut(release, now) ? londonDay(release.publishAt ?? now) : null;
}

/** Why this release cannot be taken back, or null: only the last one can, because later ones build on it. */
export function recallFault(number: number, all: ReleaseHead[]): string | null {
  const later = all.filter((release) => release.number > number && release.state !== 'void');
  if (later.length === 0) return null;
  return `Take back release ${later.map((release) => release.number).join(' and ')} first: it builds on this one.`;
}

/** Why no release can be prepared now, or null: two at once would take the same rows. */
export function prepareFault(all: ReleaseHead[]): string | null {
  const open = all.find((release) => release.state === 'preparing');
  if (!open) return null;
  return `Release ${open.number} is being prepared. Wait until it is, or take it back if its preparation broke off.`;
}

/** What is wrong with a release's title and note, which the public reads: too long, or as if they told of one person. */
export function releaseWordsFaults({ title, note }: { title: string; note: string }): Fault[] {
  const faults = [
    textFault('title', title, 'the title', { required: false, most: 200 }),
    textFault('note', note, 'the note', { required: false, most: 5_000 }),
  ];
  return faults.filter((fault) => fault !== null);
}

/** The number of the next release. Numbers are never used again, so void ones count. */
export function nextNumber(all: ReleaseHead[]): number {
  return Math.max(0, ...all.map((release) => release.number)) + 1;
}
