import { actWords, type ReturnAct } from './return-acts.ts';

/** A step of a return's history, as far as it says who did what to which version. */
export type DoneStep = { kind: string; version: number; actorId: string };

/** Acts that check each other: no person does two of them to one version. */
export const separateDuties = ['submit', 'signOff', 'signOffMoney', 'accept'] as const satisfies readonly ReturnAct[];
/** And these, of one request to withdraw. */
const decisions: readonly ReturnAct[] = ['grantWithdrawal', 'refuseWithdrawal'];

/**
 * Why this person may not do this act to this version: they did a step that it checks. Null where they may.
 * Source: enter, sign off, accept are three duties (docs/decisions/0019-states-of-a-return.md).
 */
export function dutyFault(steps: readonly DoneStep[], version: number, act: ReturnAct, actorId: string): string | null {
  const own = steps.filter((step) => step.version === version && step.actorId === actorId);
  const did = (other: ReturnAct) => own.some(({ kind }) => kind === actWords[other].event);
  if (decisions.includes(act) && did('askWithdrawal')) return 'Another person must decide than the one who asked.';
  if (!separateDuties.some((duty) => duty === act)) return null;
  const done = separateDuties.find((duty) => duty !== act && did(duty));
  if (!done) return null;
  if (done === 'submit') return 'Another person must sign the return off than the one who submitted it.';
  return `You have done another step of this version (${actWords[done].done.toLowerCase()}): another person must do this one.`;
}
