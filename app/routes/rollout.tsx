import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import type { TableCell } from '#app/govuk/table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { RolloutPage } from '#server/domain/ledger/pages/programme-pages.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.programme.rollout({ release, at }));

export const handle: Siblings<typeof loader> = {
  csv: ({ items, researchedTo }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the step' },
      { name: 'programme', description: 'Id of the programme' },
      { name: 'part', description: 'Part of the reform the step belongs to' },
      { name: 'title', description: 'What an area is expected to set up' },
      { name: 'evaluation_in_place', description: 'Areas of the evaluation that had it in place', datatype: 'integer' },
      { name: 'evaluation_in_design', description: 'Areas of the evaluation designing it', datatype: 'integer' },
      {
        name: 'evaluation_unplaced',
        description: 'Areas that all gave one answer, where the copy read does not show which',
        datatype: 'integer',
      },
      { name: 'evaluation_of', description: 'Areas the evaluation looked at', datatype: 'integer' },
      { name: 'local_live', description: 'Areas that report it live; empty where none reports', datatype: 'integer' },
      { name: 'local_in_design', description: 'Areas that report it in design', datatype: 'integer' },
      { name: 'local_not_started', description: 'Areas that report it not started', datatype: 'integer' },
      { name: 'local_not_implemented', description: 'Areas that report they will not do it', datatype: 'integer' },
      { name: 'local_of', description: 'Areas that take part', datatype: 'integer' },
      { name: 'confidence', description: 'source: read in a page' },
      { name: 'note', description: 'Where the step comes from and what is not known' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: items.map(({ slug, programme, pillar, title, evaluation, local, sourceNote }) => [
      ...[slug, programme.id, pillar, title],
      ...[evaluation.inPlace, evaluation.inDesign, evaluation.unplaced, evaluation.of],
      ...[local?.live ?? null, local?.inDesign ?? null, local?.notStarted ?? null],
      ...[local?.notBeingImplemented ?? null, local?.of ?? null],
      ...['source', sourceNote, researchedTo],
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('How far areas have set the reforms up') }];

const parts: Record<string, string> = {
  system: 'The whole system',
  partners: 'Safeguarding partners',
  'family-help': 'Family Help',
  'child-protection': 'Child protection',
  'family-networks': 'Family networks',
};

type Step = RolloutPage['items'][number];

export default function Rollout() {
  const { items, note, at, release, researchedTo } = useLoaderData<typeof loader>();
  const named = [...new Set(items.map(({ pillar }) => pillar))];
  const anyLocal = items.some(({ local }) => local !== null);
  return (
    <Page
      heading="How far areas have set the reforms up"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Pathfinders', href: paths.pathfinders() },
        { text: 'How far areas have got' },
      ]}
    >
      <p className="govuk-body-l">What an area is expected to set up, and in how many areas each step stands.</p>
      <InsetText>{note}</InsetText>
      {anyLocal ? null : (
        <p className="govuk-body">
          No local authority has reported its own progress here yet. Once areas report, each step also shows in how many
          of all areas it is live, in design, not started or not being implemented. An area that has not reported counts
          as none of these.
        </p>
      )}
      {items.length === 0 ? <p className="govuk-body">No step is recorded as at this day.</p> : null}
      {named.map((part) => (
        <ScrollingTable
          key={part}
          label={parts[part] ?? part}
          caption={parts[part] ?? part}
          captionClasses="govuk-table__caption--m"
          classes={anyLocal ? 'app-aligned-table app-wide-table' : 'app-aligned-table'}
          firstCellIsHeader
          head={[
            { text: 'Step' },
            { text: 'In place', format: 'numeric' },
            { text: 'In design', format: 'numeric' },
            ...(anyLocal ? [{ text: 'As areas report' }] : []),
          ]}
          rows={items
            .filter(({ pillar }) => pillar === part)
            .map((step) => [
              { text: step.title, classes: 'app-plain-header' },
              ...evaluationCells(step),
              ...(anyLocal ? [{ text: localText(step) }] : []),
            ])}
        />
      ))}
      <AboutThisPage path={paths.rollout({ at })} release={release} researchedTo={researchedTo} />
    </Page>
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

function localText({ local }: Step): string {
  if (local === null) return 'No area has reported';
  const { live, inDesign, notStarted, notBeingImplemented, of } = local;
  return `Live in ${live}, in design in ${inDesign}, not started in ${notStarted}, not being implemented in ${notBeingImplemented}, of ${of} areas`;
}
