const MINUTE = 60_000;

/** A session ends after half an hour without use, and twelve hours after signing in whatever is done. */
export const idleFor = 30 * MINUTE;
export const lastsFor = 12 * 60 * MINUTE;

/** Its use is written down at most once a minute: a read of a page should not be a write. */
const noteEvery = MINUTE;

export type SessionTimes = { usedAt: Date; expiresAt: Date };

/** Whether a session still holds at this moment. */
export function sessionHolds(session: SessionTimes, now: Date): boolean {
  return now < session.expiresAt && now.getTime() - session.usedAt.getTime() < idleFor;
}

/** Whether its use is to be written down now. */
export function noteIsDue(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.usedAt.getTime() >= noteEvery;
}

/** When a session that begins now ends at the latest. */
export function lastMoment(now: Date): Date {
  return new Date(now.getTime() + lastsFor);
}
