import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { leaveCookie, textInCookie } from '#app/session.server.ts';
import { identity } from '#app/trpc.server.ts';

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = () => [{ title: pageTitle('You are signed out') }];

/**
 * Between signing out here and there. A page of its own, because what a form is answered with may lead to no other site
 * (`form-action`); the browser goes on by itself, without a script.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const leave = await textInCookie(leaveCookie, request, 5_000);
  const left = leave && (await identity(request).provider.leave({ leave }));
  if (!left) throw redirect(paths.signIn(), { headers: { 'Cache-Control': 'no-store' } });
  const headers = new Headers({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
  headers.append('Set-Cookie', await leaveCookie.serialize('', { maxAge: 0, expires: new Date(0) }));
  if (left.url) headers.set('Refresh', `0; url=${left.url}`);
  return data(left, { headers });
}

export default function SignedOut() {
  const { name, url } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="You are signed out"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Sign in', href: paths.signIn() },
      ]}
      width="two-thirds"
    >
      {url ? (
        <p className="govuk-body">
          You are signed out here.{' '}
          <a className="govuk-link" href={url}>
            Sign out of {name} too
          </a>{' '}
          if your browser does not go there by itself.
        </p>
      ) : (
        <p className="govuk-body">
          You are signed out here. {name} could not be reached, so you may still be signed in there: close your browser
          if others use it.
        </p>
      )}
    </Page>
  );
}
