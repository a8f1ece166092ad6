import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ProofFields } from '#app/components/account/proof-fields.tsx';
import { ProviderAgain } from '#app/components/account/provider-again.tsx';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary } from '#app/components/fault-summary.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { Button } from '#app/govuk/button.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { secretOf } from '#app/signing-in.server.ts';
import { identity } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('What is held about you') }];

/** What can be wrong with the form, by the name with which its answer comes back here. */
const faultWords: Record<string, string> = {
  password: 'Enter the password you sign in with',
  current: 'Enter a code that your app shows now, and that was not used before',
  closed: 'Too many attempts. Wait a quarter of an hour and try again',
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const { since, proof } = await identity(request).secondFactor.standing({ secret: await secretOf(request) });
  const provider = (await identity(request).provider.name()) ?? '';
  const field = new URL(request.url).searchParams.get('fault') ?? '';
  const message = Object.hasOwn(faultWords, field) ? faultWords[field] : undefined;
  const faults = message ? [{ field: field === 'closed' ? 'password' : field, message }] : [];
  return data(
    { user, csrf, faults, hasFactor: since !== null, proof, provider },
    { status: message ? 400 : 200, headers: { 'Cache-Control': 'no-store' } },
  );
}

export default function OwnData() {
  const { user, csrf, faults, hasFactor, proof, provider } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      heading="What is held about you"
      user={user}
      csrf={csrf}
      at={paths.ownSignIn()}
      notice={<FaultSummary faults={faults} />}
      width="two-thirds"
    >
      <p className="govuk-body">
        You can save it all as one file, in JSON: your account and roles, your sessions, tokens and letters, and
        whatever you did and wrote, with why each is held and how long. It has no passwords or keys in it, and says
        nothing of other people.{' '}
        <a className="govuk-link" href={paths.privacy()}>
          Privacy
        </a>{' '}
        has it in short.
      </p>
      <p className="govuk-body">
        If something is wrong, tell an administrator. Once you have left, an administrator can erase your account.
      </p>
      {proof === 'again' ? (
        <ProviderAgain provider={provider} next={paths.ownData()} />
      ) : (
        <form method="post" action={paths.ownDataFile()} noValidate>
          <CsrfField token={csrf} />
          <ProofFields withPassword={proof === 'password'} withCode={hasFactor} faults={faults} />
          <Button>Save the file</Button>
        </form>
      )}
    </SignedInPage>
  );
}
