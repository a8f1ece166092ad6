import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { AreaStandsOut } from '#app/components/area/area-stands-out.tsx';
import { AreaFigures } from '#app/components/area-figures.tsx';
import { AreaInspection } from '#app/components/area-inspection.tsx';
import { AreaRevisions } from '#app/components/area-revisions.tsx';
import { MadeUpCouncil } from '#app/components/made-up-council.tsx';
import { Page } from '#app/components/page.tsx';
import { AreaCommentary } from '#app/components/right-of-reply/area-commentary.tsx';
import { AreaSteps } from '#app/components/rollout/area-steps.tsx';
import { tidyCsv } from '#app/components/tidy-csv.ts';
import { formatDate, formatNumber } from '#app/format.ts';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], async ({ call, params, release, sibling }) => {
  const asked = { id: params.gss ?? '', release };
  const page = await call.area.byId(asked);
  const [{ pillars }, { items: partnerships }, rollout, commentary, changes] = await Promise.all([
    call.commitment.overview({ release }),
    call.partnership.list({ area: page.area.code, release }),
    call.programme.rolloutOfArea({ area: page.area.code, release }),
    call.commentary.published({ area: page.area.code, release }),
    call.change.list({ area: page.area.code, release, limit: 50 }),
  ]);
  const table = sibling?.startsWith('csv') ? await call.area.figures(asked) : null;
  const named = partnerships.map(({ id, name }) => ({ id, name }));
  return {
    ...page,
    rollout,
    commentary: commentary.items,
    revisions: changes.items.flatMap(({ number, revisions }) =>
      revisions.map(({ id, kind, reason, periodLabel }) => ({ id, kind, reason, periodLabel, release: number })),
    ),
    partnerships: named,
    pillars: pillars.map(({ slug, shortTitle }) => ({ slug, title: shortTitle })),
    table,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.area.name ?? 'Area') }];

export const handle: Siblings<typeof loader> = { csv: ({ table }) => tidyCsv(table ?? { columns: [], rows: [] }) };

export default function Area() {
  const {
    area,
    region,
    populations,
    programmes,
    neighbours,
    latest,
    measures,
    standsOut,
    pillars,
    partnerships,
    rollout,
    release,
    commentary,
    revisions,
  } = useLoaderData<typeof loader>();
  const newest = populations.at(-1);
  const rows = [
    { key: 'GSS code', value: area.code },
    ...(area.dfeCode ? [{ key: 'DfE code', value: area.dfeCode }] : []),
    ...(area.kind ? [{ key: 'Type', value: area.kind }] : []),
    ...(region ? [{ key: 'Region', value: region.name }] : []),
    ...(newest
      ? [
          {
            key: 'Children aged 0 to 17',
            value: `${formatNumber(newest.children)} in mid-${newest.year}. ${newest.source}.`,
          },
        ]
      : []),
    ...(area.validFrom ? [{ key: 'Exists since', value: formatDate(area.validFrom) }] : []),
  ];
  return (
    <Page
      heading={area.name}
      caption="Area"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Areas', href: paths.areas() },
        { text: area.name },
      ]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {area.madeUp ? <MadeUpCouncil /> : null}
          <SummaryList rows={rows} />
          {area.level === 'local-authority' ? (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.scorecard(area.code)}>
                Scorecard of {area.name}
              </a>
              : its figures on a few pages to print, or as a workbook with charts
            </p>
          ) : null}
          {measures && standsOut ? (
            <AreaStandsOut area={area} latest={latest} measures={measures} sentence={standsOut} />
          ) : null}
          <h2 className="govuk-heading-m">Programmes</h2>
          {programmes.length > 0 ? (
            <ul className="govuk-list govuk-list--bullet">
              {programmes.map((programme) => (
                <li key={programme.id}>
                  <a className="govuk-link" href={`${paths.pathfinders()}#${programme.id}`}>
                    {programme.name}
                  </a>
                  {programme.startsOn ? `, from ${formatDate(programme.startsOn)}` : ''}
                  {programme.endsOn ? ` to ${formatDate(programme.endsOn)}` : ''}
                  {programme.note ? `. ${programme.note}` : ''}
                  {programme.confidence === 'recall' ? '. Rests partly on general knowledge' : ''}
                </li>
              ))}
            </ul>
          ) : (
            <p className="govuk-body">No programme is recorded for this area in the pages read.</p>
          )}
          {area.level === 'local-authority' ? <AreaPartnerships partnerships={partnerships} /> : null}
          <AreaInspection inspection={area.inspection} />
        </div>
      </div>
      <AreaFigures area={area} latest={latest} pillars={pillars} measures={measures} />
      <AreaRevisions area={area} revisions={revisions} />
      {area.level === 'local-authority' ? <AreaCommentary areaName={area.name} items={commentary} /> : null}
      <AreaSteps rollout={rollout} />
      {neighbours.length > 0 ? (
        <section aria-labelledby="neighbours">
          <h2 className="govuk-heading-m" id="neighbours">
            Statistical neighbours
          </h2>
          <p className="govuk-body">
            The ten authorities most like {area.name} in DfE’s {neighbours[0]?.model} model, nearest first. The median
            above is worked out here from those with a number, and left out where fewer than five have one.
          </p>
          <ol className="govuk-list govuk-list--number">
            {neighbours.map(({ code, name, closeness }) => (
              <li key={code}>
                <a className="govuk-link" href={paths.area(code)}>
                  {name}
                </a>{' '}
                ({closeness.toLowerCase()})
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <AboutThisPage
        path={paths.area(area.code)}
        release={release}
        follow={area.madeUp ? undefined : { area: area.code }}
      />
    </Page>
  );
}

function AreaPartnerships({ partnerships }: { partnerships: readonly { id: string; name: string }[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Safeguarding partnership</h2>
      {partnerships.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {partnerships.map(({ id, name }) => (
            <li key={id}>
              <a className="govuk-link" href={paths.partnership(id)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="govuk-body">
          None is recorded here.{' '}
          <a className="govuk-link" href={paths.partnerships()}>
            What is recorded of partnerships
          </a>
        </p>
      )}
    </>
  );
}
