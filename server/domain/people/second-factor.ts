import type { Action, Person, Role } from './permissions.ts';

/** Who sees every authority's returns, publishes or judges signs in with a second factor. Everybody may. */
const required: readonly Role[] = ['official', 'assessor', 'administrator'];

/** Whether whoever holds this role must have a second factor. */
export function isRequired(role: Role): boolean {
  return required.includes(role);
}

/** Whether this person must have a second factor. */
export function needsSecondFactor({ memberships }: Person): boolean {
  return memberships.some(({ role }) => isRequired(role));
}

/** Without the factor that they must have, a person may see who they are, and nothing else. */
const untilThen: readonly Action[] = ['account.read'];

/** The person as their session may act: with no power yet where a second factor is missing. */
export function asSignedIn(person: Person, hasSecondFactor: boolean): Person {
  return hasSecondFactor || !needsSecondFactor(person) ? person : { ...person, only: untilThen };
}
