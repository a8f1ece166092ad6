import { formatCount, formatDate } from '#app/format.ts';
import { Details } from '#app/govuk/details.tsx';
import type { StandingShown } from '#server/domain/ledger/pages/rollout-pages.ts';
import { decisionWords, reportedWords, reporterWords, stateWords } from './local-words.ts';

/** What an area says now of a step, whether the department confirms it, and what it last confirmed. */
export function StandingNow({ standing }: { standing: StandingShown }) {
  const { latest, confirmed } = standing;
  const older = confirmed !== null && confirmed.id !== latest.id ? confirmed : null;
  return (
    <>
      {reportedWords(latest)}
      {latest.reason ? `: ${latest.reason}` : ''}
      <span className="govuk-hint app-source">
        {decisionWords(latest)}
        {older ? `. Counted as “${stateWords[older.state]}”, the last report confirmed` : ''}
      </span>
    </>
  );
}

/**
 * The first go-live date and every move of it with its reason.
 * @param earlier how many moves a list of many areas leaves out; the area's own page has them all
 */
export function GoLiveMoves({ standing, earlier = 0 }: { standing: StandingShown; earlier?: number }) {
  const { firstLiveOn, moves } = standing;
  if (firstLiveOn === null) return <>None given</>;
  if (moves.length === 0) return <>{formatDate(firstLiveOn)}</>;
  return (
    <ul className="govuk-list app-compact-list">
      <li>First given as {formatDate(firstLiveOn)}</li>
      {earlier > 0 ? <li>{formatCount(earlier, 'earlier change')}, on the area’s own page</li> : null}
      {moves.map((move) => (
        <li key={move.id}>
          {move.to ? `Changed to ${formatDate(move.to)}` : 'Taken back'}, {reporterWords(move)}
          {move.reason ? `: ${move.reason}` : ''}
        </li>
      ))}
    </ul>
  );
}

/** Every report of an area on a step, the newest first. */
export function ReportHistory({ standing, step }: { standing: StandingShown; step: string }) {
  return (
    <Details
      summary={
        <>
          {formatCount(standing.reports.length, 'report')}
          <span className="govuk-visually-hidden"> on {step}</span>
        </>
      }
    >
      <ReportList standing={standing} />
    </Details>
  );
}

/** The same, always open. */
export function ReportList({ standing }: { standing: StandingShown }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {standing.reports.toReversed().map((report) => (
        <li key={report.id}>
          {reportedWords(report)}, {reporterWords(report)}
          {report.reason ? `: ${report.reason}` : ''}
          <span className="govuk-hint app-source">{decisionWords(report)}</span>
        </li>
      ))}
    </ul>
  );
}
