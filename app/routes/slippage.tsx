import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { MoveText } from '#app/components/ledger/milestone-story.tsx';
import { MilestoneTag } from '#app/components/ledger/status-tag.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.milestone.slippage({ release, at }));

export const handle: Siblings<typeof loader> = {
  csv: ({ items, researchedTo }) => ({
    columns: [
      { name: 'milestone', description: 'Permanent id of the milestone' },
      { name: 'title', description: 'The milestone' },
      { name: 'commitment', description: 'Permanent id of the promise' },
      { name: 'role', description: 'delivers or follows' },
      { name: 'from', description: 'The date before', datatype: 'date' },
      { name: 'to', description: 'The date after; empty where no new date was given', datatype: 'date' },
      { name: 'days', description: 'How many days later; empty without two dates', datatype: 'integer' },
      { name: 'moved_on', description: 'The day it was moved; empty where not published', datatype: 'date' },
      { name: 'moved_after', description: 'Not moved before this day', datatype: 'date' },
      { name: 'moved_before', description: 'Moved by this day', datatype: 'date' },
      { name: 'reason', description: 'The published reason; empty where none was published' },
      { name: 'source', description: 'Permanent id of the source' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: items.map((move) => [
      move.milestone.slug,
      move.milestone.title,
      move.commitment.slug,
      move.role,
      move.from?.day ?? null,
      move.to?.day ?? null,
      move.days,
      move.movedOn,
      move.movedAfter,
      move.movedBefore,
      move.reason,
      move.source?.slug ?? null,
      researchedTo,
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('Dates that moved') }];

export default function Slippage() {
  const { items, milestones, withReason, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Dates that moved"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Dates that moved' }]}
    >
      <p className="govuk-body">
        {formatCount(milestones, 'milestone')} had a date that moved or was withdrawn, in{' '}
        {formatCount(items.length, 'move')} that we found published. {withReason === 0 ? 'None' : withReason} of these
        moves came with a published reason.
      </p>
      <ScrollingTable
        label="Every move of a date"
        caption="Every move of a date, as published"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'Milestone' }, { text: 'The move' }, { text: 'Since then' }]}
        rows={items.map((move) => [
          {
            text: (
              <>
                <a className="govuk-link" href={`${paths.commitment(move.commitment.slug)}#${move.milestone.slug}`}>
                  {move.milestone.title}
                </a>
                <span className="govuk-hint app-source">{move.commitment.title}</span>
              </>
            ),
          },
          { text: <MoveText move={move} /> },
          { text: <MilestoneTag state={move.state} /> },
        ])}
      />
      <p className="govuk-body">
        Dates that passed without any statement are not here: see{' '}
        <a className="govuk-link" href={paths.milestones()}>
          all milestones
        </a>
        . A promise without a date cannot slip: see{' '}
        <a className="govuk-link" href={paths.undated()}>
          promises without a date
        </a>
        .
      </p>
      <AboutThisPage path={paths.slippage()} release={release} researchedTo={researchedTo} />
    </Page>
  );
}
