import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReturnDifferences } from '#app/components/return-differences.tsx';
import { ReturnHistory } from '#app/components/return-history.tsx';
import { ReturnPage } from '#app/components/return-page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnPage, versionsIn } from '#app/reporting.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('History of your return') }];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, query, user, csrf } = await returnPage(args);
  const history = await call.return.history({ area, collection });
  const differing =
    history.versions.length > 1 ? await call.return.differences({ area, collection, ...versionsIn(query) }) : null;
  return { ...history, differing, user, csrf };
}

export default function History() {
  const { area, collection, steps, versions, differing, user, csrf } = useLoaderData<typeof loader>();
  return (
    <ReturnPage user={user} csrf={csrf} area={area} collection={collection} heading="History of your return">
      {differing ? (
        <ReturnDifferences
          differing={differing}
          action={paths.return(collection.id, area.code, 'history').split('?')[0] ?? ''}
          area={area.code}
        />
      ) : null}
      <ReturnHistory steps={steps} versions={versions} />
    </ReturnPage>
  );
}
