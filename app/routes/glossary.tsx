import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], ({ call, release }) => call.method.glossary({ release }));

export const handle: Siblings<typeof loader> = {
  csv: ({ items }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the term' },
      { name: 'term', description: 'The term' },
      { name: 'meaning', description: 'What it means here' },
      { name: 'see_also', description: 'Ids of terms to read beside it, parted by semicolons' },
    ],
    rows: items.map(({ id, term, meaning, seeAlso }) => [id, term, meaning, seeAlso.map((each) => each.id).join(';')]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('Glossary') }];

export default function Glossary() {
  const { items, release } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Glossary"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Glossary' }]}
    >
      <p className="govuk-body-l">What the words on these pages mean here, in alphabetical order.</p>
      <dl className="app-glossary">
        {items.map(({ id, term, meaning, seeAlso }) => (
          <div key={id} id={id} className="app-glossary__entry">
            <dt className="govuk-heading-s">{term}</dt>
            <dd className="govuk-body">
              {meaning}
              {seeAlso.length > 0 ? (
                <span className="app-source">
                  See also:{' '}
                  {seeAlso.map((other, index) => (
                    <span key={other.id}>
                      {index > 0 ? ', ' : ''}
                      <a className="govuk-link" href={`#${other.id}`}>
                        {other.term}
                      </a>
                    </span>
                  ))}
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      <AboutThisPage path={paths.glossary()} release={release} />
    </Page>
  );
}
