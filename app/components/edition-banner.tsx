import { type Edition, isOfTheLedger, withoutEdition } from '#app/edition.ts';
import { formatDate, formatMoment } from '#app/format.ts';

export type ShownRelease = { number: number; publishedAt?: string; current?: boolean };

/** Says that an older edition is read, and leads out of it. Stands above every page in which links keep to an edition. */
export function EditionBanner({ edition, release, page }: { edition: Edition; release: ShownRelease; page: Location }) {
  const { at } = edition;
  const asked = edition.release ? Number(edition.release) : release.number;
  return (
    <aside className="app-edition" aria-label="The edition you are reading">
      <p className="govuk-body app-edition__words">
        {edition.release ? (
          <>
            You are reading <strong>release {asked}</strong>
            {asked === release.number && release.publishedAt ? publication(release) : '.'}
          </>
        ) : null}
        {edition.release && at ? ' ' : null}
        {at ? (
          <>
            {edition.release ? 'It shows promises as they stood' : 'You are reading promises as they stood'} on{' '}
            <strong>{formatDate(at)}</strong>; what was found out later is placed by its own date.
            {isOfTheLedger(page.pathname) ? null : ` This page is not about promises: it is as in release ${asked}.`}
          </>
        ) : null}{' '}
        <span className="app-no-print">Links on this page keep to it.</span>
      </p>
      <p className="govuk-body app-edition__words app-no-print">
        <a className="govuk-link govuk-link--no-visited-state" href={withoutEdition(page)} data-edition="none">
          Leave, and read this page as it is now
        </a>
      </p>
    </aside>
  );
}

const publication = ({ publishedAt = '', current }: ShownRelease) =>
  `, published at ${formatMoment(publishedAt)}. ${current ? 'It is the newest.' : 'There is a newer one.'}`;

type Location = { pathname: string; search: string };
