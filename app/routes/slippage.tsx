import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { MoveText } from '#app/components/ledger/milestone-story.tsx';
import { LaterNote, RecordedLater } from '#app/components/ledger/recorded-later.tsx';
import { ChangedTerms } from '#app/components/ledger/slippage/changed-terms.tsx';
import { MilestoneOfPromise } from '#app/components/ledger/slippage/milestone-of-promise.tsx';
import { SilentDates } from '#app/components/ledger/slippage/silent-dates.tsx';
import {
  NeverDated,
  SlippedMilestones,
  SlipTable,
  SpreadAndYears,
} from '#app/components/ledger/slippage/slip-tables.tsx';
import { slippageTable } from '#app/components/ledger/slippage/slippage-columns.ts';
import { MilestoneTag } from '#app/components/ledger/status-tag.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount } from '#app/format.ts';
import { linesOf, partQuery } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { SlippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';

export const loader = publicPage(['at', 'show', 'page'], (asked) => {
  const { call, release, at } = asked;
  return call.milestone.slippage({ ...partQuery(asked), release, at, limit: linesOf(asked, 25) });
});

export const handle: Siblings<typeof loader> = { csv: slippageTable };

type List = NonNullable<SlippagePage['show']>;

export const meta: MetaFunction = () => [{ title: pageTitle('Dates that moved') }];

export default function Slippage() {
  const page = useLoaderData<typeof loader>();
  const { items, parts, show, milestones, withReason, at, release, researchedTo } = page;
  const shows = (list: List) => show === null || show === list;
  const pagesOf = (list: List, label: string) => (
    <ListPages {...parts[list]} label={label} to={(to) => paths.slippage({ show: list, page: to })} />
  );
  return (
    <Page
      heading="Dates that moved"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Dates that moved' }]}
    >
      <NeverDated undated={page.undated} />
      <h2 className="govuk-heading-m">What did have a date</h2>
      <p className="govuk-body">
        {formatCount(milestones, 'milestone')} had a date that moved or was withdrawn, in{' '}
        {formatCount(parts.moves.total, 'move')} that we found published. {withReason === 0 ? 'None' : withReason} of
        these moves came with a published reason. A median is of the milestones that are later by two published dates.
      </p>
      {show === null ? (
        <>
          <SlipTable
            by="Pillar"
            all={page.all}
            rows={page.byPillar.map(({ pillar, ...slip }) => ({ name: pillar.title, slip }))}
          />
          <SlipTable
            by="Lead body"
            all={page.all}
            rows={page.byLead.map(({ lead, ...slip }) => ({ name: lead, slip }))}
          />
          <SpreadAndYears spread={page.spread} years={page.years} />
          <p className="govuk-body">
            <a className="govuk-link" href={paths.slipTrend()}>
              Moves quarter by quarter, with the days they slipped
            </a>
          </p>
        </>
      ) : (
        <p className="govuk-body">
          Only one list is shown.{' '}
          <a className="govuk-link" href={paths.slippage()}>
            Show everything about dates that moved
          </a>
          .
        </p>
      )}
      <RecordedLater at={at} facts={page.recordedLater}>
        {shows('slipped') ? (
          <>
            <SlippedMilestones slipped={page.slipped} />
            {pagesOf('slipped', 'days slipped')}
          </>
        ) : null}
        {shows('moves') ? (
          <>
            <ScrollingTable
              label="Every move of a date"
              caption="Every move of a date, as published"
              captionClasses="govuk-table__caption--m"
              head={[{ text: 'Milestone' }, { text: 'The move' }, { text: 'Since then' }]}
              rows={items.map((move) => [
                { text: <MilestoneOfPromise {...move} /> },
                {
                  text: (
                    <>
                      <MoveText move={move} />
                      <LaterNote of={move.id} />
                    </>
                  ),
                },
                { text: <MilestoneTag state={move.state} /> },
              ])}
            />
            {pagesOf('moves', 'moves of dates')}
          </>
        ) : null}
        {shows('terms') ? (
          <section aria-labelledby="terms">
            <h2 className="govuk-heading-m" id="terms">
              Terms that moved too
            </h2>
            <p className="govuk-body">
              A promise can shrink without its date moving. “Up to” is a ceiling: less of it breaks no promise, and it
              is told apart from a target.
            </p>
            <ChangedTerms terms={page.terms} />
            {pagesOf('terms', 'changed terms')}
          </section>
        ) : null}
        {shows('silent') ? (
          <section aria-labelledby="silent">
            <h2 className="govuk-heading-m" id="silent">
              Dates that passed in silence
            </h2>
            <p className="govuk-body">
              Nothing recorded says these were met, moved or dropped. They are judged as at the day the promise was last
              checked, and no later. Dates that passed since then are among{' '}
              <a className="govuk-link" href={paths.milestones()}>
                all milestones
              </a>
              , marked as not checked.
            </p>
            <SilentDates silent={page.silent} />
            {pagesOf('silent', 'dates that passed in silence')}
          </section>
        ) : null}
      </RecordedLater>
      <AboutThisPage
        path={paths.slippage({ at, show, page: show ? parts[show].page : null })}
        release={release}
        researchedTo={researchedTo}
      />
    </Page>
  );
}
