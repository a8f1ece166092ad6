import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import {
  countText,
  moneyText,
  PartnershipYearSection,
  verdictWords,
} from '#app/components/partnership/partnership-year.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { WarningText } from '#app/govuk/warning-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';
import type { PartnershipYear } from '#server/domain/partnerships/partnership-years.ts';

export const loader = publicPage([], ({ call, params, release }) =>
  call.partnership.byId({ id: params.id ?? '', release }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.partnership.name ?? 'Partnership') },
];

export const handle: Siblings<typeof loader> = {
  csv: ({ partnership }) => ({
    columns: [
      { name: 'period', description: 'Financial year' },
      { name: 'money_gbp', description: 'Pounds pooled or spent together; empty: not reported', datatype: 'number' },
      { name: 'money_document', description: 'The document that shows it' },
      { name: 'agreements_signed', description: 'Empty: not reported', datatype: 'integer' },
      { name: 'agreements_in_force', description: 'Empty: not reported', datatype: 'integer' },
      { name: 'agreements_document', description: 'The document that shows them' },
      { name: 'delegations', description: 'Empty: not reported', datatype: 'integer' },
      { name: 'delegations_document', description: 'The document that shows them' },
      { name: 'education', description: 'How education takes part; empty: not reported' },
      { name: 'test', description: 'money, information or delegations' },
      { name: 'verdict', description: 'met, partly or not-met; empty: not answered by anybody independent' },
      { name: 'judge', description: 'The organisation that answered' },
      { name: 'reason', description: 'Its reason' },
      { name: 'document', description: 'The document it rests on' },
      { name: 'made_up', description: 'True: an example, not a real partnership', datatype: 'boolean' },
    ],
    rows: partnership.years.flatMap(({ period, report, tests }) =>
      tests.map(({ test, answer }) => [
        ...[period, report?.moneyGbp ?? null, report?.moneyDocument ?? null, report?.agreementsSigned ?? null],
        ...[report?.agreementsInForce ?? null, report?.agreementsDocument ?? null, report?.delegations ?? null],
        ...[report?.delegationsDocument ?? null, report?.education ?? null, test, answer?.verdict ?? null],
        ...[answer?.judge ?? null, answer?.reason ?? null, answer?.document ?? null, partnership.madeUp],
      ]),
    ),
  }),
};

export default function Partnership() {
  const { partnership, release } = useLoaderData<typeof loader>();
  const { years, areas } = partnership;
  return (
    <Page
      heading={partnership.name}
      caption="Safeguarding partnership"
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Safeguarding partnerships', href: paths.partnerships() },
        { text: partnership.name },
      ]}
    >
      {partnership.madeUp ? (
        <WarningText>This partnership is made up, and so is all that it reports. It is an example.</WarningText>
      ) : null}
      <SummaryList
        rows={[
          {
            key: 'Councils',
            value: (
              <>
                {areas.map(({ code, name }, at) => (
                  <span key={code}>
                    {at === 0 ? '' : ', '}
                    <a className="govuk-link" href={paths.area(code)}>
                      {name}
                    </a>
                  </span>
                ))}
              </>
            ),
          },
          { key: 'Police', value: partnership.police },
          { key: 'Integrated care board', value: partnership.integratedCareBoard },
          { key: 'Delegated partners', value: partnership.delegated.join(', ') || 'None named' },
          { key: 'Relevant agencies', value: partnership.relevantAgencies.join(', ') || 'None named' },
          { key: 'Independent scrutineer', value: partnership.scrutineer ?? 'None named' },
          { key: 'Source', value: partnership.source },
        ]}
      />
      {years.length === 0 ? (
        <p className="govuk-body">No year of this partnership is published here yet.</p>
      ) : (
        <YearOnYear name={partnership.name} years={years} />
      )}
      {years.map((year) => (
        <PartnershipYearSection key={year.period} year={year} />
      ))}
      <AboutThisPage path={paths.partnership(partnership.id)} release={release} />
    </Page>
  );
}

/** The same questions year by year, the oldest first. */
function YearOnYear({ name, years }: { name: string; years: readonly PartnershipYear[] }) {
  const shown = years.toReversed();
  const row = (head: string, of: (year: PartnershipYear) => string) => [
    { text: head },
    ...shown.map((year) => ({ text: of(year) })),
  ];
  return (
    <section aria-labelledby="year-on-year">
      <h2 className="govuk-heading-m" id="year-on-year">
        Year on year
      </h2>
      <ScrollingTable
        label={`${name}, year on year`}
        caption={`${name}, year on year`}
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[{ text: 'Question' }, ...shown.map(({ label }) => ({ text: label.replace('financial year ', '') }))]}
        rows={[
          row('Money pooled or spent together', ({ report }) => moneyText(report?.moneyGbp ?? null)),
          row('Agreements signed', ({ report }) => countText(report?.agreementsSigned ?? null)),
          row('Agreements in force', ({ report }) => countText(report?.agreementsInForce ?? null)),
          row('Delegations', ({ report }) => countText(report?.delegations ?? null)),
          ...(shown[0]?.tests ?? []).map(({ test, title }) =>
            row(`Test: ${title}`, (year) => {
              const answer = year.tests.find((each) => each.test === test)?.answer;
              return answer
                ? `${verdictWords[answer.verdict]} (${answer.judge})`
                : 'not answered by anybody independent';
            }),
          ),
        ]}
      />
    </section>
  );
}
