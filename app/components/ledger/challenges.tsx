import { formatDate } from '#app/format.ts';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { paths } from '#app/paths.ts';
import type { ChallengeShown } from '#server/domain/ledger/pages/promises/voices.ts';
import { LaterNote } from './recorded-later.tsx';
import { rowAnchor } from './row-anchor.ts';

const outcomes: Record<ChallengeShown['outcome'], string> = {
  received: 'Waits for a moderator',
  upheld: 'Upheld',
  declined: 'Declined',
};

/** An address is a link; a reference stands as it is. */
function Source({ source }: { source: string }) {
  return /^https?:\/\//.test(source) ? (
    <a className="govuk-link" href={source} rel="nofollow ugc noreferrer">
      {source}
    </a>
  ) : (
    source
  );
}

/** What readers dispute about a promise or recommendation, with the answer each got; one that waits shows no words of it. */
export function Challenges({ about, challenges }: { about: string; challenges: readonly ChallengeShown[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Challenges</h2>
      {challenges.length === 0 ? <p className="govuk-body">Nobody has challenged this entry.</p> : null}
      {challenges.map((challenge) => (
        <article key={challenge.id} id={rowAnchor(challenge.id)}>
          <h3 className="govuk-heading-s">
            {outcomes[challenge.outcome]}: a challenge to {challenge.about}
          </h3>
          {challenge.text === '' ? (
            <p className="govuk-body">
              Received on {formatDate(challenge.receivedOn)}. Its words are shown once a moderator has read them.
            </p>
          ) : (
            <>
              <p className="app-quote">{challenge.text}</p>
              <SummaryList
                rows={[
                  ...(challenge.source ? [{ key: 'What shows it', value: <Source source={challenge.source} /> }] : []),
                  ...(challenge.removed ? [{ key: 'Taken out', value: challenge.removed }] : []),
                  { key: 'Answer', value: challenge.answer ?? '' },
                  { key: 'Decided by', value: `${challenge.moderator}, on ${formatDate(challenge.statedOn)}` },
                  { key: 'Received', value: formatDate(challenge.receivedOn) },
                ]}
              />
            </>
          )}
          <LaterNote of={challenge.id} />
        </article>
      ))}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.challenge(about)}>
          Challenge this entry
        </a>
      </p>
    </>
  );
}
