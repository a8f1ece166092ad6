import { type Finding, findingOf } from '../finding.ts';
import { screenText } from '../free-text.ts';

/** What a version is that follows a published one: late recording brought in, or an error put right. */
export const revisionKinds = ['scheduled', 'correction'] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** Each kind in a reader's words. */
export const revisionWords: Record<RevisionKind, { name: string; meaning: string }> = {
  scheduled: {
    name: 'Scheduled revision',
    meaning: 'More was recorded since, as is usual. Nothing was wrong with what was published.',
  },
  correction: {
    name: 'Correction',
    meaning: 'What was published held an error. The reason is published beside the figures.',
  },
};

/**
 * The one note that stands beside every scheduled revision. Source: the distinction between scheduled revisions and
 * corrections of the Code of Practice for Statistics; docs/decisions/0019-states-of-a-return.md.
 */
export const standingNote =
  'Authorities record some events after a quarter has closed. They may therefore refresh an earlier quarter when they report the next one. ' +
  'Such a revision brings in what was recorded late. It puts no error right, and needs no reason of its own.';

export const SHORTEST_REASON = 20;
export const LONGEST_REASON = 1_000;

/** What came with a version: what it is, and why. Either may be missing. */
export type GivenRevision = { revision?: RevisionKind | null | undefined; reason?: string | null | undefined };

/** What is kept with a version; both null where no version was published before it. */
export type KeptRevision = { revisionKind: RevisionKind | null; publicReason: string | null };

/** What is kept of what was given. Only of use where `revisionFindings` had nothing to say. */
export function revisionOf({ revision, reason }: GivenRevision): KeptRevision {
  return { revisionKind: revision ?? null, publicReason: reason?.trim() || null };
}

/** A tag, a comment or a character reference, and characters that no text has. A lone < before a number is none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notPlain = /<[a-z!/?]|&(?:#\d+|#x[\da-f]+|[a-z]+);|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/i;

function reasonFindings(reason: string): Finding[] {
  const findings: Finding[] = [];
  if (reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON) {
    const message = reason === '' ? undefined : `The public reason has ${reason.length} characters; 20 to 1,000 fit`;
    findings.push(findingOf('REV-002', { column: 'reason', ...(message ? { message } : {}) }));
  }
  if (notPlain.test(reason)) findings.push(findingOf('REV-005', { column: 'reason' }));
  return [...findings, ...screenText(reason, { column: 'reason' })];
}

/**
 * What is wrong with what a submission says of itself: once a version was published, the next one is a scheduled
 * revision (no reason of its own) or a correction (with a public reason of 20 to 1,000 characters of plain text).
 * @param published number of the version published before; null where none was
 */
export function revisionFindings(given: GivenRevision, published: number | null): Finding[] {
  const { revisionKind, publicReason } = revisionOf(given);
  if (published === null) {
    if (revisionKind === null && publicReason === null) return [];
    return [findingOf('REV-003', { column: revisionKind === null ? 'reason' : 'revision', found: revisionKind })];
  }
  if (revisionKind === null) {
    const message = `Version ${published} of this return was published, and it is not said why there is another one`;
    return [
      findingOf('REV-001', { column: 'revision', message }),
      ...(publicReason === null ? [] : reasonFindings(publicReason)),
    ];
  }
  if (revisionKind === 'correction') return reasonFindings(publicReason ?? '');
  return publicReason === null ? [] : [findingOf('REV-004', { column: 'reason' })];
}

type Latest = KeptRevision & { version: number; publishedVersion: number | null; contentHash: string | null };

/**
 * Whether a submission says nothing new: the figures of the latest version, for the same reason. Where that version is
 * the published one, any reason: nothing changes that would need one.
 */
export function sameAsLatest(latest: Latest, contentHash: string, given: GivenRevision): boolean {
  if (latest.contentHash !== contentHash) return false;
  const { revisionKind, publicReason } = revisionOf(given);
  if (latest.version === latest.publishedVersion) return true;
  return latest.revisionKind === revisionKind && latest.publicReason === publicReason;
}

/** Why there is another version than the published one, in words: of a correction with its public reason. */
export function whyWords({ revisionKind, publicReason }: KeptRevision): string | null {
  if (revisionKind === null) return null;
  const { name } = revisionWords[revisionKind];
  return publicReason === null ? name : `${name}: ${publicReason}`;
}
