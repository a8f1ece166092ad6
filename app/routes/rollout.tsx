import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { ListFilter } from '#app/components/list-filter.tsx';
import { Page } from '#app/components/page.tsx';
import { areaMapFile } from '#app/components/rollout/area-map.tsx';
import { FindArea } from '#app/components/rollout/find-area.tsx';
import { liveWords, partWords } from '#app/components/rollout/local-words.ts';
import { areasTable, stepsTable } from '#app/components/rollout/rollout-columns.ts';
import { type Narrowed, RolloutStep } from '#app/components/rollout/rollout-step.tsx';
import { shortAreas } from '#app/components/rollout/short-areas.ts';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import type { TableCell } from '#app/govuk/table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { RolloutPage } from '#server/domain/ledger/pages/programme-pages.ts';

/** All steps, or with `stage` one of them in every area; both of one region or pathfinder wave where asked. */
export const loader = publicPage(
  ['at', 'stage', 'region', 'wave', 'state'],
  async ({ call, release, at, query, sibling }) => {
    const asked = { region: query.get('region'), wave: query.get('wave'), state: query.get('state') };
    const where = { region: asked.region ?? undefined, wave: asked.wave ?? undefined, release, at };
    const stage = query.get('stage');
    if (stage) {
      const state = asked.state ?? undefined;
      const areas = await call.programme.rolloutByArea({ stage, state, ...where });
      return { ...(sibling === null ? shortAreas(areas) : areas), asked };
    }
    if (asked.state) throw problemResponse(problem('BAD_REQUEST', 'state: choose a step with stage first.'));
    return { ...(await call.programme.rollout(where)), asked };
  },
);

export const handle: Siblings<typeof loader> = {
  csv: (page) => ('step' in page ? areasTable(page) : stepsTable(page)),
  // Only a step has a map: without one there is no picture at this address.
  svg: (page) => ('step' in page ? areaMapFile(page) : null),
};

const heading = 'How far areas have set the reforms up';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data && 'step' in data ? data.step.title : heading) },
];

export default function Rollout() {
  const page = useLoaderData<typeof loader>();
  return 'step' in page ? <RolloutStep page={page} asked={page.asked} /> : <Steps page={page} asked={page.asked} />;
}

type Step = RolloutPage['items'][number];

function Steps({ page, asked }: { page: RolloutPage; asked: Narrowed }) {
  const { items, note, asAt, at, release, researchedTo, filters } = page;
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
      <p className="govuk-body-l">What an area is expected to set up, and how many areas have reached each step.</p>
      <InsetText>{note}</InsetText>
      <p className="govuk-body">
        Next to what the evaluation saw is what areas report themselves, as at {formatDate(asAt)}. Only what the
        department has confirmed is counted as live. An area that has not reported is counted as not reported, never as
        not started.
        {anyLocal ? '' : ' No local authority has reported its own progress here yet.'}
      </p>
      {items.length === 0 ? <p className="govuk-body">No step is recorded as at this day.</p> : null}
      <ListFilter
        action={paths.rollout()}
        searchable={false}
        fields={[
          { name: 'region', label: 'Region', all: 'All regions', choices: filters.region, value: asked.region },
          { name: 'wave', label: 'Pathfinder wave', all: 'Any', choices: filters.wave, value: asked.wave },
        ]}
      />
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
              { text: <StepLink step={step} asked={asked} />, classes: 'app-plain-header' },
              ...evaluationCells(step),
              { text: liveWords(step.local) },
            ])}
        />
      ))}
      <FindArea />
      <AboutThisPage path={paths.rollout({ at, ...asked })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}

function StepLink({ step, asked: { region, wave } }: { step: Step; asked: Narrowed }) {
  const href = paths.rollout({ stage: step.slug, region, wave });
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
