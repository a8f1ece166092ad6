import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { attempt, faultsIn } from '#app/forms.server.ts';
import { paths } from '#app/paths.ts';
import { requireForm } from '#app/session.server.ts';
import { proofIn } from '#app/signing-in.server.ts';
import { identity } from '#app/trpc.server.ts';

const noStore = { 'Cache-Control': 'no-store' };

/** Who comes here without the form is shown it. */
export function loader() {
  return redirect(paths.ownData(), { headers: noStore });
}

/** All that is held about whoever is signed in, as a file; where the password or the code is wrong, back to the form. */
export async function action({ request }: ActionFunctionArgs) {
  const { form } = await requireForm(request);
  const proof = await proofIn(request, form);
  const saved = await attempt(() => identity(request).data.save(proof));
  if ('refused' in saved) {
    const [fault] = faultsIn(saved.refused, 'password');
    const field = saved.refused.status === 429 ? 'closed' : fault?.field;
    throw redirect(paths.ownData({ fault: field }), { status: 303, headers: noStore });
  }
  const file = { 'Content-Disposition': 'attachment; filename="what-is-held-about-you.json"' };
  const headers = { ...noStore, ...file, 'Content-Type': 'application/json; charset=utf-8' };
  return new Response(`${JSON.stringify(saved.done, null, 2)}\n`, { headers });
}
