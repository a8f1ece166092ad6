import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FactorForm, type Offer } from '#app/components/account/factor-form.tsx';
import { ProvenAct } from '#app/components/account/proven-act.tsx';
import { ProviderAgain } from '#app/components/account/provider-again.tsx';
import { RecoveryCodes } from '#app/components/account/recovery-codes.tsx';
import { FaultSummary, type FormFault } from '#app/components/fault-summary.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount, formatMoment } from '#app/format.ts';
import { attempt, faultsIn, textIn } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { homeOf, requireForm, requireUser } from '#app/session.server.ts';
import { codesCookie, proofIn, secretOf, sessionCookieFor } from '#app/signing-in.server.ts';
import { identity } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Second factor') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf, mustEnrol } = await requireUser(request);
  const secret = await secretOf(request);
  const own = identity(request).secondFactor;
  const standing = await own.standing({ secret });
  const replaces = standing.since !== null && new URL(request.url).searchParams.get('replace') === 'yes';
  const provider = (await identity(request).provider.name()) ?? '';
  const again = standing.proof === 'again';
  const offer = !again && (standing.since === null || replaces) ? await own.offer({ secret, offered: null }) : null;
  const sealed: unknown = await codesCookie.parse(request.headers.get('Cookie'));
  const codes = typeof sealed === 'string' && sealed !== '' ? await own.shown({ secret, codes: sealed }) : null;
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (sealed) headers.append('Set-Cookie', await codesCookie.serialize('', { maxAge: 0, expires: new Date(0) }));
  const home = homeOf(user);
  return data({ user, csrf, mustEnrol, standing, provider, again, offer, replaces, codes, home }, { headers });
}

type Answer = { act: string; faults: FormFault[]; offer: Offer | null };

/** Adds an app, makes new recovery codes or takes the app away, and opens the page anew: codes come there once. */
export async function action({ request }: ActionFunctionArgs) {
  const { form } = await requireForm(request);
  const [act, offered] = [textIn(form, 'act'), textIn(form, 'offered')];
  const proof = await proofIn(request, form);
  const own = identity(request).secondFactor;
  const written = await attempt(async () => {
    if (act === 'enrol') return own.enrol({ ...proof, offered, code: textIn(form, 'code') });
    return act === 'renew' ? { ...(await own.renewCodes(proof)), secret: null } : own.remove(proof);
  });
  if ('refused' in written) {
    const faults = faultsIn(written.refused, act === 'enrol' ? 'code' : 'password');
    const offer = act === 'enrol' ? await own.offer({ secret: proof.secret, offered }) : null;
    const init = { status: written.refused.status, headers: { 'Cache-Control': 'no-store' } };
    return data<Answer>({ act, faults, offer }, init);
  }
  const { done } = written;
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (done.secret !== null) headers.append('Set-Cookie', await sessionCookieFor(done));
  if ('codes' in done) headers.append('Set-Cookie', await codesCookie.serialize(done.codes));
  throw redirect(paths.secondFactor(), { status: 303, headers });
}

export default function SecondFactor() {
  const { user, csrf, mustEnrol, standing, provider, again, offer, replaces, codes, home } =
    useLoaderData<typeof loader>();
  const withPassword = standing.proof === 'password';
  const answer = useActionData<typeof action>() as Answer | undefined;
  const failed = (act: string) => (answer?.act === act && answer.faults.length > 0 ? answer.faults : undefined);
  const renew = { act: 'renew', action: paths.secondFactor(), csrf, withPassword, faults: failed('renew') };
  const remove = { act: 'remove', action: paths.secondFactor(), csrf, withPassword, faults: failed('remove') };
  const anchorOf = ({ field }: FormFault) =>
    answer?.act === 'enrol' ? `#${field}` : `#${field}-${answer?.act ?? 'renew'}`;
  return (
    <SignedInPage
      heading={codes ? 'Your recovery codes' : 'Second factor'}
      user={user}
      csrf={csrf}
      at={paths.ownSignIn()}
      before={mustEnrol ? null : <BackLink href={paths.ownSignIn()}>Your sign-in</BackLink>}
      notice={<FaultSummary faults={answer?.faults} anchorOf={anchorOf} />}
      width="two-thirds"
    >
      {codes ? (
        <>
          <RecoveryCodes codes={codes} />
          <Button href={home}>Continue</Button>
        </>
      ) : again ? (
        <>
          {mustEnrol ? (
            <InsetText>Your role needs a second factor; everything else waits until it is there.</InsetText>
          ) : null}
          <ProviderAgain provider={provider} next={paths.secondFactor()} />
        </>
      ) : offer ? (
        <>
          {mustEnrol ? (
            <InsetText>
              Your role needs a second factor. Set it up now; everything else waits until it is there.
            </InsetText>
          ) : null}
          {replaces ? <InsetText>This app takes the place of the one you have now.</InsetText> : null}
          <p className="govuk-body">
            With a second factor, whoever learns your password still cannot sign in as you: a code from an app on your
            telephone or computer is asked for too.
          </p>
          <FactorForm
            offer={answer?.offer ?? offer}
            replaces={replaces}
            csrf={csrf}
            withPassword={withPassword}
            faults={failed('enrol')}
          />
        </>
      ) : (
        <>
          <p className="govuk-body">Signing in as you takes a code from your authenticator app as well.</p>
          <SummaryList
            rows={[
              { key: 'App added', value: formatMoment(String(standing.since)) },
              { key: 'Recovery codes left', value: formatCount(standing.codesLeft, 'code') },
            ]}
          />
          <ProvenAct
            {...renew}
            title="Make new recovery codes"
            said="The codes you have now stop working. The new ones are shown once."
            button="Make new codes"
          />
          <p className="govuk-body">
            <a className="govuk-link" href={paths.secondFactor(true)}>
              Use another app
            </a>
          </p>
          {standing.required ? (
            <p className="govuk-body">
              Your role needs a second factor, so it cannot be taken away. If you have lost your app, sign in with a
              recovery code, or ask an administrator to take the app off your account.
            </p>
          ) : (
            <ProvenAct
              {...remove}
              title="Remove the app"
              said="Signing in takes your password alone again, and everybody else signed in as you is signed out."
              button="Remove the app"
            />
          )}
        </>
      )}
    </SignedInPage>
  );
}
