import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Page } from '#app/components/page.tsx';
import { attempt, faultsIn, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { PasswordInput } from '#app/govuk/password-input.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireVisitorForm, visitorForm } from '#app/session.server.ts';
import { addressOf, freshIn } from '#app/signing-in.server.ts';
import { identity } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Choose a password') }];

const noStore = { 'Cache-Control': 'no-store' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { csrf, cookie } = await visitorForm(request);
  const link = new URL(request.url).searchParams.get('link')?.slice(0, 200) ?? null;
  const found = link === null ? null : await identity(request).password.link({ link });
  const init = { status: link !== null && !found ? 404 : 200, headers: { 'Set-Cookie': cookie, ...noStore } };
  return data({ csrf, link, found }, init);
}

type Answer = { asked: string | null; email: string; faults: FormFault[] };

async function ask(request: Request, email: string) {
  const refuse = (message: string, status: number) =>
    data<Answer>({ asked: null, email, faults: [{ field: 'email', message }] }, { status, headers: noStore });
  if (!/^\S+@\S+$/.test(email)) return refuse('Enter your email address, like name@example.gov.uk', 400);
  const written = await attempt(() => identity(request).password.askReset({ email, address: addressOf(request) }));
  if ('refused' in written) return refuse(written.refused.detail, written.refused.status);
  return data<Answer>({ asked: email, email, faults: [] }, { headers: noStore });
}

/** Asks for a letter, or chooses a password by the link in one. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await requireVisitorForm(request);
  if (!form.has('link')) return ask(request, textIn(form, 'email'));
  const fresh = freshIn(form);
  const written = await attempt(() => identity(request).password.choose({ link: textIn(form, 'link'), fresh }));
  if ('done' in written) throw redirect(paths.signIn(undefined, 'chosen'), { status: 303, headers: noStore });
  const { status } = written.refused;
  return data<Answer>(
    { asked: null, email: '', faults: faultsIn(written.refused, 'fresh') },
    { status, headers: noStore },
  );
}

export default function Reset() {
  const { csrf, link, found } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const asked = answer?.asked;
  return (
    <Page
      heading={asked ? 'A letter is on its way' : 'Choose a password'}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Sign in', href: paths.signIn() },
        { text: 'Choose a password' },
      ]}
      notice={<FaultSummary faults={answer?.faults} />}
      width="two-thirds"
    >
      {asked ? (
        <p className="govuk-body">
          If <strong className="app-breaks">{asked}</strong> has an account, we have sent a link to it. It works once,
          within an hour. Nobody is told here whether there is such an account.
        </p>
      ) : found ? (
        <FreshPassword csrf={csrf} link={link ?? ''} of={found.email} faults={answer?.faults} />
      ) : (
        <>
          {link === null ? null : (
            <p className="govuk-body">This link was used already or is too old. You can ask for another.</p>
          )}
          <form method="post" action={paths.reset()} noValidate>
            <CsrfField token={csrf} />
            <Input
              name="email"
              type="email"
              label="Email address"
              hint="We send a link with which you choose another password."
              value={answer?.email ?? ''}
              autoComplete="username"
              spellCheck={false}
              errorMessage={faultAt(answer?.faults, 'email')}
            />
            <Button preventDoubleClick>Send the link</Button>
          </form>
        </>
      )}
    </Page>
  );
}

function FreshPassword(props: { csrf: string; link: string; of: string; faults: FormFault[] | undefined }) {
  const { csrf, link, of, faults } = props;
  return (
    <>
      <p className="govuk-body">
        For <strong className="app-breaks">{of}</strong>. Afterwards everybody who is signed in as you is signed out.
      </p>
      <form method="post" action={paths.reset(link)} noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="link" value={link} />
        <PasswordInput
          name="fresh"
          label="New password"
          hint="12 characters or more, and not one that many people use. Three or four words that only you would put together are good."
          autoComplete="new-password"
          errorMessage={faultAt(faults, 'fresh')}
        />
        <Button preventDoubleClick>Save the password</Button>
      </form>
    </>
  );
}
