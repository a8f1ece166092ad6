import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatValue } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { PromiseMoney as Money, MoneyOfKind, Sum } from '#server/domain/ledger/pages/promises/money-page.ts';
import { SourceCitation } from '../source-citation.tsx';

const bounds = { exactly: '', about: 'about ', over: 'over ', 'up-to': 'up to ' } as const;
const fits = { full: 'in full', partial: 'in part', related: 'by other means only' } as const;

/** A sum as its source says it: “over £500,000,000”, or that no page read states it. */
function sumText({ amountGbp, bound }: Sum): string {
  if (amountGbp === null) return 'not found in the pages read';
  return `${bounds[bound ?? 'exactly']}${formatValue(amountGbp, '£')}`;
}

function About({ sum }: { sum: Sum }) {
  const { recommendation, fit, covers, note, source, alsoSee } = sum;
  return (
    <>
      {recommendation ? (
        <>
          For{' '}
          <a className="govuk-link" href={paths.recommendation(recommendation.slug)}>
            {recommendation.title}
          </a>
          {fit ? `, which this promise answers ${fits[fit]}. ` : '. '}
        </>
      ) : null}
      {[covers, note].filter(Boolean).join(' ')}
      {source ? (
        <span className="govuk-hint app-source">
          Source: <SourceCitation source={source} />
          {alsoSee.map((other) => (
            <span key={other.slug}>
              ; <SourceCitation source={other} />
            </span>
          ))}
        </span>
      ) : null}
    </>
  );
}

/** A line of a table for each sum: its kind, the sum and its years; and what it covers. */
export function sumRows(kinds: readonly MoneyOfKind[]) {
  return kinds.flatMap(({ label, sums }) =>
    sums.map((sum) => [
      {
        text: (
          <>
            {label}: {sumText(sum)}
            {sum.amountGbp === null ? null : (
              <span className="govuk-hint app-source">{sum.years ?? 'Years not stated'}</span>
            )}
          </>
        ),
      },
      { text: <About sum={sum} /> },
    ]),
  );
}

/** The heads of such a table. */
export const sumHead = [{ text: 'Sum in cash, and years' }, { text: 'What it covers' }];

/** What was asked for, announced, allocated and spent: in cash, the years named, nothing added up. */
export function PromiseMoney({ money }: { money: Money }) {
  const sums = sumRows(money.kinds);
  return (
    <>
      <h2 className="govuk-heading-m" id="money">
        Money asked for, announced, allocated and spent
      </h2>
      {sums.length > 0 ? <p className="govuk-body">{money.basis}</p> : null}
      {sums.length > 0 ? (
        <ScrollingTable
          label="Money of this promise"
          caption="Money of this promise"
          captionClasses="govuk-visually-hidden"
          head={sumHead}
          rows={sums}
        />
      ) : null}
      <ul className="govuk-list govuk-list--bullet">
        {money.kinds
          .filter(({ sums, absence }) => sums.length === 0 && absence)
          .map(({ kind, label, absence }) => (
            <li key={kind}>
              {label}: {absence}
            </li>
          ))}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.money()}>
          The money of all promises
        </a>
      </p>
    </>
  );
}
