import { createContext, type ReactNode, useContext } from 'react';
import { formatCount, formatDate } from '#app/format.ts';
import type { LaterFact } from '#server/domain/ledger/pages/page.ts';

const Facts = createContext<ReadonlyMap<string, LaterFact>>(new Map());

/** What of a page read as it stood on a day was recorded only later: said once above, and beside each such fact. */
export function RecordedLater({
  at,
  facts,
  children,
}: {
  at: string | null;
  facts: readonly LaterFact[];
  children: ReactNode;
}) {
  return (
    <Facts.Provider value={new Map(facts.map((fact) => [fact.of, fact]))}>
      {at && facts.length > 0 ? (
        <p className="govuk-inset-text">
          {formatCount(facts.length, 'fact')} below {facts.length === 1 ? 'was' : 'were'} researched after{' '}
          {formatDate(at)}. Each says when it was recorded here, and is shown because of its own date. What was
          corrected since is shown corrected.
        </p>
      ) : null}
      {children}
    </Facts.Provider>
  );
}

/** Beside a fact: that it was recorded after the day asked for. Nothing where it was not. */
export function LaterNote({ of }: { of: string }) {
  const fact = useContext(Facts).get(of);
  if (!fact) return null;
  return (
    <span className="govuk-hint app-source">
      Recorded in this service on {formatDate(fact.recordedOn)}; derived from the fact’s own date,{' '}
      {formatDate(fact.statedOn)}.
    </span>
  );
}
