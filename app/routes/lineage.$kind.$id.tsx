import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LineagePicture } from '#app/charts/lineage-picture.tsx';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { kindOf, LineageBothWays, placeOf } from '#app/components/ledger/lineage.tsx';
import { lineageTable } from '#app/components/ledger/lineage-columns.ts';
import { Page } from '#app/components/page.tsx';
import { ScrollArea } from '#app/components/scroll-area.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { LineagePage } from '#server/domain/ledger/pages/lineage-page.ts';

const starts = ['recommendation', 'commitment', 'milestone', 'metric'] as const;

export const loader = publicPage(['at'], async ({ call, params, release, at }) => {
  const kind = starts.find((each) => each === params.kind);
  if (!kind) throw problemResponse(problem('NOT_FOUND', 'There is no line through such a thing.'));
  return { ...(await call.commitment.lineage({ kind, id: params.id ?? '', release, at })), kind };
});

export const handle: Siblings<typeof loader> = { csv: lineageTable };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `From recommendation to figure: ${nameOf(data)}` : 'From recommendation to figure') },
];

/** Milestones of two promises may have one title. */
function nameOf({ here, before }: LineagePage): string {
  const of = here.kind === 'milestone' && before[0] ? `, of “${before[0].title}”` : '';
  return `${kindOf(here)} “${here.title}”${of}`;
}

export default function Lineage() {
  const page = useLoaderData<typeof loader>();
  const { here, kind, drawing, at, release, researchedTo } = page;
  return (
    <Page
      caption={`From recommendation to figure: ${kindOf(here).toLowerCase()}`}
      heading={here.title}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: kindOf(here), href: placeOf(here) },
        { text: 'The line' },
      ]}
    >
      <p className="govuk-body">
        The line runs from a recommendation to the promises that answer it, to their milestones and the evidence for
        them, and to the figures that would show them working. An answer is not delivery, and a figure that moves is no
        proof of what moved it. The links are editorial, not official.
      </p>
      <LineageBothWays lineage={page} />
      <h2 className="govuk-heading-m">The line drawn</h2>
      <p className="govuk-body">
        From left to right, as far as two steps either way. Each box is a link. The lists above hold the same and more.
      </p>
      <ScrollArea label="The line drawn: the picture">
        <LineagePicture
          label={`The line through ${here.title}, as boxes that are links`}
          columns={drawing.columns}
          rows={drawing.rows}
          lines={drawing.lines}
          boxes={drawing.boxes.map(({ thing, column, row, isHere }) => ({
            ...{ column, row, isHere, kind: kindOf(thing), title: thing.title, href: placeOf(thing) },
          }))}
        />
      </ScrollArea>
      <AboutThisPage path={paths.lineage(kind, here.id, { at })} release={release} researchedTo={researchedTo} />
    </Page>
  );
}
