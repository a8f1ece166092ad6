import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { attempt, textIn } from './forms.server.ts';
import { requireForm } from './session.server.ts';
import { caller } from './trpc.server.ts';

/** Revokes the token that a form names and goes back to the list; what refuses it is told on the page. */
export async function revokeToken({ request }: Pick<ActionFunctionArgs, 'request'>, list: string) {
  const { user, form } = await requireForm(request);
  const asked = { key: textIn(form, 'key'), token: textIn(form, 'token') };
  const written = await attempt(() => caller(request, user).token.revoke(asked));
  if ('done' in written) throw redirect(list, 303);
  return data({ message: written.refused.detail }, { status: written.refused.status });
}
