import { Details } from '#app/govuk/details.tsx';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Where = {
  origin: string;
  /** Permanent address of the page, of the form `/compare?…&release=2`. */
  page: string;
  /** Permanent address of its drawing. */
  picture: string;
  /** Permanent address of the chart as a page for a frame. */
  frame: string;
  /** What the chart shows, for those who cannot see it. */
  words: string;
};

/**
 * What to put into another page to show a chart there: the picture, which holds its title and its source, in words for
 * those who cannot see it, and a link to the page it is from. Without a script or a frame, so nothing of ours runs there.
 */
export function pictureMarkup({ origin, page, picture, words }: Omit<Where, 'frame'>): string {
  return `<a href="${escaped(origin + page)}"><img src="${escaped(origin + picture)}" alt="${escaped(words)}"></a>`;
}

/** The chart in a frame: words that can be read and copied, its table, and links. It runs no script and sets no cookie. */
export function frameMarkup({ origin, frame, words }: Pick<Where, 'origin' | 'frame' | 'words'>): string {
  return `<iframe src="${escaped(origin + frame)}" title="${escaped(words)}" width="100%" height="900" loading="lazy"></iframe>`;
}

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
      <p className="govuk-body">
        Or put in this frame. It has the table too, in words that can be read aloud and copied, runs no script and sets
        no cookie.{' '}
        <a className="govuk-link" href={where.frame}>
          See the frame by itself
        </a>
        .
      </p>
      <p className="govuk-body">
        <code className="app-address">{frameMarkup(where)}</code>
      </p>
    </Details>
  );
}
