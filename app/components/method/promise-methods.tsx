import { StatusTag } from '#app/components/ledger/status-tag.tsx';
import { WordsTable } from '#app/components/words-table.tsx';
import { formatDate } from '#app/format.ts';
import { Table } from '#app/govuk/table.tsx';
import { paths } from '#app/paths.ts';
import type { MethodologyPage } from '#server/domain/ledger/pages/method-pages.ts';
import { Bullets, Part, Said } from './method-part.tsx';

/** How promises are judged, told late, counted and linked to recommendations. */
export function PromiseMethods({ page }: { page: MethodologyPage }) {
  const { statements, researchedTo } = page;
  return (
    <>
      <Part id="status">
        <p className="govuk-body">
          A status is never typed in. It follows from the milestones of the promise by these tests. They are tried in
          this order, and the first that applies holds. Each promise is judged as at the day it was last checked, never
          as at a later one.
        </p>
        <Table
          caption="The written tests"
          captionClasses="govuk-table__caption--s"
          head={[{ text: 'Written test' }, { text: 'Status' }]}
          rows={page.statusRules.map(({ id, status, test }) => [
            { text: test },
            { text: <StatusTag key={id} status={status} /> },
          ])}
        />
        <WordsTable caption="What each status says" head="Status" words={page.statuses} />
        <p className="govuk-body">
          Verdicts of others stand beside this, never in it: each is of a named organisation, with the test it applied,
          its method, its interest and its evidence. They are not averaged, and nobody judges for another.
          Lived-experience notes stand beside both: the words of people who live with a promise, supplied by a group,
          entered by one person and approved by another. They say how it was, and change no status.
        </p>
        <p className="govuk-body">
          Anyone may{' '}
          <a className="govuk-link" href={paths.challenge()}>
            challenge an entry
          </a>{' '}
          with a source. A moderator, assessor or administrator decides, never one from the organisation that is
          challenged: nobody from the department on its own record, and nobody from a judge’s organisation on its
          verdict. They can take out what could identify a person, at most two thirds of the text, and nothing else. The
          challenge and its answer are published with the next release, at the latest after five working days; one that
          waits longer is counted without its words.
        </p>
        <WordsTable caption="Is the outcome seen? What a judge may say" head="Answer" words={page.outcomes} />
        <WordsTable caption="What a milestone does for its promise" head="Role" words={page.roles} />
        {page.rolePrinciples.length > 0 ? (
          <>
            <h3 className="govuk-heading-s">How a milestone’s role is decided</h3>
            <Bullets items={page.rolePrinciples} />
          </>
        ) : null}
        <h3 className="govuk-heading-s">Milestones that say “every area”</h3>
        <p className="govuk-body">
          {page.everyArea}{' '}
          <a className="govuk-link" href={paths.rollout()}>
            See rollout by place
          </a>
          .
        </p>
      </Part>

      <Part id="dates">
        <p className="govuk-body">
          A date moves only by a new record with its reason, or with the words that no reason was published. A date put
          back before it passed counts as moved. What never had a date can never be late: that is a state of its own.
        </p>
        <WordsTable caption="Kinds of lateness" head="Kind" words={page.lateness} />
        {researchedTo ? (
          <p className="govuk-body">
            Promises were followed up to {formatDate(researchedTo)}. Nothing is called late for a day after that.
          </p>
        ) : null}
        <Said text={statements?.act} />
      </Part>

      <Part id="progress">
        <p className="govuk-body">
          There is no percentage delivered: promises differ too much in size, and many milestones are only publications.
          Instead the pages count how many promises have reached each step. A promise counts at every step it has
          reached.
        </p>
        <WordsTable caption="Steps a promise can reach" head="Step" words={page.steps} />
        <WordsTable caption="Kinds of milestone" head="Kind" words={page.stages} />
        <WordsTable caption="Kinds of sums of money, in cash and never added up" head="Kind" words={page.money} />
      </Part>

      <Part id="answers">
        <p className="govuk-body">
          What the government answered, whether the promise was delivered, and whether the outcome was seen are three
          different facts and are kept apart. A recommendation that was turned down, or a promise that was superseded,
          never counts as delivered.
        </p>
        <WordsTable caption="What the government answered" head="Answer" words={page.responses} />
        <WordsTable caption="How well a promise fits a recommendation" head="Fit" words={page.fits} />
        <p className="govuk-body">The fit judges the promise, not its delivery.</p>
        <WordsTable caption="How far the promises that answer it got" head="Standing" words={page.standings} />
        <WordsTable caption="Why no promise answers a recommendation" head="Reason" words={page.unanswered} />
        <Said text={statements?.mapping} />
      </Part>
    </>
  );
}
