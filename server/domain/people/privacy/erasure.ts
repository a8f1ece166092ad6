/** Why an account is erased. A choice, not words: what somebody writes about a person would stay in the record of acts. */
export const erasureReasons = {
  left: 'They left, and nobody needs to know their name any more',
  asked: 'They asked for it',
  mistake: 'The account was made by mistake',
} as const;
export type ErasureReason = keyof typeof erasureReasons;

type Fault = { field: 'reason' | 'confirmed' | 'person'; message: string };

/**
 * What stands against erasing an account, all of it at once: it is closed first, as a step of its own; a reason is chosen
 * and the second thoughts are confirmed; and an administrator who may sign in is left.
 * @param administrators how many people, besides the one, may sign in as an administrator
 */
export function erasureFaults(
  asked: { reason: string; confirmed: boolean },
  standing: { closed: boolean; administrators: number },
): Fault[] {
  const faults: (Fault | false)[] = [
    !standing.closed && {
      field: 'person',
      message: 'End all that they may do first: only an account that is closed is erased',
    },
    standing.administrators === 0 && { field: 'person', message: 'An administrator who may sign in must be left' },
    !Object.hasOwn(erasureReasons, asked.reason) && { field: 'reason', message: 'Select why it is erased' },
    !asked.confirmed && { field: 'confirmed', message: 'Confirm that it cannot be taken back' },
  ];
  return faults.filter((fault) => fault !== false);
}
