import { formatCount, formatDate } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { Move, MilestoneStory as Story } from '#server/domain/ledger/pages/milestones/milestone-pages.ts';
import { DayOr } from './day.tsx';
import { LaterNote } from './recorded-later.tsx';
import { rowAnchor } from './row-anchor.ts';
import { EvidenceList, SourceCitation } from './source-citation.tsx';
import { LatenessTag, MilestoneTag } from './status-tag.tsx';

function movedWhen(move: Move): string {
  if (move.movedOn) return `on ${formatDate(move.movedOn)}`;
  if (move.movedAfter && move.movedBefore) {
    return `between ${formatDate(move.movedAfter)} and ${formatDate(move.movedBefore)}`;
  }
  return 'on a day not published';
}

/** A text as a sentence: with one full stop at its end. */
const closed = (text: string) => text.replace(/\.?$/, '.');

/** One change of a date, with its reason or the words that none was published. */
export function MoveText({ move }: { move: Move }) {
  return (
    <>
      From <DayOr dated={move.from} otherwise="no date" /> to <DayOr dated={move.to} otherwise="no new date" />, moved{' '}
      {movedWhen(move)}. Reason: {closed(move.reason ?? 'not published')}
      {move.note ? ` ${closed(move.note)}` : ''}
      {move.source ? (
        <span className="govuk-hint app-source">
          Source: <SourceCitation source={move.source} />
        </span>
      ) : null}
    </>
  );
}

const roles = { delivers: 'Delivers the promise', follows: 'Accompanies or follows the promise' } as const;

/** In how many areas a milestone is live that says “every area”, and what that means for its state. */
function PlacesLine({ places: { steps, live, heard, reported, of, asAt } }: { places: NonNullable<Story['places']> }) {
  return (
    <li>
      Live in {live} of {of} areas, as at {formatDate(asAt)}.{' '}
      {reported === 0
        ? `${heard === 0 ? 'No area has reported' : `Of ${formatCount(heard, 'area')} that reported none is confirmed`}, so what is recorded here rests on published evidence alone. `
        : `${reported} of ${of} areas reported and were confirmed; it is met once it is live in all. `}
      {steps.map(({ slug, title, why }) => (
        <span key={slug}>
          Told by the step{' '}
          <a className="govuk-link" href={paths.rollout({ stage: slug })}>
            {title}
          </a>
          {why ? `: ${why}` : ''}.{' '}
        </span>
      ))}
    </li>
  );
}

/** A milestone with its first date, every move, what became of it, and the evidence. */
export function MilestoneStory({ story }: { story: Story }) {
  const moves = story.moves.filter((move) => move.direction !== 'first-date');
  return (
    <article className="app-milestone" id={story.slug}>
      <h3 className="govuk-heading-s">
        {story.title} <MilestoneTag state={story.state} />{' '}
        {story.lateness ? <LatenessTag lateness={story.lateness} /> : null}
      </h3>
      <ul className="govuk-list">
        <li>
          {roles[story.role]}
          {story.roleWhy ? ` – ${story.roleWhy}` : ''}
        </li>
        <li>
          First date: <DayOr dated={story.first} otherwise="no date was ever given" />
          <LaterNote of={story.slug} />
        </li>
        {moves.map((move) => (
          <li key={move.id} id={rowAnchor(move.id)}>
            Date moved: <MoveText move={move} />
            <LaterNote of={move.id} />
          </li>
        ))}
        {story.places ? <PlacesLine places={story.places} /> : null}
        {story.passed ? (
          <li id={rowAnchor(story.passed.id)}>
            Date passed: <DayOr dated={story.passed.due} otherwise="" />, with nothing recorded as met
          </li>
        ) : null}
        {story.happenedOn ? (
          <li>
            Happened: <DayOr dated={story.happenedOn} otherwise="" />
          </li>
        ) : story.state === 'met' ? (
          <li>Happened on a day not known</li>
        ) : null}
        {story.checkNote ? <li>To check: {story.checkNote}</li> : null}
        <li>
          <a className="govuk-link" href={paths.lineage('milestone', story.slug)}>
            What this milestone goes back to<span className="govuk-visually-hidden">: {story.title}</span>
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.challenge(`milestone/${story.slug}`)}>
            Challenge this milestone<span className="govuk-visually-hidden">: {story.title}</span>
          </a>
        </li>
      </ul>
      <EvidenceList evidence={story.evidence} />
    </article>
  );
}
