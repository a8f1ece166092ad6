import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { paths } from '#app/paths.ts';
import type { LocalCountsShown, RolloutByArea } from '#server/domain/ledger/pages/rollout-pages.ts';
import { partWords } from './local-words.ts';
import { GoLiveMoves, ReportHistory, StandingNow } from './standing-history.tsx';

/** One step: in how many areas it is live, by region, and what each area reports. */
export function RolloutStep({ page }: { page: RolloutByArea }) {
  const { step, local, asAt, at, release, researchedTo } = page;
  return (
    <Page
      heading={step.title}
      caption={partWords[step.pillar] ?? step.pillar}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Rollout', href: paths.rollout({ at }) },
        { text: step.title },
      ]}
    >
      <p className="govuk-body-l">
        Live in {local.live} of {local.of} areas, as at {formatDate(asAt)}.
      </p>
      <SummaryList rows={[{ key: 'Programme', value: step.programme.name }, ...countRows(local)]} />
      <InsetText>
        Areas report their own progress and the department confirms it. Only what is confirmed is counted as live. An
        area that did not report is counted as not reported, and nothing is said of how far it is.
      </InsetText>
      <RegionTable page={page} />
      <AreaTable page={page} />
      <AboutThisPage path={paths.rollout({ stage: step.slug, at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}

function countRows(local: LocalCountsShown) {
  return [
    { key: 'Live', value: local.live },
    { key: 'In design', value: local.inDesign },
    { key: 'Not started', value: local.notStarted },
    { key: 'Not being implemented', value: local.notBeingImplemented },
    { key: 'Reported, nothing confirmed yet', value: local.waiting },
    { key: 'Not reported', value: local.notReported },
    { key: 'All areas that take part', value: local.of },
    { key: 'Say it is live, not confirmed', value: local.liveNotConfirmed },
  ];
}

function RegionTable({ page: { regions } }: { page: RolloutByArea }) {
  const names = ['Live', 'In design', 'Not started', 'Not being implemented', 'Waiting', 'Not reported', 'Areas'];
  return (
    <ScrollingTable
      label="By region"
      caption="By region"
      captionClasses="govuk-table__caption--m"
      classes="app-wide-table"
      firstCellIsHeader
      head={[{ text: 'Region' }, ...names.map((text) => ({ text, format: 'numeric' as const }))]}
      rows={regions.map(({ region, local }) => [
        { text: region?.name ?? 'No region' },
        ...[local.live, local.inDesign, local.notStarted, local.notBeingImplemented, local.waiting]
          .concat([local.notReported, local.of])
          .map((text) => ({ text, format: 'numeric' as const })),
      ])}
    />
  );
}

function AreaTable({ page: { items, step } }: { page: RolloutByArea }) {
  return (
    <ScrollingTable
      label="By area"
      caption="By area"
      captionClasses="govuk-table__caption--m"
      classes="app-wide-table"
      firstCellIsHeader
      head={[{ text: 'Area' }, { text: 'Region' }, { text: 'As the area reports' }, { text: 'Go-live date' }]}
      rows={items.map(({ code, name, region, wave, standing }) => [
        {
          text: (
            <a className="govuk-link" href={paths.area(code)}>
              {name}
            </a>
          ),
        },
        { text: `${region?.name ?? ''}${wave === null ? '' : `, pathfinder wave ${wave}`}` },
        {
          text: standing ? (
            <>
              <StandingNow standing={standing} />
              <ReportHistory standing={standing} step={`${step.title}, ${name}`} />
            </>
          ) : (
            'Not reported'
          ),
        },
        { text: standing ? <GoLiveMoves standing={standing} /> : '' },
      ])}
    />
  );
}
