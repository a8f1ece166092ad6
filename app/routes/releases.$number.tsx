import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/page.tsx';
import { Redactions } from '#app/components/redactions.tsx';
import { ReleaseChangesView } from '#app/components/release-changes.tsx';
import { ReleaseManifest } from '#app/components/release-manifest.tsx';
import { filledUp, revisionColumns, revisionRows } from '#app/components/revisions-file.ts';
import { formatDate, formatMoment } from '#app/format.ts';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { numberIn } from '#app/manifest.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import { ownOrigin } from '#app/trpc.server.ts';

export const loader = publicPage([], async ({ call, params, release, sibling }) => {
  const number = numberIn(params);
  const [one, changes, signed] = await Promise.all([
    call.release.byNumber({ number }),
    call.change.list({ only: number, release }),
    // Its data are of the release, and stay as they are when a manifest is made or gets a successor.
    sibling ? undefined : call.release.manifest({ number }),
    // A release's page is the same in every edition; one that is not out is refused here too.
    release === undefined ? null : call.release.list({ release, limit: 1 }),
  ]);
  const current = sibling && release !== undefined ? number === release : one.current;
  return { ...one, current, changes: changes.items[0] ?? null, check: signed && { ...signed, origin: ownOrigin() } };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Release ${data.number}: ${data.title}` : 'Release') },
];

export const handle: Siblings<typeof loader> = {
  csv: ({ number, changes }) => ({
    columns: [
      { name: 'release', description: 'Number of the release', datatype: 'integer' },
      {
        name: 'part',
        description:
          'ledger (rows of the record), figures, or scheduled or correction (one figure of a return that was published before)',
      },
      { name: 'of', description: 'Kind of row, or id of the metric' },
      { name: 'name', description: 'The same in words' },
      { name: 'added', description: 'Rows or figures the release added', datatype: 'integer' },
      { name: 'corrected', description: 'Rows or figures that correct one published before', datatype: 'integer' },
      { name: 'revised', description: 'Figures revised because more was recorded since', datatype: 'integer' },
      ...revisionColumns,
    ],
    rows: [
      ...(changes?.counts ?? []).map((each) => ['ledger', each.kind, each.words, each.added, each.corrected, null]),
      ...(changes?.metrics ?? []).map((each) => [
        ...['figures', each.metric, each.name, each.values, each.corrected, each.revised],
      ]),
      ...revisionRows(changes?.revisions ?? []),
    ].map((row) => [number, ...filledUp(row, revisionColumns.length + 6)]),
  }),
};

export default function Release() {
  const { number, title, note, publishedAt, asOf, methodVersion, ruleVersion, current, changes, check, redactions } =
    useLoaderData<typeof loader>();
  return (
    <Page
      heading={title}
      caption={`Release ${number}`}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Releases', href: paths.releases() },
        { text: `Release ${number}` },
      ]}
    >
      {note && <p className="govuk-body">{note}</p>}
      <SummaryList
        rows={[
          { key: 'Came out', value: formatMoment(publishedAt) },
          { key: 'Prepared on', value: formatDate(asOf) },
          { key: 'Is it the latest?', value: current ? 'Yes' : 'No' },
          { key: 'Rules it went through', value: `Method ${methodVersion}, disclosure rules ${ruleVersion}` },
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.overview({ release: number })}>
          Read everything as at release {number}
        </a>
      </p>
      {redactions && (
        <>
          <h2 className="govuk-heading-m">What was taken down</h2>
          <p className="govuk-body">
            This had to go from the release after it came out. What it was is not told; where a figure was stands c,
            where a text was, that it was removed.
          </p>
          <Redactions redactions={redactions} release={number} />
        </>
      )}
      <h2 className="govuk-heading-m">What it added</h2>
      {changes && <ReleaseChangesView changes={changes} />}
      {check && <ReleaseManifest number={number} check={check} />}
    </Page>
  );
}
