import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReturnHistory } from '#app/components/return-history.tsx';
import { ReturnPage } from '#app/components/return-page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { returnPage } from '#app/reporting.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('History of your return') }];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, user, csrf } = await returnPage(args);
  return { ...(await call.return.history({ area, collection })), user, csrf };
}

export default function History() {
  const { area, collection, steps, versions, user, csrf } = useLoaderData<typeof loader>();
  return (
    <ReturnPage user={user} csrf={csrf} area={area} collection={collection} heading="History of your return">
      <ReturnHistory steps={steps} versions={versions} />
    </ReturnPage>
  );
}
