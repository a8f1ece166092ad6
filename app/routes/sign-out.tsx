import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '#app/paths.ts';
import { requireForm, signOut } from '#app/session.server.ts';

/** Signing out is a form: a link that anybody could set could sign people out. */
export function loader() {
  return redirect(paths.signIn(), { headers: { 'Cache-Control': 'no-store' } });
}

export async function action({ request }: ActionFunctionArgs) {
  await requireForm(request);
  return signOut(request);
}
