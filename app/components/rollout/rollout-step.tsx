import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { ListFilter } from '#app/components/list-filter.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { paths } from '#app/paths.ts';
import type { LocalCountsShown } from '#server/domain/ledger/pages/rollout-pages.ts';
import { AreaMap } from './area-map.tsx';
import { FindArea } from './find-area.tsx';
import { partWords, waveWords } from './local-words.ts';
import type { AreasShown } from './short-areas.ts';
import { GoLiveMoves, StandingNow } from './standing-history.tsx';

/** What the list of areas was narrowed by. */
export type Narrowed = { region: string | null; wave: string | null; state: string | null };

/** One step: in how many areas it is live, by region and pathfinder wave, and what each area reports. */
export function RolloutStep({ page, asked }: { page: AreasShown; asked: Narrowed }) {
  const { step, milestone, local, asAt, at, release, researchedTo } = page;
  const here = { stage: step.slug, at };
  return (
    <Page
      heading={step.title}
      caption={partWords[step.pillar] ?? step.pillar}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Rollout', href: paths.rollout() },
        { text: step.title },
      ]}
    >
      <p className="govuk-body-l">
        Live in {local.live} of {local.of} areas, as at {formatDate(asAt)}.
      </p>
      {milestone ? (
        <p className="govuk-body">
          This step tells whether the milestone{' '}
          <a className="govuk-link" href={`${paths.commitment(milestone.commitment.slug)}#${milestone.slug}`}>
            {milestone.title}
          </a>{' '}
          is met, of the promise “{milestone.commitment.title}”.
        </p>
      ) : null}
      <SummaryList rows={[{ key: 'Programme', value: step.programme.name }, ...countRows(local)]} />
      <InsetText>
        Areas report their own progress and the department confirms it. Only what is confirmed is counted as live. An
        area that has not reported is counted as not reported. That does not show how far it has got.
      </InsetText>
      <CountTable
        label="By region"
        head="Region"
        rows={page.regions.map(({ region, local }) => [region?.name ?? 'No region', local])}
      />
      <CountTable
        label="By pathfinder wave"
        head="Wave"
        rows={page.waves.map(({ wave, local }) => [waveWords(wave), local])}
      />
      <FindArea />
      <h2 className="govuk-heading-m">Area by area</h2>
      <ListFilter
        action={paths.rollout(here)}
        searchable={false}
        kept={{ stage: step.slug }}
        fields={[
          { name: 'region', label: 'Region', all: 'All regions', choices: page.filters.region, value: asked.region },
          { name: 'wave', label: 'Pathfinder wave', all: 'Any', choices: page.filters.wave, value: asked.wave },
          { name: 'state', label: 'How far', all: 'Any', choices: page.filters.state, value: asked.state },
        ]}
      />
      {page.items.length === 0 ? (
        <p className="govuk-body">
          No area fits these filters.{' '}
          <a className="govuk-link" href={paths.rollout(here)}>
            Show all areas
          </a>
          .
        </p>
      ) : (
        <>
          <AreaMap page={page} />
          <div id="by-area">
            <AreaTable page={page} />
          </div>
        </>
      )}
      <AboutThisPage
        path={paths.rollout({ ...here, ...asked })}
        release={release}
        researchedTo={researchedTo}
        endings={page.items.length === 0 ? ['json', 'csv'] : ['json', 'csv', 'svg', 'png']}
      />
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

type CountTableProps = { label: string; head: string; rows: [name: string, local: LocalCountsShown][] };

function CountTable({ label, head, rows }: CountTableProps) {
  const names = ['Live', 'In design', 'Not started', 'Not being implemented', 'Waiting', 'Not reported', 'Areas'];
  return (
    <ScrollingTable
      label={label}
      caption={label}
      captionClasses="govuk-table__caption--m"
      classes="app-wide-table"
      firstCellIsHeader
      head={[{ text: head }, ...names.map((text) => ({ text, format: 'numeric' as const }))]}
      rows={rows.map(([name, local]) => [
        { text: name },
        ...[local.live, local.inDesign, local.notStarted, local.notBeingImplemented, local.waiting]
          .concat([local.notReported, local.of])
          .map((text) => ({ text, format: 'numeric' as const })),
      ])}
    />
  );
}

function AreaTable({ page: { items } }: { page: AreasShown }) {
  return (
    <ScrollingTable
      label="By area"
      caption={`By area: ${formatCount(items.length, 'area')} found`}
      captionClasses="govuk-table__caption--m"
      classes="app-wide-table"
      firstCellIsHeader
      head={[{ text: 'Area' }, { text: 'Region' }, { text: 'As the area reports' }, { text: 'Go-live date' }]}
      rows={items.map(({ code, name, region, wave, standing, counts }) => [
        {
          text: (
            <a className="govuk-link" href={paths.area(code)}>
              {name}
            </a>
          ),
        },
        { text: `${region?.name ?? ''}${wave === null ? '' : `, ${waveWords(wave).toLowerCase()}`}` },
        {
          text: standing ? (
            <>
              <StandingNow standing={standing} />
              <a className="govuk-link app-source" href={`${paths.area(code)}#steps`}>
                {formatCount(counts?.reports ?? standing.reports.length, 'report')}
                <span className="govuk-visually-hidden"> of {name}, one by one</span>
              </a>
            </>
          ) : (
            'Not reported'
          ),
        },
        {
          text: standing ? (
            <GoLiveMoves standing={standing} earlier={counts ? counts.moves - standing.moves.length : 0} />
          ) : (
            ''
          ),
        },
      ])}
    />
  );
}
