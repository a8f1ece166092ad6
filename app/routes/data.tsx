import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { checkEveryFile } from '#app/components/verify-commands.ts';
import { formatUnit, symbolWords } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { beside, paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import { ownOrigin } from '#app/trpc.server.ts';

const lists = [
  { id: 'commitments', title: 'Commitments', path: paths.commitments() },
  { id: 'recommendations', title: 'Recommendations and responses', path: paths.recommendations() },
  { id: 'milestones', title: 'Milestones and their dates', path: paths.milestones() },
  { id: 'slippage', title: 'Dates that moved', path: paths.slippage() },
  { id: 'missions', title: 'Missions', path: paths.missions() },
  { id: 'areas', title: 'Areas and programmes', path: paths.areas() },
  { id: 'metrics', title: 'Metrics', path: paths.metrics() },
  { id: 'changes', title: 'What changed', path: paths.changes() },
  { id: 'releases', title: 'Releases', path: paths.releases() },
];

export const loader = publicPage([], async ({ call, release, sibling }) => {
  const { items, release: shown } = await call.metric.list({ release, limit: 500 });
  const figures = items
    .filter(({ england }) => england !== null)
    .map(({ id, name, unit, status }) => ({ id, title: name, unit, status, path: paths.metric(id, { release }) }));
  return { release: shown, lists, figures, origin: sibling ? undefined : ownOrigin() };
});

export const meta: MetaFunction = () => [{ title: pageTitle('Data') }];

export const handle: Siblings<typeof loader> = {
  csv: ({ lists, figures }) => ({
    columns: [
      { name: 'id', description: 'What the file holds: a list, or the figures of one metric' },
      { name: 'title', description: 'What it is called' },
      { name: 'csv', description: 'Path of the CSV file' },
      { name: 'csv_metadata', description: 'Path of the file that describes its columns' },
      { name: 'json', description: 'Path of the JSON file' },
    ],
    rows: [...lists, ...figures].map(({ id, title, path }) => [
      id,
      title,
      beside(path, 'csv'),
      beside(path, 'csv-metadata.json'),
      beside(path, 'json'),
    ]),
  }),
};

export default function Data() {
  const { lists, figures, release, origin = '' } = useLoaderData<typeof loader>();
  return (
    <Page heading="Data" breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Data' }]}>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">Everything shown here can be downloaded and used again.</p>
          <p className="govuk-body">
            Add <code>.csv</code> or <code>.json</code> to the address of any page for its data, and{' '}
            <code>.csv-metadata.json</code> for what the columns mean. Add <code>?release=</code> and a number for what
            an earlier release said. The file of a list holds its first 500 lines; <code>?page=</code> and a number
            gives the lines of that page, and the JSON says how many there are.
          </p>
          <p className="govuk-body">
            Programs can use the{' '}
            <a className="govuk-link" href={paths.openapi()}>
              REST interface
            </a>
            .
          </p>
          <p className="govuk-body">
            Official figures are Crown copyright, under the{' '}
            <a className="govuk-link" href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">
              Open Government Licence v3.0
            </a>
            . Each row names its source and label. Figures of made-up councils are in none of the files below.
          </p>
          <h2 className="govuk-heading-m">Symbols</h2>
          <p className="govuk-body">A symbol stands where there is no number. None of them is zero.</p>
          <dl className="govuk-summary-list">
            {Object.entries(symbolWords).map(([symbol, meaning]) => (
              <div key={symbol} className="govuk-summary-list__row">
                <dt className="govuk-summary-list__key">{symbol}</dt>
                <dd className="govuk-summary-list__value">{meaning}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <Files title="Lists" rows={lists.map((file) => ({ ...file, about: '' }))} />
      <Files
        title="Figures by metric, every place and period"
        rows={figures.map((file) => ({ ...file, about: formatUnit(file.unit) }))}
      />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <h2 className="govuk-heading-m" id="check">
            Check that a file is what was published
          </h2>
          <p className="govuk-body">
            Each release has a{' '}
            <a className="govuk-link" href={paths.manifest(release.number)}>
              manifest
            </a>
            : canonical JSON (RFC 8785) with the SHA-256 hash of every file above as at that release, signed with
            Ed25519. It names the hash of the release before, so that none can be put in between later. The page of a{' '}
            <a className="govuk-link" href={paths.release(release.number)}>
              release
            </a>{' '}
            says with which key it is signed, and how to check the signature with <code>openssl</code>. The{' '}
            <a className="govuk-link" href={paths.releaseKeys()}>
              list of keys
            </a>{' '}
            says since when each is valid, and until when.
          </p>
          <p className="govuk-body">
            With the manifest in the folder, this downloads every file it names and counts those that differ (
            <code>bash</code>, <code>curl</code> and <code>sha256sum</code>):
          </p>
          <pre className="app-commands">
            <code>{checkEveryFile(origin)}</code>
          </pre>
          <p className="govuk-body">
            If something harmful had to be taken down, a manifest that is signed anew takes the place of the earlier
            one, names its hash and says why.
          </p>
        </div>
      </div>
      <AboutThisPage path={paths.data()} release={release} />
    </Page>
  );
}

type File = { id: string; title: string; path: string; about: string };

function Files({ title, rows }: { title: string; rows: readonly File[] }) {
  const link = (text: string, href: string, of: string) => (
    <a className="govuk-link" href={href}>
      {text}
      <span className="govuk-visually-hidden"> of {of}</span>
    </a>
  );
  return (
    <ScrollingTable
      label={title}
      caption={title}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'What' }, { text: 'Unit' }, { text: 'CSV' }, { text: 'Columns' }, { text: 'JSON' }]}
      rows={rows.map(({ title: name, path, about }) => [
        {
          text: (
            <a className="govuk-link" href={path}>
              {name}
            </a>
          ),
        },
        { text: about },
        { text: link('CSV', beside(path, 'csv'), name) },
        { text: link('Metadata', beside(path, 'csv-metadata.json'), name) },
        { text: link('JSON', beside(path, 'json'), name) },
      ])}
    />
  );
}
