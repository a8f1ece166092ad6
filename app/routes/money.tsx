import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { moneyTable } from '#app/components/ledger/money/money-columns.ts';
import { sumHead, sumRows } from '#app/components/ledger/money/promise-money.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { Named } from '#server/domain/ledger/pages/page.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.commitment.money({ release, at }));

export const handle: Siblings<typeof loader> = { csv: moneyTable };

export const meta: MetaFunction = () => [{ title: pageTitle('Money asked for, announced, allocated and spent') }];

const promise = ({ slug, title }: Named) => (
  <a className="govuk-link" href={`${paths.commitment(slug)}#money`}>
    {title}
  </a>
);

export default function Money() {
  const { basis, askedInAll, found, items, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Money asked for, announced, allocated and spent"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Money' }]}
    >
      <p className="govuk-body-l">{basis}</p>
      <ScrollingTable
        label="How many promises a sum was found for"
        caption="How many promises a sum was found for"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[{ text: 'Kind' }, { text: 'What it means' }, { text: 'Promises', format: 'numeric' }]}
        rows={found.map(({ label, meaning, promises, of }) => [
          { text: label },
          { text: meaning },
          { text: `${promises} of ${of}`, format: 'numeric' },
        ])}
      />
      {askedInAll ? (
        <section aria-labelledby="asked">
          <h2 className="govuk-heading-m" id="asked">
            What the main review asked for in all
          </h2>
          <p className="govuk-body">{askedInAll.note}</p>
          <ul className="govuk-list govuk-list--bullet">
            {askedInAll.asked.map(({ text, source }) => (
              <li key={text}>
                {text} ({source})
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <h2 className="govuk-heading-m">{formatCount(items.length, 'promise')} with a sum of any kind</h2>
      <p className="govuk-body">Of every other kind, and of every other promise, no sum was found in the pages read.</p>
      <ScrollingTable
        label="Every sum, promise by promise"
        caption="Every sum, promise by promise"
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Promise' }, ...sumHead]}
        rows={items.flatMap(({ commitment, kinds }) =>
          sumRows(kinds).map((cells) => [{ text: promise(commitment) }, ...cells]),
        )}
      />
      <AboutThisPage path={paths.money({ at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}
