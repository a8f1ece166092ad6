import { formatDate } from '#app/format.ts';
import type { SlippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';
import { SourceCitation } from './source-citation.tsx';

type Change = Pick<SlippagePage['terms'][number], 'changedOn' | 'why' | 'note' | 'source'>;

/** When and why a term of a promise changed, and where that stands. */
export function TermChange({ changedOn, why, note, source }: Change) {
  return (
    <>
      {changedOn ? formatDate(changedOn) : 'Day not published'}. Reason: {(why ?? 'not published').replace(/\.?$/, '.')}
      {note ? ` ${note}` : ''}
      {source ? (
        <span className="govuk-hint app-source">
          Source: <SourceCitation source={source} />
        </span>
      ) : null}
    </>
  );
}
