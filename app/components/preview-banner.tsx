import { formatDate } from '#app/format.ts';
import { paths } from '#app/paths.ts';

/** Says that a page is not out yet, and leads back to the release. Stands above every page of a preview. */
export function PreviewBanner({ number, day }: { number: number; day: string }) {
  return (
    <aside className="app-edition" aria-label="Preview of a release">
      <p className="govuk-body app-edition__words">
        <strong>
          Preview of release {number} as it will look on {formatDate(day)}.
        </strong>{' '}
        It is not published: only officials can open this page. Links on this page keep to the preview.
      </p>
      <p className="govuk-body app-edition__words">
        <a
          className="govuk-link govuk-link--no-visited-state"
          href={paths.preparedRelease(number)}
          data-preview="none"
          data-edition="none"
        >
          Leave the preview, and go back to release {number}
        </a>
      </p>
    </aside>
  );
}
