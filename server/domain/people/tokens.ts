import { addDays, format, parseISO } from 'date-fns';
import { londonDay, londonEndOf } from '#server/domain/london-day.ts';
import { isDay } from '#server/domain/pack/pack-fields.ts';
import { may, type Person } from './permissions.ts';
import { asTokenOf, type Purpose, purposes } from './token-scope.ts';

/** A token works for at most this many days after the day it is made. */
export const longestDays = 366;

/** The number of tokens that one person may have working at once. */
export const mostTokens = 20;

const HOUR = 60 * 60 * 1_000;

/** The last day that a token made today can work on. */
export function latestDay(today: string): string {
  return format(addDays(parseISO(today), longestDays), 'yyyy-MM-dd');
}

/** The day offered for a new token: three months, unless somebody chooses another. */
export function suggestedDay(today: string): string {
  return format(addDays(parseISO(today), 90), 'yyyy-MM-dd');
}

export type TokenAsked = { name: string; purposes: readonly string[]; lastDay: string };
export type TokenFault = { field: 'name' | 'purposes' | 'lastDay'; message: string };

/**
 * What is to be kept of a new token, or every fault at once. Reading is always among the purposes.
 * @param working how many tokens of this person work now
 */
export function decideToken(
  asked: TokenAsked,
  { today, working }: { today: string; working: number },
): { label: string; purposes: Purpose[]; expiresAt: Date } | { refused: TokenFault[] } {
  const label = asked.name.trim();
  const latest = latestDay(today);
  const unknown = asked.purposes.filter((purpose) => !(purposes as readonly string[]).includes(purpose));
  const refused: (TokenFault | false)[] = [
    label === '' && { field: 'name', message: 'Enter a name for the token' },
    label.length > 80 && { field: 'name', message: 'The name must be 80 characters or fewer' },
    working >= mostTokens && {
      field: 'name',
      message: `You have ${mostTokens} tokens that work. Revoke one before you make another`,
    },
    unknown.length > 0 && {
      field: 'purposes',
      message: `A token can be for ${purposes.join(', ')}, not for ${unknown.join(', ')}`,
    },
    lastDayFault(asked.lastDay, today, latest),
  ];
  const faults = refused.filter((fault) => fault !== false);
  if (faults.length > 0) return { refused: faults };
  const chosen = purposes.filter((purpose) => purpose === 'read' || asked.purposes.includes(purpose));
  return { label, purposes: chosen, expiresAt: londonEndOf(asked.lastDay) };
}

function lastDayFault(day: string, today: string, latest: string): TokenFault | false {
  const field = 'lastDay' as const;
  if (day === '') return { field, message: 'Enter the last day the token works' };
  if (!isDay(day)) return { field, message: 'The last day must be a real date' };
  if (day < today) return { field, message: 'The last day must be today or later' };
  const words = `The last day must be ${format(parseISO(latest), 'd MMMM yyyy')} or earlier`;
  return day > latest && { field, message: words };
}

export type TokenTimes = { expiresAt: Date; revokedAt: Date | null };

/** What has become of a token: it works; its day has passed; it was taken back; or its holder may no longer submit there. */
export type TokenStanding = 'works' | 'expired' | 'revoked' | 'powerless';

/** How a token stands at this moment. `disabled`: its holder's account is off. */
export function tokenStanding(
  token: TokenTimes & { areaCode: string | null; purposes: readonly string[] },
  holder: Person & { disabled: boolean },
  now: Date,
): TokenStanding {
  if (token.revokedAt !== null) return 'revoked';
  if (token.expiresAt <= now) return 'expired';
  return holder.disabled || asTokenOf(holder, token).memberships.length === 0 ? 'powerless' : 'works';
}

/** The last day, in London, on which a token works. */
export function lastDayOf({ expiresAt }: TokenTimes): string {
  return londonDay(new Date(expiresAt.getTime() - 1));
}

/** Whether this person may take this token back: their own, or as an administrator anybody's. */
export function mayRevoke(person: Person, token: { userId: string }): ReturnType<typeof may> {
  return (token.userId === person.id && may(person, 'token.revoke')) || may(person, 'token.manage');
}

/**
 * Whether a token's use is to be written down now, and the moment before which it must have been written last: once an
 * hour at most, so that a busy program does not make one row hot.
 */
export function useToNote(usedAt: Date | null, now: Date): { before: Date } | null {
  const before = new Date(now.getTime() - HOUR);
  return usedAt === null || usedAt <= before ? { before } : null;
}
