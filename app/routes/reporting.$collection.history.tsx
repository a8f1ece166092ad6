import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReturnHistory } from '#app/components/return-history.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { BackLink } from '#app/govuk/back-link.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnPage } from '#app/reporting.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('History of your return') }];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, user, csrf } = await returnPage(args);
  return { ...(await call.return.history({ area, collection })), user, csrf };
}

export default function History() {
  const { area, collection, steps, versions, user, csrf } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.reporting()}
      caption={`${area.name}, ${collection.periodLabel}`}
      heading="History of your return"
      before={<BackLink href={paths.return(collection.id, area.code)} />}
    >
      <ReturnHistory steps={steps} versions={versions} />
    </SignedInPage>
  );
}
