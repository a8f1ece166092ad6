import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/page.tsx';
import { Button } from '#app/govuk/button.tsx';
import { fromProvider } from '#app/open-id.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { identity } from '#app/trpc.server.ts';

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = () => [{ title: pageTitle('You are not signed in') }];

const statuses = { stale: 400, declined: 400, refused: 400, stranger: 403, unavailable: 503 } as const;

/** Where the OpenID provider sends people back to: a page only where they are not signed in. */
export async function loader({ request }: LoaderFunctionArgs) {
  const came = await fromProvider(request);
  if (!('why' in came)) throw came;
  const { why, reference, headers } = came;
  const provider = (await identity(request).provider.name()) ?? '';
  return data({ why, reference, provider }, { status: statuses[why], headers });
}

const said: Record<keyof typeof statuses, (provider: string) => string> = {
  stale: () =>
    'This sign-in was used already, took longer than ten minutes, or was begun in another window or browser.',
  declined: (provider) => `${provider} says that signing in was cancelled.`,
  refused: (provider) => `What ${provider} sent back could not be accepted, so nobody was signed in.`,
  stranger: (provider) =>
    `${provider} knows you, but there is no account for you here. Accounts are made by invitation only.`,
  unavailable: (provider) => `${provider} does not answer at the moment. Try again in a few minutes.`,
};

export default function NotSignedIn() {
  const { why, reference, provider } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="You are not signed in"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Sign in', href: paths.signIn() },
      ]}
      width="two-thirds"
    >
      <p className="govuk-body">{said[why](provider)}</p>
      {why === 'stranger' ? (
        <>
          <p className="govuk-body">
            If you report for a local authority, ask whoever signs its returns off to invite the email address that{' '}
            {provider} has of you. Everybody else asks whoever runs this service.
          </p>
          <p className="govuk-body">
            If you were invited, {provider} must know the same email address and have verified it.
          </p>
        </>
      ) : (
        <Button href={paths.signIn()}>Sign in again</Button>
      )}
      <p className="govuk-body">
        If you ask for help, give this reference: <strong>{reference}</strong>
      </p>
    </Page>
  );
}
