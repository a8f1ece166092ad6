import { BackLink } from '#app/govuk/back-link.tsx';
import { paths } from '#app/paths.ts';
import { SignedInPage, type SignedInPageProps } from './signed-in-page.tsx';

type Props = Omit<SignedInPageProps, 'at' | 'caption' | 'before'> & {
  area: { code: string; name: string };
  collection: { id: string; periodLabel: string };
};

/** A step of one authority's return: whose it is, of which period, and the way back to it. */
export function ReturnPage({ area, collection, ...page }: Props) {
  return (
    <SignedInPage
      {...page}
      at={paths.reporting()}
      caption={`${area.name}, ${collection.periodLabel}`}
      before={<BackLink href={paths.return(collection.id, area.code)} />}
    />
  );
}
