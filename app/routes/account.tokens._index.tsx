import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { TokenTable } from '#app/components/tokens/token-table.tsx';
import { newKey } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { revokeToken } from '#app/tokens.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Tokens for programs') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const { items, areas } = await caller(request, user).token.list();
  const done = new URL(request.url).searchParams.get('done');
  return { user, csrf, items, areas, done, keys: items.map(() => newKey()) };
}

/** Takes one of the person's tokens back. */
export const action = (args: ActionFunctionArgs) => revokeToken(args, paths.tokens({ done: 'revoked' }));

export default function Tokens() {
  const { user, csrf, items, areas, done, keys } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <SignedInPage
      heading="Tokens for programs"
      user={user}
      csrf={csrf}
      at={paths.tokens()}
      notice={
        failed ? (
          <ErrorSummary errorList={[{ text: failed.message }]} />
        ) : done === 'revoked' ? (
          <NotificationBanner type="success" text="The token was revoked. It no longer works." />
        ) : null
      }
    >
      <p className="govuk-body">
        A token lets a program of your authority read, check or submit returns in your name, for one area, until a day
        you choose. It can never sign off, answer a question or withdraw, and it works only while you may submit for
        that area yourself.
      </p>
      {areas.length > 0 ? <Button href={paths.newToken()}>Make a token</Button> : null}
      {items.length > 0 ? (
        <TokenTable caption="Your tokens" tokens={items} csrf={csrf} keys={keys} />
      ) : (
        <p className="govuk-body">You have no tokens.</p>
      )}
      <p className="govuk-body">
        “Last used” is written down once an hour at most. Revoke a token you do not recognise or no longer need.
      </p>
    </SignedInPage>
  );
}
