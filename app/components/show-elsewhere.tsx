import { Details } from '#app/govuk/details.tsx';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * What to put into another page to show a chart there: the picture, which holds its title and its source, in words for
 * those who cannot see it, and a link to the page it is from. Without a script or a frame, so nothing of ours runs there.
 * @param page permanent address of the page, of the form `/compare?…&release=2`
 * @param picture permanent address of its drawing
 */
export function pictureMarkup({ origin, page, picture, words }: Where): string {
  return `<a href="${escaped(origin + page)}"><img src="${escaped(origin + picture)}" alt="${escaped(words)}"></a>`;
}

type Where = { origin: string; page: string; picture: string; words: string };

/** How to show a chart on another site, as it stands in this release for good. */
export function ShowElsewhere(where: Where) {
  return (
    <Details summary="Show this chart on another site">
      <p className="govuk-body">
        Put this into your page. The picture holds its title and source, stays as it is in this release, and leads here.
        Nothing of this service runs on your site.
      </p>
      <p className="govuk-body">
        <code className="app-address">{pictureMarkup(where)}</code>
      </p>
    </Details>
  );
}
