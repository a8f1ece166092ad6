import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { briefDocument } from '#app/components/ledger/brief-document.ts';
import { BriefLines } from '#app/components/ledger/brief-lines.tsx';
import { ListPages } from '#app/components/list-pages.tsx';
import { Page } from '#app/components/page.tsx';
import { formatDate, formatNumber } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { linesOf, partQuery } from '#app/list-query.server.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['since', 'at', 'show', 'page'], (asked) => {
  const { call, query, release, at } = asked;
  const since = query.get('since')?.trim() || undefined;
  return call.change.brief({ since, ...partQuery(asked), release, at, limit: linesOf(asked, 100) });
});

export const handle: Siblings<typeof loader> = {
  docx: briefDocument,
  csv: ({ sections }) => ({
    columns: [
      { name: 'section', description: 'moved, decided, reached, published, overdue or due-soon' },
      { name: 'on', description: 'The day it is told for; the last day of a month, quarter or year', datatype: 'date' },
      { name: 'precision', description: 'How exactly the day is known; empty: to the day' },
      { name: 'kind', description: 'What it is' },
      { name: 'title', description: 'What it is about' },
      { name: 'what', description: 'What happened' },
      { name: 'from', description: 'Of a moved date: the one before', datatype: 'date' },
      { name: 'to', description: 'Of a moved date: the one after', datatype: 'date' },
      { name: 'checked_on', description: 'The day the promise was last checked', datatype: 'date' },
      { name: 'commitment', description: 'Permanent id of the promise' },
      { name: 'milestone', description: 'Permanent id of the milestone' },
      { name: 'recommendation', description: 'Permanent id of the recommendation' },
      { name: 'step', description: 'Of rollout by place: permanent id of the step' },
      { name: 'row', description: 'Permanent id of the row of the record' },
    ],
    rows: sections.flatMap(({ section, lines }) =>
      lines.map((line) => [
        ...[section, line.on, line.precision, line.kind, line.title, line.what],
        ...[line.from?.day ?? null, line.to?.day ?? null, line.checkedOn],
        ...[line.commitment, line.milestone, line.recommendation, line.step, line.id],
      ]),
    ),
  }),
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `What happened since ${formatDate(data.since)}` : 'What happened since') },
];

export default function Brief() {
  const { since, until, sections, show, at, release, researchedTo } = useLoaderData<typeof loader>();
  return (
    <Page
      caption={`Brief up to ${formatDate(until)}`}
      heading={`What happened since ${formatDate(since)}`}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'What changed', href: paths.changes() },
        { text: 'Brief' },
      ]}
    >
      <form method="get" action={paths.brief()} className="app-no-print" aria-label="Choose since when">
        {at ? <input type="hidden" name="at" value={at} /> : null}
        <Input
          id="since"
          name="since"
          label="Since which day"
          labelClasses="govuk-label--s"
          hint="For example, 2026-03-31"
          classes="govuk-input--width-10"
          value={since}
        />
        <Button>Show the brief</Button>
      </form>
      <p className="govuk-body">
        Each thing is told for its own day, not for the day it was recorded here.{' '}
        {researchedTo ? `Promises were followed up to ${formatDate(researchedTo)}; later days may look empty.` : ''}{' '}
        This page prints as it stands, without menus.
      </p>
      <ul className="govuk-list govuk-list--bullet app-no-print">
        {sections.map(({ section, title, total }) => (
          <li key={section}>
            <a className="govuk-link" href={`#${section}`}>
              {title}
            </a>
            : {formatNumber(total)}
          </li>
        ))}
        {show ? (
          <li>
            <a className="govuk-link" href={paths.brief(since)}>
              Show every section
            </a>
          </li>
        ) : null}
      </ul>
      {sections.map(({ section, title, meaning, lines, total, page, pages }) => (
        <section key={section} aria-labelledby={section}>
          <h2 className="govuk-heading-m" id={section}>
            {title}
          </h2>
          <p className="govuk-hint">{meaning}</p>
          <BriefLines title={title} lines={lines} total={total} />
          <ListPages {...{ page, pages }} label={title} to={(to) => paths.brief(since, { show: section, page: to })} />
        </section>
      ))}
      <AboutThisPage
        path={paths.brief(since, { at, show, page: show ? sections[0]?.page : null })}
        release={release}
        researchedTo={researchedTo}
        endings={['json', 'csv', 'docx']}
      />
    </Page>
  );
}
