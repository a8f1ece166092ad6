import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { ConfidenceNote } from '#app/components/ledger/confidence-note.tsx';
import { EnglandFigure } from '#app/components/ledger/england-figure.tsx';
import { EvidenceList, SourceCitation } from '#app/components/ledger/source-citation.tsx';
import { Page } from '#app/components/page.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { SourceShown } from '#server/domain/ledger/pages/page.ts';
import type { MissionList } from '#server/domain/ledger/pages/programme-pages.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.mission.list({ release, at }));

export const handle: Siblings<typeof loader> = {
  csv: ({ items, researchedTo }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the mission' },
      { name: 'title', description: 'The mission in short' },
      { name: 'aim', description: 'The aim; empty where none was read' },
      { name: 'baseline', description: 'Where it started; empty where none was read' },
      { name: 'latest_position', description: 'Where it stood when last checked' },
      { name: 'target_year', description: 'The year aimed for; empty where none was read', datatype: 'integer' },
      { name: 'start_period', description: 'Period of the starting figure; empty without a measure' },
      { name: 'start_value', description: 'England’s last figure when the strategy was published', datatype: 'number' },
      { name: 'latest_period', description: 'Period of the latest figure; empty without a measure' },
      { name: 'latest_value', description: 'England’s latest figure, of the same series', datatype: 'number' },
      { name: 'metric', description: 'Id of the metric that measures it; empty where no measure exists' },
      { name: 'source', description: 'Address of the source; empty where none was read' },
      { name: 'confidence', description: 'source: read in a page. recall: partly general knowledge' },
      { name: 'check_note', description: 'What about the wording is not settled' },
      { name: 'researched_to', description: 'No mission was followed up after this day', datatype: 'date' },
    ],
    rows: items.map((mission) => [
      mission.slug,
      mission.title,
      mission.aim,
      mission.baseline,
      mission.latestPosition,
      mission.targetYear,
      mission.measured?.start?.period ?? null,
      mission.measured?.start?.value ?? null,
      mission.measured?.now?.period ?? null,
      mission.measured?.now?.value ?? null,
      mission.metric?.id ?? null,
      mission.source?.url ?? null,
      mission.confidence,
      mission.checkNote,
      researchedTo,
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('Missions for care leavers') }];

export default function Missions() {
  const { items, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Missions for care leavers"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Missions' }]}
    >
      <p className="govuk-body-l">
        The strategy set missions for people who grew up in care. They are aims, not promises with milestones, so they
        have no status.
      </p>
      <p className="govuk-body">
        A mission can only be followed where something measures it. Where no measure exists, this page says so.
      </p>
      {items.length === 0 ? <p className="govuk-body">Nothing is recorded about the missions as at this day.</p> : null}
      {items.map((mission) => (
        <section key={mission.slug} id={mission.slug} aria-labelledby={`${mission.slug}-heading`}>
          <h2 className="govuk-heading-m" id={`${mission.slug}-heading`}>
            {mission.position}. {mission.title}
          </h2>
          <SummaryList rows={rowsOf(mission)} />
          <ConfidenceNote
            confidence={mission.checkNote ? null : mission.confidence}
            note={null}
            checkNote={mission.checkNote}
          />
        </section>
      ))}
      <AboutThisPage path={paths.missions({ at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}

function rowsOf(mission: MissionList['items'][number]) {
  const { aim, summary, baseline, latestPosition, targetYear, metric, measured } = mission;
  const { source, sourceNote, evidence } = mission;
  return [
    { key: 'Aim', value: aim ?? summary },
    {
      key: 'Starting figure',
      value: measured ? (
        <EnglandFigure measured={measured} which="start" />
      ) : (
        (baseline ?? 'No starting figure was found')
      ),
    },
    {
      key: 'Latest figure',
      value: measured ? <EnglandFigure measured={measured} which="now" /> : 'None: no measure exists',
    },
    { key: 'Where it stood when last checked', value: latestPosition },
    { key: 'Year aimed for', value: targetYear ?? 'No year was found' },
    {
      key: 'Measure',
      value: metric ? (
        <a className="govuk-link" href={paths.metric(metric.id)}>
          {metric.name}
        </a>
      ) : (
        'No measure exists'
      ),
    },
    {
      key: 'Evidence',
      value: evidence.length > 0 ? <EvidenceList evidence={evidence} /> : sourceText(source, sourceNote),
    },
  ];
}

function sourceText(source: SourceShown | null, note: string | null) {
  if (!source) return note ?? 'No source was read';
  return (
    <>
      <SourceCitation source={source} />
      {note ? <span className="govuk-hint app-source">{note}</span> : null}
    </>
  );
}
