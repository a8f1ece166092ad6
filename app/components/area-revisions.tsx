import { paths } from '#app/paths.ts';
import type { ReleaseRevision } from '#server/domain/releases/revisions.ts';

type Told = Pick<ReleaseRevision, 'id' | 'kind' | 'reason' | 'periodLabel'> & { release: number };

/** Shown here; the list of changes of the area has all of them. */
const mostShown = 10;

/** Which published figures of an area later versions of its returns changed, and why, the latest first. */
export function AreaRevisions({ area, revisions }: { area: { code: string }; revisions: readonly Told[] }) {
  if (revisions.length === 0) return null;
  return (
    <section aria-labelledby="revised">
      <h2 className="govuk-heading-m" id="revised">
        Revised and corrected
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {revisions.slice(0, mostShown).map(({ id, kind, reason, periodLabel, release }) => (
          <li key={`${release} ${id}`}>
            {periodLabel}:{' '}
            {kind === 'correction'
              ? `corrected. ${reason}`
              : 'scheduled revision, because more was recorded since the period closed.'}{' '}
            <a className="govuk-link" href={`${paths.release(release)}#revision-${id}`}>
              Before and after<span className="govuk-visually-hidden">, {periodLabel}</span>, release {release}
            </a>
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.changes({ area: area.code })}>
          Every change to figures of this area
        </a>
      </p>
    </section>
  );
}
