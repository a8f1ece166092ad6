import { may, type Person, type Role } from '#server/domain/people/permissions.ts';
import { type DoneStep, dutyFault } from './duties.ts';
import { nextState, type ReturnAct, type ReturnCase, returnActs } from './return-acts.ts';
import { type ReturnState, stateWords } from './return-states.ts';

/** What a person does to a return: publishing it is what approving a release does. */
export type PersonAct = Exclude<ReturnAct, 'release'>;
const personActs = returnActs.filter((act): act is PersonAct => act !== 'release');

/** A return as an act finds it. */
export type ReturnFound = {
  areaCode: string;
  state: ReturnState;
  /** The latest version; 0 where nothing was submitted. */
  version: number;
  submittedBy: string | null;
  steps: readonly DoneStep[];
  of: ReturnCase;
};

/** Where an act leads and in which role it is done; or what refuses it, and why. */
export type ActDecision = { next: ReturnState; role: Role } | { refused: 'state' | 'duty' | 'role'; why: string };

/**
 * Whether this person may do this act to the return as it stands: first the table of states, then the duties that check
 * each other, then the permission table.
 */
export function decideAct(person: Person, act: PersonAct, found: ReturnFound): ActDecision {
  const { areaCode, state, submittedBy } = found;
  const next = nextState(state, act, found.of);
  if (!next) return { refused: 'state', why: stateWords[state].meaning };
  const fault = dutyFault(found.steps, found.version, act, person.id);
  if (fault) return { refused: 'duty', why: fault };
  const held = may(person, `return.${act}`, { areaCode, state, previousActor: submittedBy });
  if (!held) return { refused: 'role', why: 'Your role does not allow this for that area or at this step.' };
  return { next, role: held.role };
}

/** Whether the person belongs to the area: nobody reopens a return of their own authority. */
export function belongsTo(person: Person, areaCode: string): boolean {
  return person.memberships.some((held) => held.areaCode === areaCode);
}

/**
 * Every act that this person may do now: what the pages offer.
 * @param closed why the collection takes nothing today; null where it does
 */
export function actsNow(person: Person, found: ReturnFound, closed: string | null): PersonAct[] {
  return personActs.filter((act) => {
    if (act === 'submit' && closed !== null) return false;
    if (act === 'reopen' && belongsTo(person, found.areaCode)) return false;
    return 'next' in decideAct(person, act, found);
  });
}

const signatories = {
  signOff: 'An approver of your authority signs the return off: its director of children’s services or a deputy.',
  signOffMoney: 'Your section 151 officer signs the money off next.',
};

/** The signature that this person may give now; or who gives the next one, or why none is wanted. */
export function signatureNow(person: Person, found: ReturnFound): { act: keyof typeof signatories } | { why: string } {
  const figures = decideAct(person, 'signOff', found);
  if ('next' in figures) return { act: 'signOff' };
  const money = decideAct(person, 'signOffMoney', found);
  if ('next' in money) return { act: 'signOffMoney' };
  const [act, open] =
    figures.refused === 'state' ? (['signOffMoney', money] as const) : (['signOff', figures] as const);
  return { why: open.refused === 'role' ? signatories[act] : open.why };
}
