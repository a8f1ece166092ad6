import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { AreaLine } from '#server/domain/areas/area-page.ts';

export const loader = publicPage([], async ({ call, release }) => {
  const all = { release, limit: 500 };
  const [list, regions, examples] = await Promise.all([
    call.area.list(all),
    call.area.list({ ...all, level: 'region' }),
    call.area.list({ ...all, madeUp: 'true' }),
  ]);
  return { ...list, regions: regions.items, examples: examples.items };
});

export const meta: MetaFunction = () => [{ title: pageTitle('Areas') }];

export const handle: Siblings<typeof loader> = {
  csv: ({ items }) => ({
    columns: [
      { name: 'new_la_code', description: 'GSS code of the authority' },
      { name: 'la_name', description: 'Name of the authority' },
      { name: 'type', description: 'What kind of council it is' },
      { name: 'region_code', description: 'GSS code of its region' },
      { name: 'region_name', description: 'Name of its region' },
      { name: 'programmes', description: 'Ids of the programmes it takes part in, with spaces between' },
    ],
    rows: items.map((area) => [
      area.code,
      area.name,
      area.kind,
      area.region?.code ?? null,
      area.region?.name ?? null,
      area.programmes.map(({ id }) => id).join(' '),
    ]),
  }),
};

export default function Areas() {
  const { items, regions, examples, release } = useLoaderData<typeof loader>();
  return (
    <Page heading="Areas" breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Areas' }]}>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">
            {items.length} local authorities in England: the programmes each takes part in, and its figures beside those
            of England and of areas like it.
          </p>
          {examples.length > 0 ? (
            <p className="govuk-body">
              <a className="govuk-link" href="#examples">
                Made-up examples
              </a>{' '}
              stand apart at the end of this page.
            </p>
          ) : null}
          <nav aria-label="Regions">
            <ul className="app-inline-list">
              {regions.map(({ code, name }) => (
                <li key={code}>
                  <a className="govuk-link" href={`#${code}`}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
      {regions.map(({ code, name }) => (
        <section key={code} aria-labelledby={code}>
          <h2 className="govuk-heading-m" id={code}>
            {name}
          </h2>
          <AreaTable
            caption={`Local authorities in ${name}`}
            areas={items.filter((area) => area.region?.code === code)}
          />
        </section>
      ))}
      {examples.length > 0 ? (
        <section aria-labelledby="examples" className="app-made-up">
          <h2 className="govuk-heading-m" id="examples">
            Made-up examples
          </h2>
          <p className="govuk-body">
            These councils do not exist. They show how reporting works, and are in no figure of England, a region or
            neighbours.
          </p>
          <AreaTable caption="Councils that are made up" areas={examples} />
        </section>
      ) : null}
      <AboutThisPage path={paths.areas()} release={release} />
    </Page>
  );
}

type TableProps = { caption: string; areas: readonly AreaLine[] };

function AreaTable({ caption, areas }: TableProps) {
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[{ text: 'Area' }, { text: 'Type' }, { text: 'Programmes' }]}
      rows={areas.map((area) => [
        {
          text: (
            <a className="govuk-link" href={paths.area(area.code)}>
              {area.name}
            </a>
          ),
        },
        { text: area.kind ?? '' },
        { text: area.programmes.map(({ name }) => name).join('; ') },
      ])}
    />
  );
}
