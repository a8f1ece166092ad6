import { type Fault, sentence } from '../ledger/acts/act.ts';
import { listed, personalDataIn } from './personal-data.ts';

/**
 * What is wrong with a text that is to be published: missing, too long, or looking as if it told who somebody is.
 * @param what as the message names it, for instance “the reason”
 * @param except marks that are let be here
 */
export function publicTextFault(
  field: string,
  value: string,
  what: string,
  { most, required = true, except = [] }: { most: number; required?: boolean; except?: readonly string[] },
): Fault | null {
  if (value === '') return required ? { field, message: `Enter ${what}` } : null;
  if (value.length > most) {
    return { field, message: `${sentence(what)} must be ${most.toLocaleString('en-GB')} characters or fewer` };
  }
  const found = personalDataIn(value, except);
  if (found.length === 0) return null;
  return { field, message: `${sentence(what)} looks as if it holds ${listed(found)}. Take it out, and send it again` };
}
