import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { ConfidenceNote } from '#app/components/ledger/confidence-note.tsx';
import { Day } from '#app/components/ledger/day.tsx';
import { ProgrammeAreas } from '#app/components/ledger/programme-areas.tsx';
import { LinkedText } from '#app/components/linked-text.tsx';
import { Page } from '#app/components/page.tsx';
import { formatCount } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { ProgrammeShown } from '#server/domain/ledger/pages/programme-pages.ts';

export const loader = publicPage(['at'], ({ call, release, at }) => call.programme.list({ release, at }));

export const handle: Siblings<typeof loader> = {
  csv: ({ items, researchedTo }) => ({
    columns: [
      { name: 'programme', description: 'Id of the programme' },
      { name: 'programme_name', description: 'Its name' },
      { name: 'wave', description: 'Which wave; empty where it has none', datatype: 'integer' },
      { name: 'announced_on', description: 'When it was announced; empty where not read', datatype: 'date' },
      { name: 'start_text', description: 'When it starts, in words' },
      { name: 'end_text', description: 'When it ends, in words' },
      { name: 'area_code', description: 'GSS code of an area that takes part; empty where none is known' },
      { name: 'area_name', description: 'Name of the area' },
      { name: 'area_starts_on', description: 'When the area begins; empty where not read', datatype: 'date' },
      { name: 'area_ends_on', description: 'When the area ends; empty where not read', datatype: 'date' },
      { name: 'area_note', description: 'What was read about the area' },
      { name: 'confidence', description: 'source: read in a page. recall: partly general knowledge' },
      { name: 'researched_to', description: 'Nothing was followed up after this day', datatype: 'date' },
    ],
    rows: items.flatMap(({ id, name, wave, announcedOn, startText, endText, areas, confidence }) =>
      (areas.length > 0 ? areas : [null]).map((area) => [
        ...[id, name, wave, announcedOn, startText, endText],
        ...[area?.code ?? null, area?.name ?? null, area?.startsOn ?? null, area?.endsOn ?? null, area?.note ?? null],
        area?.confidence ?? confidence,
        researchedTo,
      ]),
    ),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('Pathfinders and programmes') }];

export default function Pathfinders() {
  const { items, fundingNote, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Pathfinders and programmes"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Pathfinders' }]}
    >
      <p className="govuk-body-l">
        Who tests the reforms, who has to carry them out now, when, and with what money as stated.
      </p>
      <p className="govuk-body">
        {fundingNote}{' '}
        <a className="govuk-link" href={paths.rollout()}>
          See how far areas have set the reforms up
        </a>
        .
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {items.map(({ id, name, areas }) => (
          <li key={id}>
            <a className="govuk-link" href={`#${id}`}>
              {name}
            </a>{' '}
            ({areas.length > 0 ? formatCount(areas.length, 'area') : 'areas not found'})
          </li>
        ))}
      </ul>
      {items.map((programme) => (
        <Programme key={programme.id} programme={programme} />
      ))}
      <AboutThisPage path={paths.pathfinders({ at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}

function Programme({ programme }: { programme: ProgrammeShown }) {
  const { id, name, note, areas, sources, confidence } = programme;
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 className="govuk-heading-m" id={`${id}-heading`}>
        {name}
      </h2>
      <SummaryList rows={rowsOf(programme)} />
      {note ? (
        <p className="govuk-body">
          <LinkedText>{note}</LinkedText>
        </p>
      ) : null}
      <ConfidenceNote confidence={confidence} />
      <ProgrammeAreas programme={name} areas={areas} />
      {areas.length > 1 ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.compareGroup({ group: `programme:${id}` })}>
            Compare the places of {name} side by side
          </a>
          {programme.madeUp ? null : (
            <>
              {', or '}
              <a className="govuk-link" href={paths.compareProgramme({ programme: id })}>
                with authorities in no programme<span className="govuk-visually-hidden">, {name}</span>
              </a>
            </>
          )}
        </p>
      ) : null}
      {sources.length > 0 ? (
        <Details
          summary={
            <>
              {formatCount(sources.length, 'source')}
              <span className="govuk-visually-hidden"> of {name}</span>
            </>
          }
        >
          <ul className="govuk-list govuk-list--bullet">
            {sources.map((source) => (
              <li key={source}>
                <LinkedText>{source}</LinkedText>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </section>
  );
}

function rowsOf({ announcedOn, startText, endText, tests, funding, areas }: ProgrammeShown) {
  return [
    { key: 'Announced', value: announcedOn ? <Day day={announcedOn} /> : 'Day not found' },
    { key: 'Starts', value: startText ?? 'Not found' },
    { key: 'Ends', value: endText ?? 'Not found' },
    ...(tests.length > 0 ? [{ key: 'What it tests', value: tests.join(', ') }] : []),
    {
      key: 'Money as stated',
      value:
        funding.length > 0 ? (
          <ul className="govuk-list app-compact-list">
            {funding.map(({ text, confidence }) => (
              <li key={text}>
                {text}
                {confidence === 'recall' ? ' (rests partly on general knowledge)' : ''}
              </li>
            ))}
          </ul>
        ) : (
          'Not found'
        ),
    },
    { key: 'Areas', value: areas.length > 0 ? areas.length : 'Not found' },
  ];
}
