import { SummaryList } from '#app/govuk/summary-list.tsx';
import { paths } from '#app/paths.ts';
import type { CommitmentPage } from '#server/domain/ledger/pages/promises/commitment-page.ts';
import { DayOr } from './day.tsx';
import { SourceCitation } from './source-citation.tsx';

/** Who leads, who owns, by when, for how much, and where it was said. */
export function CommitmentFacts({ page }: { page: CommitmentPage }) {
  const { promiseSource, madeIn } = page;
  return (
    <SummaryList
      rows={[
        { key: 'Permanent id', value: page.slug },
        {
          key: 'Pillar',
          value: (
            <a className="govuk-link" href={paths.pillar(page.pillar.slug)}>
              {page.pillar.title}
            </a>
          ),
        },
        ...(page.missions.length === 0
          ? []
          : [{ key: 'Missions', value: page.missions.map(({ title }) => title).join('; ') }]),
        { key: 'Lead body', value: page.leadBody },
        { key: 'Partners', value: page.partnerBodies.join(', ') || 'None named' },
        { key: 'Owner', value: page.ownerRole ?? 'No owner published' },
        { key: 'Promised for', value: <DayOr dated={page.due} otherwise="No date was ever given" /> },
        {
          key: 'Topics (editorial)',
          value:
            page.topics.length === 0
              ? 'None'
              : page.topics.map(({ slug, title }, index) => (
                  <span key={slug}>
                    {index > 0 ? ', ' : ''}
                    <a className="govuk-link" href={paths.commitments({ topic: slug })}>
                      {title}
                    </a>
                  </span>
                )),
        },
        { key: 'Made in', value: madeIn ? <SourceCitation source={madeIn} /> : 'Not known' },
        {
          key: 'Source read for the promise',
          value: promiseSource ? (
            <SourceCitation source={promiseSource} />
          ) : (
            'No source for the promise itself was found'
          ),
        },
      ]}
    />
  );
}
