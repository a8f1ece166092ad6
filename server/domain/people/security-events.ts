/** What is written down for whoever guards the service, and in which words it is told. */
export const securityEvents = {
  'signIn.done': 'Signed in',
  'signIn.failed': 'Wrong address or password',
  'signIn.closed': 'Tried while signing in was closed after failures',
  'code.refused': 'Wrong code',
  'code.usedTwice': 'A code that was used already',
  'link.refused': 'A link to choose a password that does not work',
  'provider.refused': 'Sent by the sign-in provider and not signed in',
  'token.refused': 'A token that is not valid',
  'permission.refused': 'Asked for what the role or token does not allow',
  'form.foreign': 'A form that did not come from this service',
  'key.reused': 'The key of a write, sent again with other content',
  'limit.hit': 'More than a limit allows',
} as const;

export type SecurityKind = keyof typeof securityEvents;
export const securityKinds = Object.keys(securityEvents) as SecurityKind[];

/** One thing that happened. */
export type SecurityNote = {
  kind: SecurityKind;
  /** Whose account it is about, where that is known. */
  userId: string | null;
  role: string | null;
  /** Where it came from (`keptNetworkOf`). */
  network: string | null;
  /** Of which procedure, limit or kind of fault. Never anything that was sent. */
  what: string | null;
};

/** The same things of one minute, with how many there were. */
export type CountedNote = SecurityNote & { at: Date; count: number };

const MINUTE = 60_000;
/** More different things than this in one minute are counted together by kind. */
const MOST_IN_A_MINUTE = 100;
/** Should nothing be written for long, no more than this is remembered. */
const MOST_WAITING = 2_000;
export const together = 'many at once';

/**
 * Counts what happens until it is written, so that whoever floods the service fills neither memory nor disk: of one thing
 * at most two rows a minute, its first occurrence and how many more there were, and of at most a hundred different things.
 */
export function securityTally() {
  const waiting = new Map<string, CountedNote & { minute: number }>();
  let told = new Map<string, number>();
  let minuteOf = { minute: 0, different: new Set<string>() };

  const keyOf = (note: SecurityNote, minute: number) =>
    JSON.stringify([minute, note.kind, note.userId, note.role, note.network, note.what]);

  const add = (given: SecurityNote, at: Date, count: number) => {
    const minute = Math.floor(at.getTime() / MINUTE);
    if (minute !== minuteOf.minute) minuteOf = { minute, different: new Set() };
    const own = keyOf(given, minute);
    const isNew = !minuteOf.different.has(own) && !waiting.has(own);
    const full = minuteOf.different.size >= MOST_IN_A_MINUTE || waiting.size >= MOST_WAITING;
    const note = isNew && full ? { kind: given.kind, ...nothing, what: together } : given;
    const key = note === given ? own : keyOf(note, minute);
    if (note === given) minuteOf.different.add(key);
    const before = waiting.get(key);
    waiting.set(key, before ? { ...before, count: before.count + count } : { ...note, at, count, minute });
  };

  return {
    /** Counts one thing. */
    note: (note: SecurityNote, at: Date) => add(note, at, 1),

    /** What is to be written now: what was not told of yet in its minute, and the rest of minutes that are over. */
    take(now: Date): CountedNote[] {
      const current = Math.floor(now.getTime() / MINUTE);
      told = new Map([...told].filter(([, minute]) => minute >= current));
      const due = [...waiting].filter(([key, { minute }]) => minute < current || !told.has(key));
      for (const [key, { minute }] of due) {
        waiting.delete(key);
        told.set(key, minute);
      }
      return due.map(([, { minute, ...note }]) => note);
    },

    /** Takes back what could not be written, for the next time. */
    giveBack(notes: readonly CountedNote[]) {
      for (const { at, count, ...note } of notes) {
        told.delete(keyOf(note, Math.floor(at.getTime() / MINUTE)));
        add(note, at, count);
      }
    },
  };
}

const nothing = { userId: null, role: null, network: null };
