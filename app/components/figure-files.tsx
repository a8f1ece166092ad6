import { beside } from '#app/paths.ts';

type Props = {
  /** Address of the page whose files these are. */
  page: string;
  /** What the figures are about, for who hears the links alone. */
  name: string;
  /** What the picture is called. */
  picture?: 'Chart' | 'Map';
};

/** The figures of a page as files, its picture among them. */
export function FigureFiles({ page, name, picture = 'Chart' }: Props) {
  const words = { csv: 'CSV', json: 'JSON', svg: `${picture} as SVG`, png: `${picture} as PNG` };
  return (
    <ul className="app-inline-list">
      {(['csv', 'json', 'svg', 'png'] as const).map((ending) => (
        <li key={ending}>
          <a className="govuk-link" href={beside(page, ending)}>
            {words[ending]}
            <span className="govuk-visually-hidden">: {name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
