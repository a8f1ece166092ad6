import { formatDate, formatMoment } from '#app/format.ts';
import { beside, type ChangesQuery, type Ending, paths } from '#app/paths.ts';

type Shown = { number: number; publishedAt: string; current: boolean };

/**
 * What a reader needs to cite a page: its release, a link that will not change, how far research goes, and the data.
 * @param path of this page with its filters, without `release`
 */
export function AboutThisPage(props: {
  path: string;
  release: Shown;
  researchedTo?: string | null;
  endings?: readonly Ending[];
  /** What the page is about, where a reader can be told of its changes by letter. */
  follow?: ChangesQuery | undefined;
}) {
  const { path, release, researchedTo, endings = ['json', 'csv'], follow } = props;
  const permanent = `${path}${path.includes('?') ? '&' : '?'}release=${release.number}`;
  return (
    <section className="app-release" aria-labelledby="about-this-page">
      <h2 className="govuk-heading-s" id="about-this-page">
        About this page
      </h2>
      <p className="govuk-body-s">
        Shows release {release.number}, published {formatMoment(release.publishedAt)}
        {release.current ? '. ' : '. There is a newer one: '}
        {release.current ? null : (
          <a className="govuk-link" href={path} data-edition="newest">
            see the current release
          </a>
        )}
        {researchedTo
          ? ` Promises were followed up to ${formatDate(researchedTo)} and nothing is called late after it.`
          : ''}
      </p>
      <ul className="app-inline-list">
        <li>
          <a className="govuk-link" href={permanent}>
            Permanent link to this page
          </a>
        </li>
        {follow ? (
          <li>
            <a className="govuk-link" href={paths.subscriptions(follow)} data-edition="newest">
              Get an email when this changes
            </a>
          </li>
        ) : null}
        {endings.map((ending) => (
          <li key={ending}>
            <a className="govuk-link" href={beside(path, ending)}>
              This page as {ending.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
