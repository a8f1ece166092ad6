/** Signing in, and what people change about it: the cookies between its questions, and what a form shows again. */
import { createCookie, redirect } from '@remix-run/node';
import type { Person } from '#server/domain/people/permissions.ts';
import { paths } from './paths.ts';
import { ENROLMENT, guarded, homeOf, ownPath, secretIn, sessionCookie, textInCookie } from './session.server.ts';
import { addressOf, identity } from './trpc.server.ts';

export { addressOf };

/** Says that the password was right, until the code is given too. */
const stepCookie = createCookie('__Host-step', { ...guarded, sameSite: 'strict', maxAge: 10 * 60 });

/** Who was sent by the OpenID provider and must give a code too. Lax: the browser comes from another site. */
const providerStepCookie = createCookie('__Host-provider-step', { ...guarded, maxAge: 10 * 60 });

/** Recovery codes on their way to the page that shows them once, sealed. */
export const codesCookie = createCookie('__Host-codes', { ...guarded, sameSite: 'strict', maxAge: 5 * 60 });

/** A sealed identity token is longer than our other cookies. */
const LONGEST_STEP = 5_000;

type Made = { secret: string; expiresAt: Date; person: Person };

/** The secret of the session of somebody who is signed in. */
export const secretOf = async (request: Request) => (await secretIn(request)) ?? '-';

/** What shows again that it is them: the session, and the password and code as they typed them into the form. */
export async function proofIn(request: Request, form: FormData) {
  const password = form.get('password');
  const typed = typeof password === 'string' ? password : '';
  const current = String(form.get('current') ?? '').slice(0, 60);
  return { secret: await secretOf(request), password: typed, current, address: addressOf(request) };
}

/** The password that somebody wants to have, as they typed it: spaces around it belong to it. */
export const freshIn = (form: FormData) => String(form.get('fresh') ?? '').slice(0, 1_000);

/** The cookie of a session that was begun anew. */
export const sessionCookieFor = (made: { secret: string; expiresAt: Date }) =>
  sessionCookie.serialize(made.secret, { expires: made.expiresAt });

const ended = { maxAge: 0, expires: new Date(0) };

/** Sends somebody on who has shown all that they must, with the new session's cookie. */
export async function welcome(made: Made, next: string | null) {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  headers.append('Set-Cookie', await sessionCookieFor(made));
  headers.append('Set-Cookie', await stepCookie.serialize('', ended));
  headers.append('Set-Cookie', await providerStepCookie.serialize('', ended));
  return redirect(made.person.only ? ENROLMENT : (ownPath(next) ?? homeOf(made.person)), { status: 303, headers });
}

type Given = { email: string; password: string; code: string; next: string | null };

/**
 * Signs in and sends the person on, with the new session's cookie.
 * @returns where a code is still needed, the headers with the cookie that says the password was right: `giveCode` goes on
 * @throws a Response whose body is a `Problem`: 401 with one answer for every failure, 429 after too many
 */
export async function signIn(
  request: Request,
  { next, code, ...given }: Given,
): Promise<Response | { headers: Headers }> {
  const from = { address: addressOf(request), replaces: await secretIn(request) };
  const made = await identity(request).signIn({ ...given, code: code || null, ...from });
  if (made.step === null) return welcome(made, next);
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  headers.append('Set-Cookie', await stepCookie.serialize(made.step));
  headers.append('Set-Cookie', await providerStepCookie.serialize('', ended));
  return { headers };
}

/** What the browser holds of somebody whom the provider sent; null where there is nothing. */
async function providerStepIn(request: Request): Promise<string | null> {
  return textInCookie(providerStepCookie, request, LONGEST_STEP);
}

/** Sends somebody whom the provider sent to the page that asks for their code. */
export async function askForCode(step: string, next: string | null) {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  headers.append('Set-Cookie', await providerStepCookie.serialize(step));
  headers.append('Set-Cookie', await stepCookie.serialize('', ended));
  return redirect(paths.signIn(ownPath(next) ?? undefined, 'came'), { status: 303, headers });
}

/** Whether this browser was sent back by the provider and its code is still to be given. */
export async function asksProviderCode(request: Request): Promise<boolean> {
  const step = await providerStepIn(request);
  return step !== null && identity(request).provider.asksCode({ step });
}

/**
 * The second question of signing in.
 * @returns null where the password was given too long ago, or never: it is asked for again
 * @throws a Response whose body is a `Problem`: 401 for a wrong code, 429 after too many
 */
export async function giveCode(request: Request, { code, next }: Pick<Given, 'code' | 'next'>) {
  const from = { address: addressOf(request), replaces: await secretIn(request) };
  const provided = await providerStepIn(request);
  if (provided) {
    const done = await identity(request).provider.giveCode({ step: provided, code, ...from });
    return done && welcome(done, done.next);
  }
  const step = await textInCookie(stepCookie, request);
  const made = step ? await identity(request).giveCode({ step, code, ...from }) : null;
  return made && welcome(made, next);
}
