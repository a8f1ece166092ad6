import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { Page } from '#app/components/page.tsx';
import { textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Input } from '#app/govuk/input.tsx';
import { PasswordInput } from '#app/govuk/password-input.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import type { Problem } from '#app/problem.server.ts';
import { currentUser, homeOf, ownPath, requireVisitorForm, signIn, visitorForm } from '#app/session.server.ts';

type Fault = { field: 'email' | 'password'; text: string };

export const meta: MetaFunction = () => [{ title: pageTitle('Sign in') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await currentUser(request);
  const next = ownPath(new URL(request.url).searchParams.get('next'));
  if (user) throw redirect(next ?? homeOf(user), { headers: { 'Cache-Control': 'no-store' } });
  const { csrf, cookie } = await visitorForm(request);
  const headers = { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' };
  return data({ csrf, next }, { headers });
}

function faultsIn(email: string, password: string): Fault[] {
  const faults: Fault[] = [];
  if (!/^\S+@\S+$/.test(email)) {
    const text = email === '' ? 'Enter your e-mail address' : 'Enter an e-mail address, like name@example.gov.uk';
    faults.push({ field: 'email', text });
  }
  if (password === '') faults.push({ field: 'password', text: 'Enter your password' });
  return faults;
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await requireVisitorForm(request);
  const email = textIn(form, 'email');
  const given = form.get('password');
  const password = typeof given === 'string' ? given : '';
  const faults = faultsIn(email, password);
  if (faults.length > 0) return data({ email, faults }, { status: 400 });
  try {
    return await signIn(request, { email, password, next: textIn(form, 'next') });
  } catch (refused) {
    if (!(refused instanceof Response) || ![401, 429].includes(refused.status)) throw refused;
    const { detail, status } = (await refused.json()) as Problem;
    return data({ email, faults: [{ field: 'email', text: detail } satisfies Fault] }, { status });
  }
}

export default function SignIn() {
  const { csrf, next } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const faults: Fault[] = failed?.faults ?? [];
  const messageFor = (field: Fault['field']) => faults.find((fault) => fault.field === field)?.text;
  const summary = faults.length > 0 && (
    <ErrorSummary errorList={faults.map(({ field, text }) => ({ href: `#${field}`, text }))} />
  );
  return (
    <Page
      heading="Sign in"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Sign in' }]}
      notice={summary}
      width="two-thirds"
    >
      <p className="govuk-body">
        For people who report for a local authority, check returns or publish releases. Reading needs no account.
      </p>
      <form method="post" action={paths.signIn()} noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="next" value={next ?? ''} />
        <Input
          name="email"
          type="email"
          label="E-mail address"
          value={failed?.email ?? ''}
          autoComplete="username"
          spellCheck={false}
          errorMessage={messageFor('email')}
        />
        <PasswordInput name="password" label="Password" errorMessage={messageFor('password')} />
        <Button preventDoubleClick>Sign in</Button>
      </form>
    </Page>
  );
}
