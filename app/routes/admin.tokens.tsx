import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ListPages } from '#app/components/list-pages.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { TokenTable } from '#app/components/tokens/token-table.tsx';
import { formatCount } from '#app/format.ts';
import { newKey } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Input } from '#app/govuk/input.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { revokeToken } from '#app/tokens.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Tokens of all accounts') }];

/** The area asked for and the page, as the address has them. */
function askedIn(request: Request) {
  const query = new URL(request.url).searchParams;
  return { area: query.get('area')?.trim() ?? '', page: Number(query.get('page') ?? 1), done: query.get('done') };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const { area, page, done } = askedIn(request);
  const found = await caller(request, user).token.all({ area, page });
  return { user, csrf, found, area, done, keys: found.items.map(() => newKey()) };
}

/** Takes anybody's token back. */
export const action = (args: ActionFunctionArgs) =>
  revokeToken(args, paths.allTokens({ area: askedIn(args.request).area, done: 'revoked' }));

export default function AllTokens() {
  const { user, csrf, found, area, done, keys } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <SignedInPage
      heading="Tokens of all accounts"
      user={user}
      csrf={csrf}
      at={paths.allTokens()}
      notice={
        failed ? (
          <ErrorSummary errorList={[{ text: failed.message }]} />
        ) : done === 'revoked' ? (
          <NotificationBanner type="success" text="The token was revoked. It no longer works." />
        ) : null
      }
    >
      <p className="govuk-body">
        With these tokens programs act in people’s names. Nobody can read a token here: only its hash is kept.
      </p>
      <form method="get" action={paths.allTokens()} className="app-filter" aria-label="Narrow this list">
        <Input
          name="area"
          label="Area code"
          hint="Tokens for this area, and of the people who belong to it."
          classes="govuk-input--width-10"
          value={area}
        />
        <div className="govuk-button-group">
          <Button variant="secondary">Show</Button>
          {area ? (
            <a className="govuk-link" href={paths.allTokens()}>
              Show all
            </a>
          ) : null}
        </div>
      </form>
      {found.items.length > 0 ? (
        <TokenTable
          caption={formatCount(found.total, 'token')}
          tokens={found.items}
          csrf={csrf}
          keys={keys}
          withHolder
        />
      ) : (
        <p className="govuk-body">There are no such tokens.</p>
      )}
      <ListPages page={found.page} pages={found.pages} to={(page) => paths.allTokens({ area, page })} />
    </SignedInPage>
  );
}
