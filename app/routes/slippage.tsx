import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { MoveText } from '#app/components/ledger/milestone-story.tsx';
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
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.milestone.slippage({ release, at }));

export const handle: Siblings<typeof loader> = { csv: slippageTable };

export const meta: MetaFunction = () => [{ title: pageTitle('Dates that moved') }];

export default function Slippage() {
  const page = useLoaderData<typeof loader>();
  const { items, milestones, withReason, at, release, researchedTo } = page;
  return (
    <Page
      heading="Dates that moved"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Dates that moved' }]}
    >
      <NeverDated undated={page.undated} />
      <h2 className="govuk-heading-m">What did have a date</h2>
      <p className="govuk-body">
        {formatCount(milestones, 'milestone')} had a date that moved or was withdrawn, in{' '}
        {formatCount(items.length, 'move')} that we found published. {withReason === 0 ? 'None' : withReason} of these
        moves came with a published reason. A median is of the milestones that are later by two published dates.
      </p>
      <SlipTable
        by="Pillar"
        all={page.all}
        rows={page.byPillar.map(({ pillar, ...slip }) => ({ name: pillar.title, slip }))}
      />
      <SlipTable by="Lead body" all={page.all} rows={page.byLead.map(({ lead, ...slip }) => ({ name: lead, slip }))} />
      <SpreadAndYears spread={page.spread} years={page.years} />
      <SlippedMilestones slipped={page.slipped} />
      <ScrollingTable
        label="Every move of a date"
        caption="Every move of a date, as published"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'Milestone' }, { text: 'The move' }, { text: 'Since then' }]}
        rows={items.map((move) => [
          { text: <MilestoneOfPromise {...move} /> },
          { text: <MoveText move={move} /> },
          { text: <MilestoneTag state={move.state} /> },
        ])}
      />
      <section aria-labelledby="terms">
        <h2 className="govuk-heading-m" id="terms">
          Terms that moved too
        </h2>
        <p className="govuk-body">
          A promise can shrink without its date moving. “Up to” is a ceiling: less of it breaks no promise, and it is
          told apart from a target.
        </p>
        <ChangedTerms terms={page.terms} />
      </section>
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
      </section>
      <AboutThisPage path={paths.slippage({ at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}
