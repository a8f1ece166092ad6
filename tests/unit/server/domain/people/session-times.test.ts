import { expect, it } from 'vitest';
import { idleFor, lastMoment, lastsFor, noteIsDue, sessionHolds } from '#server/domain/people/session-times.ts';

const start = new Date('2026-10-25T00:30:00Z');
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds);
const session = { usedAt: start, expiresAt: lastMoment(start) };

it('a session holds until half an hour without use, to the millisecond', () => {
  expect(sessionHolds(session, after(idleFor - 1))).toBe(true);
  expect(sessionHolds(session, after(idleFor))).toBe(false);
});

it('a session ends twelve hours after signing in, however much it is used', () => {
  const used = { ...session, usedAt: after(lastsFor - 1_000) };
  expect(sessionHolds(used, after(lastsFor - 1))).toBe(true);
  expect(sessionHolds(used, after(lastsFor))).toBe(false);
});

it('its use is written down once a minute', () => {
  expect(noteIsDue(session, after(59_999))).toBe(false);
  expect(noteIsDue(session, after(60_000))).toBe(true);
});
