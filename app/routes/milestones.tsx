import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { DayOr } from '#app/components/ledger/day.tsx';
import { courseCells, courseColumns } from '#app/components/ledger/milestone-columns.ts';
import { MilestoneTimeline, milestoneTimelineFile } from '#app/components/ledger/milestone-timeline.tsx';
import { LaterNote, RecordedLater } from '#app/components/ledger/recorded-later.tsx';
import { LatenessTag, MilestoneTag } from '#app/components/ledger/status-tag.tsx';
import { ListFilter } from '#app/components/list-filter.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { linesOf, listQuery, shownFilters } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

const names = ['pillar', 'stage', 'status', 'overdue', 'due', 'lead', 'topic', 'q'] as const;

export const loader = publicPage([...names, 'page', 'at'], async (asked) => {
  const { filters, page } = listQuery(asked, names);
  const list = await asked.call.milestone.list({
    ...filters,
    page,
    release: asked.release,
    at: asked.at,
    limit: linesOf(asked, 100),
  });
  return { ...list, asked: shownFilters(filters) };
});

export const handle: Siblings<typeof loader> = {
  csv: ({ items }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the milestone' },
      { name: 'title', description: 'The milestone' },
      { name: 'commitment', description: 'Permanent id of the promise' },
      { name: 'lead', description: 'The body that leads on the promise' },
      { name: 'stage', description: 'The kind of step' },
      { name: 'role', description: 'delivers or follows' },
      ...courseColumns,
      { name: 'due_standing', description: 'Where its date lies, seen from today; empty where it is finished' },
      { name: 'checked_on', description: 'The day its promise was last checked', datatype: 'date' },
      { name: 'sources', description: 'Permanent ids of the sources, parted by semicolons' },
      { name: 'to_check', description: 'A known fault of the fact' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: items.map((line) => [
      line.slug,
      line.title,
      line.commitment.slug,
      line.lead,
      line.stage,
      line.role,
      ...courseCells(line),
      line.standing,
      line.checkedOn,
      line.sources.map(({ slug }) => slug).join(';'),
      line.checkNote,
      line.researchedTo,
    ]),
  }),
  svg: milestoneTimelineFile,
};

export const meta: MetaFunction = () => [{ title: pageTitle('Milestones') }];

export default function Milestones() {
  const { items, total, page, pages, filters, timeline, asked, recordedLater, at, release, researchedTo } =
    useLoaderData<typeof loader>();
  return (
    <Page heading="Milestones" breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Milestones' }]}>
      <p className="govuk-body">
        The steps of every promise. Some deliver it; others only accompany it. See also{' '}
        <a className="govuk-link" href={paths.slippage()}>
          dates that moved
        </a>{' '}
        and{' '}
        <a className="govuk-link" href={paths.undated()}>
          promises without a date
        </a>
        .
      </p>
      <ListFilter
        action={paths.milestones()}
        q={asked.q}
        fields={[
          { name: 'pillar', label: 'Pillar', all: 'All pillars', choices: filters.pillar, value: asked.pillar },
          { name: 'stage', label: 'Kind of step', all: 'Any kind', choices: filters.stage, value: asked.stage },
          { name: 'status', label: 'What is recorded', all: 'Anything', choices: filters.status, value: asked.status },
          { name: 'overdue', label: 'Lateness', all: 'Any', choices: filters.overdue, value: asked.overdue },
          { name: 'due', label: 'Date, of unfinished ones', all: 'Any', choices: filters.due, value: asked.due },
          { name: 'lead', label: 'Lead body', all: 'Any', choices: filters.lead, value: asked.lead },
          { name: 'topic', label: 'Topic', all: 'Any', choices: filters.topic, value: asked.topic },
        ]}
      />
      {items.length === 0 ? (
        <p className="govuk-body">
          No milestone fits these filters.{' '}
          <a className="govuk-link" href={paths.milestones()}>
            Clear the filters
          </a>
          .
        </p>
      ) : (
        <>
          <MilestoneTimeline timeline={timeline} />
          <RecordedLater at={at} facts={recordedLater}>
            <ScrollingTable
              label="Milestones"
              caption={`${formatCount(total, 'milestone')} found`}
              captionClasses="govuk-table__caption--m"
              head={[{ text: 'Milestone' }, { text: 'What is recorded' }, { text: 'First date' }, { text: 'Date now' }]}
              rows={items.map((line) => [
                {
                  text: (
                    <>
                      <a className="govuk-link" href={`${paths.commitment(line.commitment.slug)}#${line.slug}`}>
                        {line.title}
                      </a>
                      <span className="govuk-hint app-source">{line.commitment.title}</span>
                      <LaterNote of={line.slug} />
                    </>
                  ),
                },
                {
                  text: (
                    <>
                      <MilestoneTag state={line.state} />{' '}
                      {line.lateness ? <LatenessTag lateness={line.lateness} /> : null}
                      {line.places ? (
                        <span className="govuk-hint app-source">
                          Live in {line.places.live} of {line.places.of} areas, as at {formatDate(line.places.asAt)}
                        </span>
                      ) : null}
                    </>
                  ),
                },
                { text: <DayOr dated={line.first} otherwise="No date was ever given" /> },
                {
                  text: (
                    <>
                      <DayOr dated={line.due} otherwise={line.first ? 'Withdrawn, no new date' : 'None'} />
                      {line.standing === 'soon' ? (
                        <span className="govuk-hint app-source">
                          Due soon. Last checked {formatDate(line.checkedOn)}; whether it will be kept is not known.
                        </span>
                      ) : null}
                      {line.moves > 0 ? (
                        <span className="govuk-hint app-source">{formatCount(line.moves, 'move')}</span>
                      ) : null}
                    </>
                  ),
                },
              ])}
            />
          </RecordedLater>
        </>
      )}
      <ListPages page={page} pages={pages} to={(to) => paths.milestones({ ...asked, page: to })} />
      <AboutThisPage
        path={paths.milestones({ ...asked, at, page })}
        release={release}
        researchedTo={researchedTo}
        endings={['json', 'csv', 'svg', 'png']}
      />
    </Page>
  );
}
