import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Page } from '#app/components/page.tsx';
import { textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { PasswordInput } from '#app/govuk/password-input.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import type { Problem } from '#app/problem.server.ts';
import { currentUser, homeOf, ownPath, requireVisitorForm, visitorForm } from '#app/session.server.ts';
import { asksProviderCode, giveCode, signIn } from '#app/signing-in.server.ts';
import { identity } from '#app/trpc.server.ts';

const noStore = { 'Cache-Control': 'no-store' };

type Asks = 'password' | 'code';

export const meta: MetaFunction = () => [{ title: pageTitle('Sign in') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await currentUser(request);
  const query = new URL(request.url).searchParams;
  const next = ownPath(query.get('next'));
  if (user) throw redirect(next ?? homeOf(user), { headers: { 'Cache-Control': 'no-store' } });
  const { csrf, cookie } = await visitorForm(request);
  const done = query.get('done');
  const asks: Asks = done === 'came' && (await asksProviderCode(request)) ? 'code' : 'password';
  const provider = await identity(request).provider.name();
  return data({ csrf, next, done, asks, provider }, { headers: { ...noStore, 'Set-Cookie': cookie } });
}

function faultsOf(email: string, password: string): FormFault[] {
  const faults: FormFault[] = [];
  if (!/^\S+@\S+$/.test(email)) {
    const message = email === '' ? 'Enter your email address' : 'Enter an email address, like name@example.gov.uk';
    faults.push({ field: 'email', message });
  }
  if (password === '') faults.push({ field: 'password', message: 'Enter your password' });
  return faults;
}

/** What the form shows again, and which of the two questions it asks. */
type Answer = { asks: Asks; email: string; next: string; faults: FormFault[] };

/** A refusal that belongs on the form; anything else is thrown on. */
async function refusalIn(refused: unknown) {
  if (!(refused instanceof Response) || ![401, 429].includes(refused.status)) throw refused;
  return (await refused.json()) as Problem;
}

/** The second question, after the right password. */
async function codeGiven(request: Request, { code, next }: { code: string; next: string }) {
  const again: Answer = { asks: 'code', email: '', next, faults: [] };
  try {
    const done = await giveCode(request, { code, next });
    if (done) return done;
    const message = 'Sign in again: there were more than ten minutes between the first step and the code';
    return data<Answer>({ ...again, asks: 'password', faults: [{ field: 'email', message }] }, { status: 401 });
  } catch (refused) {
    const { detail, status } = await refusalIn(refused);
    return data<Answer>({ ...again, faults: [{ field: 'code', message: detail }] }, { status });
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await requireVisitorForm(request);
  const [email, code, next] = [textIn(form, 'email'), textIn(form, 'code'), textIn(form, 'next')];
  if (form.has('code') && !form.has('email')) {
    if (code !== '') return codeGiven(request, { code, next });
    const faults = [{ field: 'code', message: 'Enter the code from your app, or a recovery code' }];
    return data<Answer>({ asks: 'code', email, next, faults }, { status: 400 });
  }
  const given = form.get('password');
  const password = typeof given === 'string' ? given : '';
  const faults = faultsOf(email, password);
  const again: Answer = { asks: 'password', email, next, faults };
  if (faults.length > 0) return data(again, { status: 400 });
  try {
    const made = await signIn(request, { email, password, code, next });
    if (made instanceof Response) return made;
    return data<Answer>({ ...again, asks: 'code' }, { headers: made.headers });
  } catch (refused) {
    const { detail, status } = await refusalIn(refused);
    return data<Answer>({ ...again, faults: [{ field: 'email', message: detail }] }, { status });
  }
}

export default function SignIn() {
  const { csrf, next, done, asks, provider } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const asksCode = (answer?.asks ?? asks) === 'code';
  const way = answer?.next || next || undefined;
  return (
    <Page
      heading={asksCode ? 'Enter your code' : 'Sign in'}
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Sign in' }]}
      notice={
        done === 'chosen' && !answer ? (
          <NotificationBanner type="success" text="Your password was saved. Sign in with it." />
        ) : done === 'away' && !answer && provider ? (
          <NotificationBanner
            text={`${provider} does not answer at the moment. Try again in a few minutes, or sign in with your password.`}
          />
        ) : (
          <FaultSummary faults={answer?.faults} />
        )
      }
      width="two-thirds"
    >
      {asksCode ? null : (
        <p className="govuk-body">
          For people who report for a local authority, check returns or publish releases. Reading needs no account.
        </p>
      )}
      {provider && !asksCode ? (
        <>
          <Button href={paths.signInWithProvider(way)}>Sign in with {provider}</Button>
          <h2 className="govuk-heading-m">Or with your email address and password</h2>
        </>
      ) : null}
      <form method="post" action={paths.signIn()} noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="next" value={way ?? ''} />
        {asksCode ? <CodeField faults={answer?.faults} /> : <PasswordFields answer={answer} />}
        <Button preventDoubleClick>{asksCode ? 'Continue' : 'Sign in'}</Button>
      </form>
      {asksCode ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.signIn()}>
            Start again
          </a>
        </p>
      ) : (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.reset()}>
            I do not know my password
          </a>
        </p>
      )}
    </Page>
  );
}

function PasswordFields({ answer }: { answer: Answer | undefined }) {
  return (
    <>
      <Input
        name="email"
        type="email"
        label="Email address"
        value={answer?.email ?? ''}
        autoComplete="username"
        spellCheck={false}
        errorMessage={faultAt(answer?.faults, 'email')}
      />
      <PasswordInput name="password" label="Password" errorMessage={faultAt(answer?.faults, 'password')} />
    </>
  );
}

function CodeField({ faults }: { faults: FormFault[] | undefined }) {
  return (
    <Input
      name="code"
      label="Code"
      hint="The six digits that your authenticator app shows now, or one of your recovery codes."
      classes="govuk-input--width-10"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      errorMessage={faultAt(faults, 'code')}
    />
  );
}
