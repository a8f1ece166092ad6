import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Page } from '#app/components/page.tsx';
import { textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { PasswordInput } from '#app/govuk/password-input.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import type { Problem } from '#app/problem.server.ts';
import { currentUser, homeOf, ownPath, requireVisitorForm, signIn, visitorForm } from '#app/session.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Sign in') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await currentUser(request);
  const next = ownPath(new URL(request.url).searchParams.get('next'));
  if (user) throw redirect(next ?? homeOf(user), { headers: { 'Cache-Control': 'no-store' } });
  const { csrf, cookie } = await visitorForm(request);
  const headers = { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' };
  return data({ csrf, next }, { headers });
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

export async function action({ request }: ActionFunctionArgs) {
  const form = await requireVisitorForm(request);
  const email = textIn(form, 'email');
  const given = form.get('password');
  const password = typeof given === 'string' ? given : '';
  const faults = faultsOf(email, password);
  if (faults.length > 0) return data({ email, faults }, { status: 400 });
  try {
    return await signIn(request, { email, password, next: textIn(form, 'next') });
  } catch (refused) {
    if (!(refused instanceof Response) || ![401, 429].includes(refused.status)) throw refused;
    const { detail, status } = (await refused.json()) as Problem;
    return data({ email, faults: [{ field: 'email', message: detail }] }, { status });
  }
}

export default function SignIn() {
  const { csrf, next } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      heading="Sign in"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Sign in' }]}
      notice={<FaultSummary faults={failed?.faults} />}
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
          label="Email address"
          value={failed?.email ?? ''}
          autoComplete="username"
          spellCheck={false}
          errorMessage={faultAt(failed?.faults, 'email')}
        />
        <PasswordInput name="password" label="Password" errorMessage={faultAt(failed?.faults, 'password')} />
        <Button preventDoubleClick>Sign in</Button>
      </form>
    </Page>
  );
}
