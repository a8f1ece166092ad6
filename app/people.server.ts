import { data, redirect } from '@remix-run/node';
import type { Typed } from './components/account/invite-form.tsx';
import type { FormFault } from './components/fault-summary.tsx';
import { attempt, faultsIn, textIn } from './forms.server.ts';
import { requireForm } from './session.server.ts';
import { caller } from './trpc.server.ts';

export type PeopleAnswer = { typed: Typed; faults: FormFault[] };

/** Invites somebody, ends what they may do, erases them or takes their lost app off, as the form says, and goes on to `list`. */
export async function actOnPeople(request: Request, list: (done: string) => string) {
  const { user, form } = await requireForm(request);
  const { person } = caller(request, user);
  const [act, key, id] = [textIn(form, 'act'), textIn(form, 'key'), textIn(form, 'person')];
  const [email, name, role] = [textIn(form, 'email'), textIn(form, 'name'), textIn(form, 'role')];
  const [area, organisation] = [textIn(form, 'area'), textIn(form, 'organisation')];
  const written = await attempt(async () => {
    if (act === 'invite') {
      await person.invite({ key, email, name, role, area: area || null, organisation: organisation || null });
      return 'invited';
    }
    if (act === 'takeFactor') {
      await person.takeFactor({ key, person: id });
      return 'factor';
    }
    if (act === 'erase') {
      const [reason, confirmed] = [textIn(form, 'reason').slice(0, 20), textIn(form, 'confirmed') === 'yes'];
      await person.erase({ key, person: id, reason, confirmed });
      return 'erased';
    }
    await person.end({ key, person: id, area: area || null });
    return 'ended';
  });
  if ('done' in written) throw redirect(list(written.done), 303);
  const typed: Typed = { key, email, name, role, area, organisation };
  const faults = faultsIn(written.refused, 'email');
  return data<PeopleAnswer>({ typed, faults }, { status: written.refused.status });
}

/** What is said above a list of people after an act. */
export const peopleSaid: Record<string, string> = {
  invited: 'The invitation was sent.',
  ended: 'It was ended, at once.',
  erased: 'The account was erased. What they did stays on the record, by role.',
  factor: 'The app was taken off the account.',
};
