import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, Links, Meta, Outlet, useLocation, useMatches, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Person } from '#server/domain/people/permissions.ts';
import { EditionBanner, type ShownRelease } from './components/edition-banner.tsx';
import { ProblemPage, problemHeading } from './components/problem-page.tsx';
import { SiteFooter } from './components/site-footer.tsx';
import { SiteHeader } from './components/site-header.tsx';
import { editionOf } from './edition.ts';
import { pageTitle, serviceName } from './page-title.ts';
import { paths } from './paths.ts';
import styles from './styles.scss?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'alternate', href: paths.changesFeed(), type: 'application/atom+xml', title: `${serviceName}: what changed` },
];

/** Where a route names no title of its own: on pages that could not be shown. */
export const meta: MetaFunction = ({ error }) => {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return [{ title: error ? pageTitle(problemHeading(problemOf(error, status))) : serviceName }];
};

/**
 * The document of every page. It is complete as it comes: no page hydrates, and the one script (`app/client/behaviour.ts`)
 * only makes what is there more convenient.
 */
export function Layout({ children }: { children: ReactNode }) {
  const page = useLocation();
  const { pathname, search } = page;
  const { release, user } = useShown();
  const edition = editionOf(page);
  const framed = useFramed();
  const query = pathname === '/search' ? (new URLSearchParams(search).get('q') ?? undefined) : undefined;
  if (framed) {
    return (
      <html lang="en">
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <base target="_blank" />
          <Meta />
          <Links />
        </head>
        <body>{children}</body>
      </html>
    );
  }
  return (
    <html lang="en" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#1d70b8" />
        <Meta />
        <Links />
        <script type="module" src="/behaviour.js" />
      </head>
      <body className="govuk-template__body">
        <SiteHeader pathname={pathname} query={query} />
        <div className="govuk-width-container">
          {edition && release ? <EditionBanner edition={edition} release={release} page={page} /> : null}
          {children}
        </div>
        <SiteFooter user={user} />
      </body>
    </html>
  );
}

/** What the page below shows: of which release, or for whom; nothing where it could not be shown. */
function useShown(): { release?: ShownRelease; user?: Person } {
  const matches = useMatches();
  const failed = useRouteError();
  return failed ? {} : ((matches.at(-1)?.data ?? {}) as { release?: ShownRelease; user?: Person });
}

/** Whether this is a page for a frame on another site: without our header and footer, and without a script. */
function useFramed(): boolean {
  const handle = useMatches().at(-1)?.handle as { framed?: boolean } | undefined;
  return handle?.framed === true;
}

/** Pages bring their own `<main>` by `components/page.tsx`, since breadcrumbs stand before it. */
export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const found = problemOf(error, isRouteErrorResponse(error) ? error.status : 500);
  return (
    <main className="govuk-main-wrapper govuk-main-wrapper--l" id="main-content">
      <ProblemPage {...found} />
    </main>
  );
}

/** The door's problem (`app/problem.server.ts`) where there is one; its status alone where there is not. */
function problemOf(error: unknown, status: number) {
  if (!isRouteErrorResponse(error)) return { status };
  const data = error.data as { title?: string; detail?: string; known?: readonly string[] } | null;
  return typeof data === 'object' && data !== null ? { ...data, status } : { status };
}
