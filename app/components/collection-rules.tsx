import { formatDate } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Table } from '#app/govuk/table.tsx';
import { paths } from '#app/paths.ts';
import { ScrollArea } from './scroll-area.tsx';

type Asked = {
  id: string;
  periodLabel: string;
  opensOn: string;
  dueOn: string;
  locksOn: string;
  datesReason: string | null;
  totals: number;
  broken: number;
};
type Group = {
  programme: string;
  madeUp: boolean;
  authority: string;
  usedFor: string;
  notUsedFor: string;
  collections: readonly Asked[];
};

/** The rules that every collection keeps, and what each programme asks for, when and by what authority. */
export function CollectionRules({
  rules,
  groups,
}: {
  rules: readonly { id: string; rule: string }[];
  groups: readonly Group[];
}) {
  return (
    <>
      <p className="govuk-body">
        A collection is what a programme asks its authorities for one period. One that breaks any of these rules cannot
        be added; whoever tries is told of every fault at once.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {rules.map(({ id, rule }) => (
          <li key={id}>{rule}</li>
        ))}
      </ul>
      {groups.length === 0 ? <p className="govuk-body">No programme asks for anything yet.</p> : null}
      {groups.map((group) => (
        <GroupOfCollections key={`${group.programme} ${group.authority}`} {...group} />
      ))}
      <p className="govuk-body">
        <a className="govuk-link" href={`${paths.methodology()}.json`}>
          Rules and collections (JSON)
        </a>
      </p>
    </>
  );
}

function GroupOfCollections({ programme, madeUp, authority, usedFor, notUsedFor, collections }: Group) {
  return (
    <>
      <h3 className="govuk-heading-s">
        {programme}
        {madeUp && !programme.includes('made-up') ? ' (made-up authorities)' : ''}
      </h3>
      <SummaryList
        rows={[
          { key: 'Authority to ask', value: authority },
          { key: 'What it is used for', value: usedFor },
          { key: 'What it is not used for', value: notUsedFor },
        ]}
      />
      <Details summary={collections.length === 1 ? 'Its collection' : `All ${collections.length} collections`}>
        <ScrollArea label={`Collections of ${programme}`}>
          <Table
            caption={`Collections of ${programme}`}
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            head={[
              { text: 'Period' },
              { text: 'Opens' },
              { text: 'Due' },
              { text: 'Locks' },
              { text: 'Totals', format: 'numeric' },
              { text: 'By breakdown', format: 'numeric' },
            ]}
            rows={collections.map((each) => [
              { text: each.periodLabel },
              { text: formatDate(each.opensOn) },
              {
                text: `${formatDate(each.dueOn)}${each.datesReason ? `. In this month because: ${each.datesReason}` : ''}`,
              },
              { text: formatDate(each.locksOn) },
              { text: String(each.totals), format: 'numeric' },
              { text: String(each.broken), format: 'numeric' },
            ])}
          />
        </ScrollArea>
      </Details>
    </>
  );
}
