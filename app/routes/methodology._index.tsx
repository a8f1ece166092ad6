import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { CollectionRules } from '#app/components/collection-rules.tsx';
import { Bullets, Part, parts, Said } from '#app/components/method/method-part.tsx';
import { PromiseMethods } from '#app/components/method/promise-methods.tsx';
import { Page } from '#app/components/page.tsx';
import { ReturnChecks } from '#app/components/return-checks.tsx';
import { ReturnStates } from '#app/components/return-states.tsx';
import { WordsTable } from '#app/components/words-table.tsx';
import { formatCount } from '#app/format.ts';
import { Table } from '#app/govuk/table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], async ({ call, release }) => {
  const [page, returns, states, asked] = await Promise.all([
    call.method.methodology({ release }),
    call.return.checks(),
    call.return.states({ release }),
    call.method.collections({ release }),
  ]);
  const { release: _, ...returnStates } = states;
  const { release: __, ...collections } = asked;
  return { ...page, returns, returnStates, collections };
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

      <PromiseMethods page={page} />

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

      <Part id="compared">
        <p className="govuk-body">
          A place is higher or lower than England only where the whole range of its figure is. A figure stands out of a
          place’s own past only by the rules below, from {page.statistics.fewestReadings} figures on. Suppressed,
          missing and unreliable figures never enter.
        </p>
        <Table
          caption="Range of a figure"
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={[{ text: 'Method' }, { text: 'What it needs, and source' }]}
          rows={page.statistics.intervals.map(({ name, text, source, metrics }) => [
            { text: name },
            { text: `${text} Source: ${source}. Used for ${formatCount(metrics, 'metric')}.` },
          ])}
        />
        <h3 className="govuk-heading-s">What stands out of a place’s own usual range</h3>
        <Bullets items={page.statistics.ownRangeRules.map(({ text }) => text)} />
        <p className="govuk-body">
          In control-chart terms: an XmR chart with the rules of NHS England’s Making Data Count. The range is the mean,
          more and less 2.66 mean moving ranges.
        </p>
        <h3 className="govuk-heading-s">What is usual for the size of a place</h3>
        <p className="govuk-body">
          {page.statistics.funnel.name}. {page.statistics.funnel.text} Source: {page.statistics.funnel.source}.
        </p>
        <Table
          caption="Versions of the methods: a release keeps the one it was prepared under"
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={[{ text: 'Version' }, { text: 'What it is' }]}
          rows={page.statistics.versions.map(({ version, note }) => [{ text: version }, { text: note }])}
        />
        <h3 className="govuk-heading-s">How many times as often: ratios between groups</h3>
        <p className="govuk-body">
          One group is held beside another, the reference group, which every ratio names. Below{' '}
          {page.statistics.ratios.fewestEvents} in either it is too few to say. Hidden, missing and unreliable figures
          never enter.
        </p>
        <Bullets
          items={page.statistics.ratios.methods.map(({ name, text, source }) => `${name}. ${text} Source: ${source}.`)}
        />
        <p className="govuk-body">
          <a className="govuk-link" href={paths.disproportionality()}>
            Who the system reaches
          </a>
        </p>
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

      <Part id="collections">
        <CollectionRules {...page.collections} />
      </Part>

      <Part id="returns">
        <ReturnChecks {...page.returns} />
      </Part>

      <Part id="states">
        <ReturnStates {...page.returnStates} />
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
