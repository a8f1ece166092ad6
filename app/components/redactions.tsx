import { formatCount, formatMoment } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { ToldRedaction } from '#server/domain/redaction/told.ts';

/** What was taken down, in a few words: never what it said. */
export function takenDown({ kind, releases }: Pick<ToldRedaction, 'kind' | 'releases'>, release?: number): string {
  const of = release === undefined ? releases : releases.filter((each) => each.release === release);
  const most = Math.max(0, ...of.map(({ places }) => places));
  return formatCount(most, kind);
}

/** The releases that lost something, each leading to its page. */
function Releases({ releases }: Pick<ToldRedaction, 'releases'>) {
  return (
    <>
      {releases.map(({ release }, at) => (
        <span key={release}>
          {at > 0 && ', '}
          <a className="govuk-link" href={paths.release(release)}>
            {release}
          </a>
        </span>
      ))}
    </>
  );
}

/**
 * What was taken down: when, how much, by which role and why.
 * @param release where only what this release lost is told; left out, each names the releases that lost something
 */
export function Redactions({ redactions, release }: { redactions: readonly ToldRedaction[]; release?: number }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {redactions.map((redaction) => (
        <li key={redaction.number} id={`redaction-${redaction.number}`}>
          {formatMoment(redaction.at)}: {takenDown(redaction, release)} taken down by the {redaction.role}.{' '}
          {redaction.reason}
          {release === undefined && (
            <>
              {' '}
              Releases that changed: <Releases releases={redaction.releases} />.
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
