import { newPassword } from './accounts.ts';
import type { Caller } from './load-pack.ts';

/** The address after `--administrator` on the command line; null where it was not given. */
export function administratorAsked(args: readonly string[]): string | null {
  const at = args.indexOf('--administrator');
  return at === -1 ? null : (args[at + 1] ?? '');
}

/**
 * Gives this address an administrator's account with a new password, on the machine itself: the way in where no
 * made-up accounts are. Asked again, it sets another password and ends the account's sessions.
 * @returns the password, to be shown once to whoever runs the command
 */
export async function makeAdministrator(maker: Caller, email: string): Promise<string> {
  const password = newPassword();
  const membership = { organisation: 'department', role: 'administrator' as const, areaCode: null };
  await maker.account.provide({ email, name: 'Administrator', membership, password, token: null });
  return password;
}
