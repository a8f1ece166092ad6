import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HappenedTable } from '#app/components/account/happened-table.tsx';
import { ProofFields } from '#app/components/account/proof-fields.tsx';
import { SessionTable } from '#app/components/account/session-table.tsx';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, faultsIn, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { PasswordInput } from '#app/govuk/password-input.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { freshIn, proofIn, secretOf, sessionCookieFor } from '#app/signing-in.server.ts';
import { identity } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Your sign-in') }];

const noStore = { 'Cache-Control': 'no-store' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const secret = await secretOf(request);
  const held = await identity(request).sessions.list({ secret });
  const iso = (at: Date) => at.toISOString();
  const sessions = held.map((each) => ({ ...each, createdAt: iso(each.createdAt), usedAt: iso(each.usedAt) }));
  const happened = (await identity(request).happened({ secret })).map((each) => ({ ...each, at: iso(each.at) }));
  const { since, proof } = await identity(request).secondFactor.standing({ secret });
  const provider = proof === 'password' ? null : await identity(request).provider.name();
  const done = new URL(request.url).searchParams.get('done');
  return data({ user, csrf, sessions, happened, hasFactor: since !== null, provider, done }, { headers: noStore });
}

/** Ends sessions, or changes the password, and opens the page anew. */
export async function action({ request }: ActionFunctionArgs) {
  const { form } = await requireForm(request);
  const proof = await proofIn(request, form);
  if (textIn(form, 'act') !== 'password') {
    await identity(request).sessions.end({ secret: proof.secret, id: textIn(form, 'session').slice(0, 64) || null });
    throw redirect(paths.ownSignIn({ done: 'ended' }), 303);
  }
  const written = await attempt(() => identity(request).password.change({ ...proof, fresh: freshIn(form) }));
  if ('refused' in written) {
    const faults = faultsIn(written.refused, 'password');
    return data({ faults }, { status: written.refused.status, headers: noStore });
  }
  const headers = { ...noStore, 'Set-Cookie': await sessionCookieFor(written.done) };
  throw redirect(paths.ownSignIn({ done: 'changed' }), { status: 303, headers });
}

const said: Record<string, string> = {
  ended: 'The session was ended.',
  changed: 'Your password was changed. Everybody else who was signed in as you was signed out.',
};

export default function OwnSignIn() {
  const { user, csrf, sessions, happened, hasFactor, provider, done } = useLoaderData<typeof loader>();
  const faults: FormFault[] | undefined = useActionData<typeof action>()?.faults;
  const text = said[done ?? ''];
  return (
    <SignedInPage
      heading="Your sign-in"
      user={user}
      csrf={csrf}
      at={paths.ownSignIn()}
      notice={
        faults ? <FaultSummary faults={faults} /> : text ? <NotificationBanner type="success" text={text} /> : null
      }
    >
      <p className="govuk-body">
        {provider ? `${provider} says who you are. ` : 'Signing in takes your password. '}
        {hasFactor ? 'A code from your app is asked for too. ' : ''}
        <a className="govuk-link" href={paths.secondFactor()}>
          {hasFactor ? 'Your second factor and recovery codes' : 'Add a second factor'}
        </a>
      </p>
      <SessionTable sessions={sessions} csrf={csrf} />
      <p className="govuk-body">
        A session ends after half an hour without use, and twelve hours after signing in. “Last used” is written down
        once a minute at most.
      </p>
      {sessions.length > 1 ? (
        <form method="post" action={paths.ownSignIn()}>
          <CsrfField token={csrf} />
          <input type="hidden" name="act" value="end" />
          <Button variant="secondary" preventDoubleClick>
            End all others
          </Button>
        </form>
      ) : null}
      <HappenedTable happened={happened} />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.ownData()}>
          Save what is held about you
        </a>
      </p>
      {provider ? (
        <p className="govuk-body">
          You have no password here.{' '}
          <a className="govuk-link" href={paths.reset()}>
            Choose one
          </a>{' '}
          if you want to sign in without {provider} too.
        </p>
      ) : (
        <>
          <h2 className="govuk-heading-m">Change your password</h2>
          <form method="post" action={paths.ownSignIn()} noValidate>
            <CsrfField token={csrf} />
            <input type="hidden" name="act" value="password" />
            <ProofFields withPassword withCode={hasFactor} faults={faults} />
            <PasswordInput
              name="fresh"
              label="New password"
              hint="12 characters or more, and not one that many people use."
              autoComplete="new-password"
              errorMessage={faultAt(faults, 'fresh')}
            />
            <Button preventDoubleClick>Change the password</Button>
          </form>
        </>
      )}
    </SignedInPage>
  );
}
