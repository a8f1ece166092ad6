import { createContext, useContext } from 'react';
import { serviceName } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';

export type ProblemPageProps = {
  status: number;
  title?: string;
  detail?: string;
  /** Query names the page knows, where another was given. */
  known?: readonly string[];
};

/** By what a failure of this request is found in the log; null where nobody counts. */
export const Reference = createContext<string | null>(null);

/** The heading of a page that could not be shown, in the Design System's words. */
export function problemHeading({ status, title }: Pick<ProblemPageProps, 'status' | 'title'>): string {
  if (status === 404) return 'Page not found';
  if (status === 503) return 'Sorry, the service is unavailable';
  if (status >= 500) return 'Sorry, there is a problem with the service';
  return title || 'There is a problem with this address';
}

/** What a reader sees instead of a page. Nothing of the failure's inside is shown. */
export function ProblemPage({ status, title, detail, known }: ProblemPageProps) {
  const reference = useContext(Reference);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">{problemHeading({ status, title })}</h1>
        {status === 404 ? <NotFound /> : null}
        {status === 503 ? (
          <p className="govuk-body">You will be able to use the service again in a few minutes.</p>
        ) : null}
        {status >= 500 && status !== 503 ? <p className="govuk-body">Try again later.</p> : null}
        {status >= 500 && reference ? (
          <p className="govuk-body">
            If you tell us about it, give this reference: <code>{reference}</code>
          </p>
        ) : null}
        {status < 500 && status !== 404 && detail ? <p className="govuk-body">{detail}</p> : null}
        {known && known.length > 0 ? (
          <p className="govuk-body">This page can be asked for: {known.join(', ')}.</p>
        ) : null}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.overview()}>
            Go to the {serviceName} overview
          </a>
        </p>
      </div>
    </div>
  );
}

function NotFound() {
  return (
    <>
      <p className="govuk-body">If you typed the web address, check it is correct.</p>
      <p className="govuk-body">If you pasted the web address, check you copied the entire address.</p>
      <p className="govuk-body">
        If you were looking for a promise, a recommendation or an area, you can{' '}
        <a className="govuk-link" href={paths.search()}>
          search for it
        </a>
        . An address with a release number works once that release is published.
      </p>
    </>
  );
}
