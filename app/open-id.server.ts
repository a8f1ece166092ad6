/** The way to the OpenID provider and back: what the browser holds meanwhile, and what it is told. */
import { createCookie, redirect } from '@remix-run/node';
import { paths } from './paths.ts';
import { guarded, ownPath, secretIn, textInCookie } from './session.server.ts';
import { addressOf, askForCode, welcome } from './signing-in.server.ts';
import { identity } from './trpc.server.ts';

/** Lax, because the way back is a navigation from another site; sealed, for ten minutes, and taken away by the way back. */
const journeyCookie = createCookie('__Host-journey', { ...guarded, maxAge: 10 * 60 });

const noStore = { 'Cache-Control': 'no-store' };

/**
 * Sends somebody to the provider. It is a link, so nothing changes by following it; another site cannot follow it for
 * somebody, and is sent to the sign-in page instead.
 */
export async function toProvider(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const next = ownPath(query.get('next'))?.slice(0, 1_000) ?? null;
  const toPage = (done?: string) => redirect(paths.signIn(next ?? undefined, done), { headers: noStore });
  const site = request.headers.get('Sec-Fetch-Site');
  if (site === 'cross-site' || site === 'same-site' || (await identity(request).provider.name()) === null)
    return toPage();
  const begun = await identity(request).provider.begin({ next, again: query.get('again') === 'yes' });
  if (!begun) return toPage('away');
  const cookie = await journeyCookie.serialize(begun.journey);
  const headers = { ...noStore, 'Set-Cookie': cookie, 'Referrer-Policy': 'no-referrer' };
  return redirect(begun.url, { headers });
}

/**
 * Takes what the provider sent back.
 * @returns where to go on, signed in or to give a code; or why not, with the headers of the page that says so
 */
export async function fromProvider(request: Request) {
  if ((await identity(request).provider.name()) === null) return redirect(paths.signIn(), { headers: noStore });
  const journey = await textInCookie(journeyCookie, request, 5_000);
  const query = new URL(request.url).search.slice(0, 10_000);
  const from = { address: addressOf(request), replaces: await secretIn(request) };
  const made = await identity(request).provider.arrive({ journey, query, ...from });
  const used = await journeyCookie.serialize('', { maxAge: 0, expires: new Date(0) });
  if (made.done === 'refused') {
    const headers = { ...noStore, 'Set-Cookie': used, 'Referrer-Policy': 'no-referrer' };
    return { why: made.why, reference: made.reference, headers };
  }
  const answer = await (made.done === 'step' ? askForCode(made.step, made.next) : welcome(made, made.next));
  answer.headers.append('Set-Cookie', used);
  answer.headers.set('Referrer-Policy', 'no-referrer');
  return answer;
}
