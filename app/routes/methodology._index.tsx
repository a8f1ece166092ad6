import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { StatusTag } from '#app/components/ledger/status-tag.tsx';
import { Page } from '#app/components/page.tsx';
import { ReturnChecks } from '#app/components/return-checks.tsx';
import { WordsTable } from '#app/components/words-table.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { Table } from '#app/govuk/table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], async ({ call, release }) => {
  const [page, returns] = await Promise.all([call.method.methodology({ release }), call.return.checks()]);
  return { ...page, returns };
});

export const handle: Siblings<typeof loader> = {
  csv: ({ statusRules }) => ({
    columns: [
      {
        name: 'order',
        description: 'The rules are tried in this order: the first that applies holds',
        datatype: 'integer',
      },
      { name: 'rule', description: 'Permanent id of the rule' },
      { name: 'status', description: 'The status it gives' },
      { name: 'test', description: 'The written test' },
    ],
    rows: statusRules.map(({ id, status, test }, index) => [index + 1, id, status, test]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('Methodology') }];

const parts = [
  ['status', 'How a promise gets its status'],
  ['dates', 'Late, passed and undated'],
  ['progress', 'How far promises got'],
  ['answers', 'Recommendations and answers'],
  ['figures', 'Figures: labels, symbols and rates'],
  ['hidden', 'What is hidden to protect children'],
  ['returns', 'Checks of returns'],
  ['sure', 'How sure the facts are'],
  ['unknown', 'What is not known'],
] as const;

type PartId = (typeof parts)[number][0];

function Part({ id, children }: { id: PartId; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 className="govuk-heading-m" id={`${id}-heading`}>
        {parts.find(([part]) => part === id)?.[1]}
      </h2>
      {children}
    </section>
  );
}

function Bullets({ items }: { items: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

const Said = ({ text }: { text: string | undefined }) => (text ? <p className="govuk-body">{text}</p> : null);

export default function Methodology() {
  const page = useLoaderData<typeof loader>();
  const { statements, release, researchedTo } = page;
  return (
    <Page
      heading="Methodology"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Methodology' }]}
    >
      <p className="govuk-body-l">
        How each status, link and figure on these pages is made. The pages use these very rules.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {parts.map(([id, title]) => (
          <li key={id}>
            <a className="govuk-link" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>

      <Part id="status">
        <p className="govuk-body">
          A status is never typed in. It follows from the milestones of the promise by these tests. They are tried in
          this order, and the first that applies holds. Each promise is judged as at the day it was last checked, never
          as at a later one.
        </p>
        <Table
          caption="The written tests"
          captionClasses="govuk-table__caption--s"
          head={[{ text: 'Written test' }, { text: 'Status' }]}
          rows={page.statusRules.map(({ id, status, test }) => [
            { text: test },
            { text: <StatusTag key={id} status={status} /> },
          ])}
        />
        <WordsTable caption="What each status says" head="Status" words={page.statuses} />
        <p className="govuk-body">
          Verdicts of others stand beside this, never in it: each is of a named organisation, with the test it applied,
          its method, its interest and its evidence. They are not averaged, and nobody judges for another.
        </p>
        <WordsTable caption="Is the outcome seen? What a judge may say" head="Answer" words={page.outcomes} />
        <WordsTable caption="What a milestone does for its promise" head="Role" words={page.roles} />
        {page.rolePrinciples.length > 0 ? (
          <>
            <h3 className="govuk-heading-s">How a milestone’s role is decided</h3>
            <Bullets items={page.rolePrinciples} />
          </>
        ) : null}
        <h3 className="govuk-heading-s">Milestones that say “every area”</h3>
        <p className="govuk-body">
          {page.everyArea}{' '}
          <a className="govuk-link" href={paths.rollout()}>
            See rollout by place
          </a>
          .
        </p>
      </Part>

      <Part id="dates">
        <p className="govuk-body">
          A date moves only by a new record with its reason, or with the words that no reason was published. A date put
          back before it passed counts as moved. What never had a date can never be late: that is a state of its own.
        </p>
        <WordsTable caption="Kinds of lateness" head="Kind" words={page.lateness} />
        {researchedTo ? (
          <p className="govuk-body">
            Promises were followed up to {formatDate(researchedTo)}. Nothing is called late for a day after that.
          </p>
        ) : null}
        <Said text={statements?.act} />
      </Part>

      <Part id="progress">
        <p className="govuk-body">
          There is no percentage delivered: promises differ too much in size, and many milestones are only publications.
          Instead the pages count how many promises have reached each step. A promise counts at every step it has
          reached.
        </p>
        <WordsTable caption="Steps a promise can reach" head="Step" words={page.steps} />
        <WordsTable caption="Kinds of milestone" head="Kind" words={page.stages} />
        <WordsTable caption="Kinds of sums of money, in cash and never added up" head="Kind" words={page.money} />
      </Part>

      <Part id="answers">
        <p className="govuk-body">
          What the government answered, whether the promise was delivered, and whether the outcome was seen are three
          different facts and are kept apart. A recommendation that was turned down, or a promise that was superseded,
          never counts as delivered.
        </p>
        <WordsTable caption="What the government answered" head="Answer" words={page.responses} />
        <WordsTable caption="How well a promise fits a recommendation" head="Fit" words={page.fits} />
        <p className="govuk-body">The fit judges the promise, not its delivery.</p>
        <WordsTable caption="How far the promises that answer it got" head="Standing" words={page.standings} />
        <WordsTable caption="Why no promise answers a recommendation" head="Reason" words={page.unanswered} />
        <Said text={statements?.mapping} />
      </Part>

      <Part id="figures">
        <p className="govuk-body">Every figure shows its source, its label and how it was made.</p>
        <WordsTable caption="Labels" head="Label" words={page.labels} />
        <WordsTable caption="Kinds of metric" head="Kind" words={page.metricStatuses} />
        <WordsTable caption="What a metric shows of a promise" head="Role" words={page.metricRoles} />
        <Said text={statements?.metrics} />
        <Table
          caption="Symbols in place of a figure"
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={[{ text: 'Symbol' }, { text: 'What it means' }]}
          rows={page.symbols.map(({ value, meaning }) => [{ text: <code>{value}</code> }, { text: meaning }])}
        />
        <p className="govuk-body">A missing figure is never shown as zero or as an empty cell.</p>
        <h3 className="govuk-heading-s">Periods, rates and rounding</h3>
        <Said text={statements?.periods} />
        <Said text={statements?.latest} />
        <Said text={statements?.rates} />
        <Said text={statements?.rounding} />
        <Said text={statements?.areas} />
        <Said text={statements?.inspection} />
        {page.figuresCautions.length > 0 ? (
          <>
            <h3 className="govuk-heading-s">Cautions about single figures</h3>
            <Bullets items={page.figuresCautions} />
          </>
        ) : null}
      </Part>

      <Part id="hidden">
        <p className="govuk-body">
          Small counts that areas report could point to a child. They are hidden when a release is prepared, once,
          before anything is published: what the pages, the downloads and the programs read never held them.
        </p>
        <Table
          caption="Rules for figures that areas report"
          captionClasses="govuk-table__caption--s"
          head={[{ text: 'Rule' }, { text: 'Metrics', format: 'numeric' }]}
          rows={page.disclosure.map(({ rule, metrics }) => [{ text: rule }, { text: metrics, format: 'numeric' }])}
        />
        <ul className="govuk-list govuk-list--bullet">
          <li>a hidden figure is shown as c, and never as zero</li>
          <li>the number a rate or percentage is made from is given only where it cannot reveal a hidden count</li>
          <li>official figures are shown as their publisher released them, with its own symbols</li>
          <li>
            not done yet: checking whether a hidden figure follows from others published beside it. Each release says so
            in its checklist. Until then only made-up returns are published
          </li>
        </ul>
      </Part>

      <Part id="returns">
        <ReturnChecks {...page.returns} />
      </Part>

      <Part id="sure">
        <p className="govuk-body">How sure a fact is stands beside it, on the page and in its data.</p>
        <WordsTable caption="Confidence" head="Mark" words={page.confidence} />
        <Bullets items={page.cautions} />
      </Part>

      <Part id="unknown">
        <h3 className="govuk-heading-s">What a promise’s page may say is missing</h3>
        <Bullets items={page.gaps.map(({ text }) => text)} />
        <Said text={statements?.coverage} />
        {page.notSettled.length > 0 ? (
          <>
            <h3 className="govuk-heading-s">{formatCount(page.notSettled.length, 'question')} not settled</h3>
            <Bullets items={page.notSettled} />
          </>
        ) : null}
        {page.missing.length > 0 ? (
          <>
            <h3 className="govuk-heading-s">Not found anywhere</h3>
            <Bullets items={page.missing} />
          </>
        ) : null}
        <Said text={statements?.licence} />
      </Part>
      <AboutThisPage path={paths.methodology()} release={release} researchedTo={researchedTo} />
    </Page>
  );
}
