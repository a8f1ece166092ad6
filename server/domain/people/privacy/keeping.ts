const DAY = 24 * 60 * 60_000;

/** How long something of a person is kept, and what happens then. */
export type Keeping = {
  /** What it is, as the privacy notice names it. */
  what: string;
  /** Days after `from`; null where it is kept for good. */
  days: number | null;
  /** What the days are counted from. */
  from: string;
  /** What happens then. */
  end: string;
  why: string;
};

/**
 * The one list of how long anything of a person is kept: the job clears by it (`server/jobs/keep-no-longer.ts`), the
 * privacy notice and the record of processing print it. Why these: docs/decisions/0041-privacy.md.
 */
export const keeping = {
  account: {
    ...{ what: 'Your account: name, email address, roles, password, second factor', days: 730 },
    from: 'your account was closed, because you left',
    end: 'erased. An administrator can erase it sooner',
    why: 'For two years somebody may have to ask who signed off a return.',
  },
  session: {
    ...{ what: 'A session', days: 0, from: 'it ends, at most twelve hours after you signed in' },
    ...{ end: 'deleted within an hour', why: 'It is of no use once it has ended.' },
  },
  link: {
    ...{ what: 'A link in a letter that chooses a password', days: 0, from: 'it stops working' },
    ...{ end: 'deleted within an hour', why: 'It is of no use once it has ended.' },
  },
  resetRequest: {
    ...{ what: 'Email addresses for which somebody asked for another password', days: 1, from: 'it was asked' },
    end: 'deleted; nearly always within seconds, once the letter is written',
    why: 'It is of no use once the letter is written.',
  },
  count: {
    what: 'Counts of attempts, by a hash of the email address or of the address on the network',
    ...{ days: 0, from: 'a count runs out, at most a day after the attempt', end: 'deleted within an hour' },
    why: 'So that nobody can guess passwords or flood us.',
  },
  network: {
    ...{ what: 'The network you came from, without the last part of the address', days: 0 },
    ...{ from: 'the month after it is over' },
    end: 'deleted within an hour; a random name stays, which leads to no network from then on',
    why: 'So that you, and whoever guards the service, can tell whether it was you.',
  },
  securityEvent: {
    ...{ what: 'When you signed in and what was refused, by id', days: null, from: '' },
    end: 'kept; it never holds a name or an address, and once your account is erased nothing leads from the id to you',
    why: 'So that an attack can be followed afterwards.',
  },
  heldForm: {
    ...{ what: 'What you typed when your session had ended, encrypted', days: 0, from: 'it can no longer be opened' },
    ...{ end: 'deleted within an hour', why: 'It is of no use once its owner can no longer open it.' },
  },
  token: {
    ...{ what: 'Tokens for programs, their names and when they were last used', days: 90 },
    ...{ from: 'a token ended or was revoked', end: 'deleted' },
    why: 'So that its owner can see for a while which program used it last.',
  },
  writeKey: {
    ...{ what: 'Keys of writes, with the first answer', days: 90, from: 'the write', end: 'deleted' },
    why: 'So that a program that sends the same again, after a fault, writes nothing twice.',
  },
  letter: {
    ...{ what: 'Letters to you: address and words', days: 30, from: 'a letter was sent or given up' },
    end: 'emptied; that a letter was sent, when, and its subject stay until your account is erased',
    why: 'To help somebody who says that no letter came.',
  },
  subscriptionRequest: {
    ...{ what: 'An email address that somebody asked us to write to', days: 3, from: 'it was asked' },
    ...{ end: 'deleted, unless it was confirmed', why: 'So that its owner has time to confirm it.' },
  },
  subscriber: {
    ...{ what: 'The email address of a reader who follows what changes, and what they follow', days: 730 },
    from: 'they last confirmed or changed it',
    end: 'deleted; at once where they end it, or their mail server refuses it for good',
    why: 'To write to them, which they asked for. Whether they still want it is asked anew.',
  },
  draft: {
    ...{ what: 'Drafts of a return and comments in it', days: 365, from: 'the last change' },
    ...{ end: 'deleted', why: 'A year on, what was never submitted will not be.' },
  },
  audit: {
    ...{ what: 'The record of who did what and when, by id and role', days: null, from: '' },
    end: 'kept; it never holds a name or an address, and once your account is erased nothing leads from the id to you',
    why: 'So that nobody can alter the record unseen.',
  },
  record: {
    ...{ what: 'What you wrote and did about returns, by id and role', days: null, from: '' },
    end: 'kept; once your account is erased nothing leads from the id to you',
    why: 'So that anybody can see how a published figure came about.',
  },
  published: {
    ...{ what: 'What you added to the public record, by id and role', days: null, from: '' },
    end: 'kept; published with the role and organisation, never a name',
    why: 'It is the public record; what tells who somebody is can be taken down.',
  },
  voice: {
    ...{ what: 'Challenges and notes as they were sent, before anybody looked at them', days: null, from: '' },
    end: 'kept where nobody but those who decide on them can read it',
    why: 'To show that a decision was about what was sent.',
  },
} as const satisfies Record<string, Keeping>;
export type KeepingId = keyof typeof keeping;

/** A rule that the job clears by: those with days. */
export type ClearedId = { [Id in KeepingId]: (typeof keeping)[Id]['days'] extends null ? never : Id }[KeepingId];

/** How long, in words: “30 days after a letter was sent or given up, then emptied”. */
export function keepingWords({ days, from, end }: Keeping): string {
  if (days === null) return end;
  const after = days === 0 ? `until ${from}` : `${daysInWords(days)} after ${from}`;
  return `${after}, then ${end}`;
}

function daysInWords(days: number): string {
  if (days % 365 === 0) return days === 365 ? 'one year' : `${days / 365} years`;
  return days === 1 ? 'one day' : `${days} days`;
}

/** What is older than this moment goes. */
export function keptSince(rule: ClearedId, now: Date): Date {
  return new Date(now.getTime() - keeping[rule].days * DAY);
}

/** The list as a notice prints it, in its order. */
export function keepingList(): { id: KeepingId; what: string; how: string; why: string }[] {
  return Object.entries(keeping).map(([id, rule]) => ({
    ...{ id: id as KeepingId, what: rule.what, how: keepingWords(rule), why: rule.why },
  }));
}
