import { type Action, mayEver, type Person, permissions } from './permissions.ts';

/** What a token of an area may be for. Reading goes with each of them. */
export const purposes = ['read', 'check', 'submit', 'report-steps'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * The one table of what each purpose allows. What is not here no token of an area can do: sign off, answer, withdraw,
 * accept, approve, manage accounts, make tokens.
 * Source: docs/decisions/0022-tokens.md.
 */
export const allowedFor = {
  read: ['account.read', 'return.read'],
  check: ['return.check'],
  // Who submits is told every finding first, so checking goes with it.
  submit: ['return.check', 'return.submit'],
  'report-steps': ['programme.reportProgress'],
} as const satisfies Record<Purpose, readonly Action[]>;

/** The acts that a token for these purposes allows, each once. A purpose nobody knows allows nothing. */
export function actsFor(given: readonly string[]): Action[] {
  const known = purposes.filter((purpose) => purpose === 'read' || given.includes(purpose));
  return [...new Set(known.flatMap((purpose): readonly Action[] => allowedFor[purpose]))];
}

/** Acts on tokens and on who belongs: they are for people who are signed in, never for a program. */
const neverByToken: readonly Action[] = [
  ...(['token.make', 'token.read', 'token.revoke', 'token.manage'] as const),
  ...(['person.read', 'person.invite', 'person.end', 'person.manage'] as const),
];

const byAnyToken = (Object.keys(permissions) as Action[]).filter((action) => !neverByToken.includes(action));

/**
 * The person a token stands for, with no more power than the token has.
 * @param token `areaCode` null: given on the machine itself (a local copy's accounts), for all that its account may do
 *   except tokens. Else only memberships of that area count by which a person may make tokens: who loses them, by
 *   leaving or otherwise, leaves tokens that can do nothing.
 */
export function asTokenOf(person: Person, token: { areaCode: string | null; purposes: readonly string[] }): Person {
  if (token.areaCode === null) return { ...person, only: byAnyToken };
  const { areaCode } = token;
  const memberships = person.memberships.filter(
    (held) => held.areaCode === areaCode && mayEver(held.role, 'token.make'),
  );
  return { ...person, memberships, only: actsFor(token.purposes) };
}
