import { GenericHeader } from '#app/govuk/generic-header.tsx';
import { PhaseBanner } from '#app/govuk/phase-banner.tsx';
import { ServiceNavigation } from '#app/govuk/service-navigation.tsx';
import { SkipLink } from '#app/govuk/skip-link.tsx';
import { serviceName } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';

const sections = [
  ['Overview', paths.overview()],
  ['Commitments', paths.commitments()],
  ['Recommendations', paths.recommendations()],
  ['Missions', paths.missions()],
  ['Pathfinders', paths.pathfinders()],
  ['Areas', paths.areas()],
  ['Metrics', paths.metrics()],
  ['Compare', paths.compare()],
  ['What changed', paths.changes()],
  ['Data', paths.data()],
] as const;

/** What stands above every page: where one is, what this is and is not, and the way to search it. */
export function SiteHeader({ pathname, query }: { pathname: string; query?: string }) {
  return (
    <>
      <SkipLink href="#main-content">Skip to main content</SkipLink>
      <header className="govuk-template__header">
        <GenericHeader
          logo={serviceName}
          url={paths.overview()}
          containerClasses="govuk-width-container app-header__container"
        >
          {/* biome-ignore lint/a11y/useSemanticElements: not every screen reader knows the search element yet */}
          <form className="app-search" action={paths.search()} method="get" role="search">
            <label className="govuk-visually-hidden" htmlFor="site-search">
              Search promises, metrics and areas
            </label>
            <input
              className="app-search__input"
              id="site-search"
              name="q"
              type="search"
              defaultValue={query}
              maxLength={200}
              autoComplete="off"
            />
            <button className="app-search__button" type="submit">
              Search
            </button>
          </form>
        </GenericHeader>
        <ServiceNavigation
          navigation={sections.map(([text, href]) => ({
            text,
            href,
            current: pathname === href,
            active: href !== '/' && pathname.startsWith(`${href}/`),
          }))}
        />
        <PhaseBanner tag="Prototype">
          This is an independent prototype. It is not a government service.{' '}
          <a className="govuk-link" href={paths.about()}>
            About this prototype
          </a>
        </PhaseBanner>
      </header>
    </>
  );
}
