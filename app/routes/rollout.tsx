import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { liveWords, partWords } from '#app/components/rollout/local-words.ts';
import { areasTable, stepsTable } from '#app/components/rollout/rollout-columns.ts';
import { RolloutStep } from '#app/components/rollout/rollout-step.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import type { TableCell } from '#app/govuk/table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { RolloutPage } from '#server/domain/ledger/pages/programme-pages.ts';
import type { RolloutByArea } from '#server/domain/ledger/pages/rollout-pages.ts';

/** All steps, or with `stage` one of them in every area. */
export const loader = publicPage(
  ['at', 'stage'],
  ({ call, release, at, query }): Promise<RolloutPage | RolloutByArea> => {
    const stage = query.get('stage');
    return stage ? call.programme.rolloutByArea({ stage, release, at }) : call.programme.rollout({ release, at });
  },
);

export const handle: Siblings<typeof loader> = {
  csv: (page) => ('step' in page ? areasTable(page) : stepsTable(page)),
};

const heading = 'How far areas have set the reforms up';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data && 'step' in data ? data.step.title : heading) },
];

export default function Rollout() {
  const page = useLoaderData<typeof loader>();
  return 'step' in page ? <RolloutStep page={page} /> : <Steps page={page} />;
}

type Step = RolloutPage['items'][number];

function Steps({ page }: { page: RolloutPage }) {
  const { items, note, asAt, at, release, researchedTo } = page;
  const named = [...new Set(items.map(({ pillar }) => pillar))];
  const anyLocal = items.some(({ local }) => local.notReported < local.of);
  return (
    <Page
      heading={heading}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Pathfinders', href: paths.pathfinders() },
        { text: 'How far areas have got' },
      ]}
    >
      <p className="govuk-body-l">What an area is expected to set up, and in how many areas each step stands.</p>
      <InsetText>{note}</InsetText>
      <p className="govuk-body">
        Beside what the evaluation saw stands what areas report themselves, as at {formatDate(asAt)}. Areas report, the
        department confirms, and only what is confirmed is counted as live. An area that did not report counts as not
        reported and as nothing else.
        {anyLocal ? '' : ' No local authority has reported its own progress here yet.'}
      </p>
      {items.length === 0 ? <p className="govuk-body">No step is recorded as at this day.</p> : null}
      {named.map((part) => (
        <ScrollingTable
          key={part}
          label={partWords[part] ?? part}
          caption={partWords[part] ?? part}
          captionClasses="govuk-table__caption--m"
          classes="app-aligned-table app-wide-table"
          firstCellIsHeader
          head={[
            { text: 'Step' },
            { text: 'In place', format: 'numeric' },
            { text: 'In design', format: 'numeric' },
            { text: 'As areas report' },
          ]}
          rows={items
            .filter(({ pillar }) => pillar === part)
            .map((step) => [
              { text: <StepLink step={step} page={page} />, classes: 'app-plain-header' },
              ...evaluationCells(step),
              { text: liveWords(step.local) },
            ])}
        />
      ))}
      <AboutThisPage path={paths.rollout({ at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}

function StepLink({ step, page: { at, release } }: { step: Step; page: RolloutPage }) {
  const href = paths.rollout({ stage: step.slug, at, release: release.current ? null : release.number });
  return (
    <a className="govuk-link" href={href}>
      {step.title}
    </a>
  );
}

function evaluationCells({ evaluation }: Step): TableCell[] {
  const { inPlace, inDesign, unplaced, of } = evaluation;
  if (unplaced !== null) {
    return [
      {
        text: `All ${unplaced} gave the same answer; the copy read does not show which`,
        colSpan: 2,
        classes: 'app-secondary',
      },
    ];
  }
  const cell = (count: number | null): TableCell => ({
    text: count === null ? 'Not shown' : `${count} of ${of}`,
    format: 'numeric',
    classes: 'app-nowrap',
  });
  return [cell(inPlace), cell(inDesign)];
}
