import { londonDay } from '../london-day.ts';
import { waitsForAuthority } from './reminders.ts';
import { type Timeliness, timelinessOf } from './timeliness.ts';

type Days = { dueOn: string; locksOn: string; asked: number };
type Facts = { state: string; signedOffAt: string | null; given: number; warnings: Record<string, number> };

/** What officials want to know of one return besides its state. */
export type MonitoredArea = {
  timeliness: Timeliness;
  /** Share of the figures asked that the latest version gives, a symbol with its reason included; 0 to 1. */
  completeness: number;
  warningCount: number;
  waits: boolean;
};

/** Timeliness, completeness and warnings of one return on a day. */
export function monitoredArea(collection: Days, facts: Facts, today: string): MonitoredArea {
  const { asked } = collection;
  // What was withdrawn, or handed in again and not signed off yet, is as if it had never been signed off.
  const waits = waitsForAuthority(facts.state);
  const signedOff = waits || facts.signedOffAt === null ? null : londonDay(new Date(facts.signedOffAt));
  return {
    timeliness: timelinessOf(collection, signedOff, today),
    completeness: asked === 0 ? 1 : Math.min(1, facts.given / asked),
    warningCount: Object.values(facts.warnings).reduce((sum, count) => sum + count, 0),
    waits,
  };
}

/** How often each check warned about the latest versions of these returns, and in how many; the most frequent first. */
export function warningsByCheck(
  returns: readonly Pick<Facts, 'warnings'>[],
): { code: string; warnings: number; returns: number }[] {
  const found = new Map<string, { warnings: number; returns: number }>();
  for (const { warnings } of returns) {
    for (const [code, count] of Object.entries(warnings)) {
      const known = found.get(code) ?? { warnings: 0, returns: 0 };
      found.set(code, { warnings: known.warnings + count, returns: known.returns + 1 });
    }
  }
  return [...found]
    .map(([code, counts]) => ({ code, ...counts }))
    .sort((a, b) => b.warnings - a.warnings || (a.code < b.code ? -1 : 1));
}
