import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import type { LineageBranch, LineagePage, LineageThing } from '#server/domain/ledger/pages/lineage-page.ts';

const kinds = {
  recommendation: 'Recommendation',
  commitment: 'Promise',
  milestone: 'Milestone',
  evidence: 'Evidence',
  metric: 'Metric',
} as const;

/** Where a thing of the line is shown: a milestone and its evidence stand on the page of their promise. */
export function placeOf({ kind, id, commitment, milestone }: LineageThing): string {
  if (kind === 'recommendation') return paths.recommendation(id);
  if (kind === 'commitment') return paths.commitment(id);
  if (kind === 'metric') return paths.metric(id);
  const promise = paths.commitment(commitment ?? '');
  const there = kind === 'milestone' ? id : milestone;
  return there ? `${promise}#${there}` : promise;
}

/** What a thing is, said before its title. */
export const kindOf = ({ kind }: LineageThing) => kinds[kind];

function Thing({ thing }: { thing: LineageThing }) {
  const said = [thing.link, thing.standing].filter((each) => each !== null).join('; ');
  return (
    <>
      {kinds[thing.kind]}:{' '}
      <a className="govuk-link" href={placeOf(thing)}>
        {thing.title}
      </a>
      {said ? <span className="app-secondary"> ({said})</span> : null}
    </>
  );
}

/** The line as lists within lists: each thing under the one it hangs on. */
export function LineageList({ branches }: { branches: readonly LineageBranch[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {branches.map((branch, at) => (
        <li key={`${branch.kind} ${branch.id} ${at}`}>
          <Thing thing={branch} />
          {branch.next && branch.next.length > 0 ? <LineageList branches={branch.next} /> : null}
        </li>
      ))}
    </ul>
  );
}

const nothingBefore = {
  recommendation: 'Here the line begins.',
  commitment: 'No recommendation of the three reviews is linked to this promise.',
  milestone: 'No promise is linked to it.',
  evidence: 'Nothing is linked to it.',
  metric: 'No promise is linked to this metric.',
} as const;

const nothingAfter = {
  recommendation: 'None of the promises answers it. That is not proof that nothing was done.',
  commitment: 'No milestone, evidence or metric is recorded.',
  milestone: 'No evidence is recorded.',
  evidence: 'Here the line ends.',
  metric: 'Here the line ends.',
} as const;

/** Both directions of the line, with words where there is nothing. */
export function LineageBothWays({ lineage, level = 'h2' }: { lineage: LineagePage; level?: 'h2' | 'h3' }) {
  const { here, before, after } = lineage;
  const Heading = level;
  const look = level === 'h2' ? 'govuk-heading-m' : 'govuk-heading-s';
  return (
    <>
      <Heading className={look}>What it goes back to</Heading>
      {before.length > 0 ? <LineageList branches={before} /> : <p className="govuk-body">{nothingBefore[here.kind]}</p>}
      <Heading className={look}>What came of it</Heading>
      {after.length > 0 ? <LineageList branches={after} /> : <p className="govuk-body">{nothingAfter[here.kind]}</p>}
    </>
  );
}

/** The line on the page of one of its things, closed until asked for. */
export function LineageDetails({ lineage }: { lineage: LineagePage }) {
  const { kind, id } = lineage.here;
  if (kind === 'evidence') return null;
  return (
    <section aria-labelledby="lineage">
      <h2 className="govuk-heading-m" id="lineage">
        From recommendation to figure
      </h2>
      <Details summary="Walk the line: recommendation, promise, milestone, evidence, metric">
        <LineageBothWays lineage={lineage} level="h3" />
      </Details>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.lineage(kind, id)}>
          See the line drawn
        </a>
      </p>
    </section>
  );
}
