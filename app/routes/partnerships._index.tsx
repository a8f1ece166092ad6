import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { verdictWords } from '#app/components/partnership/partnership-year.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

const title = 'Safeguarding partnerships';

export const loader = publicPage([], async ({ call, release }) => {
  const real = await call.partnership.list({ release });
  const { items: madeUp } = await call.partnership.list({ release, madeUp: 'true' });
  return { ...real, madeUp };
});

export const meta: MetaFunction = () => [{ title: pageTitle(title) }];

export const handle: Siblings<typeof loader> = {
  csv: ({ items }) => ({
    columns: [
      { name: 'id', description: 'Permanent id of the partnership' },
      { name: 'name', description: 'Its name' },
      { name: 'councils', description: 'GSS codes of its councils, with spaces between' },
      { name: 'period', description: 'The newest year published; empty: none' },
      { name: 'money_gbp', description: 'Pounds pooled or spent together; empty: not reported', datatype: 'number' },
      { name: 'agreements_signed', description: 'Empty: not reported', datatype: 'integer' },
      { name: 'agreements_in_force', description: 'Empty: not reported', datatype: 'integer' },
      { name: 'delegations', description: 'Empty: not reported', datatype: 'integer' },
      { name: 'test_money', description: 'met, partly or not-met; empty: not answered by anybody independent' },
      { name: 'test_information', description: 'The same' },
      { name: 'test_delegations', description: 'The same' },
    ],
    rows: items.map(({ id, name, areas, latest }) => [
      ...[id, name, areas.map(({ code }) => code).join(' '), latest?.period ?? null],
      ...[latest?.report?.moneyGbp ?? null, latest?.report?.agreementsSigned ?? null],
      ...[latest?.report?.agreementsInForce ?? null, latest?.report?.delegations ?? null],
      ...['money', 'information', 'delegations'].map(
        (name) => latest?.tests.find(({ test }) => test === name)?.answer?.verdict ?? null,
      ),
    ]),
  }),
};

type Item = Awaited<ReturnType<typeof loader>>['data']['madeUp'][number];

const verdictOf = ({ latest }: Item, name: string) => {
  const answer = latest?.tests.find(({ test }) => test === name)?.answer;
  return answer ? verdictWords[answer.verdict] : 'not answered by anybody independent';
};

export default function Partnerships() {
  const { items: real, madeUp, release } = useLoaderData<typeof loader>();
  return (
    <Page heading={title} breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: title }]}>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body">
            Lead partners of a safeguarding partnership are its councils, a police force and an integrated care board;
            it may span several councils. Once a year each is asked three things: the money pooled or spent together,
            the information-sharing agreements signed and in force, and the delegations made to operational leaders.
          </p>
          <p className="govuk-body">
            Whether it passes the three tests is answered by an independent scrutineer or the department, never by the
            partnership itself. The wording of the tests is this project’s, not the department’s.
          </p>
        </div>
      </div>
      {real.length > 0 ? (
        <PartnershipTable title="Partnerships" items={real} />
      ) : (
        <p className="govuk-inset-text">
          No list of real partnerships is held here yet, so this page says nothing about them. That does not mean that
          they published nothing.
        </p>
      )}
      {madeUp.length > 0 ? (
        <section aria-labelledby="made-up">
          <h2 className="govuk-heading-m" id="made-up">
            Made-up example
          </h2>
          <p className="govuk-body app-made-up">Not a real partnership: its councils and all it reports are made up.</p>
          <PartnershipTable title="Made-up partnerships" items={madeUp} />
        </section>
      ) : null}
      <AboutThisPage path={paths.partnerships()} release={release} />
    </Page>
  );
}

function PartnershipTable({ title: label, items }: { title: string; items: readonly Item[] }) {
  return (
    <ScrollingTable
      label={label}
      caption={label}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[
        { text: 'Partnership' },
        { text: 'Councils' },
        { text: 'Newest year' },
        { text: 'Money' },
        { text: 'Sharing information' },
        { text: 'Delegations' },
      ]}
      rows={items.map((item) => [
        {
          text: (
            <a className="govuk-link" href={paths.partnership(item.id)}>
              {item.name}
            </a>
          ),
        },
        { text: item.areas.map(({ name }) => name).join(', ') },
        { text: item.latest?.label ?? 'none published' },
        { text: verdictOf(item, 'money') },
        { text: verdictOf(item, 'information') },
        { text: verdictOf(item, 'delegations') },
      ])}
    />
  );
}
